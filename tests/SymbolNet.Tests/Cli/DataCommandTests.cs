using System.Text;
using System.Text.Json;
using SymbolNet.Cli;
using SymbolNet.Learning.Data;
using SymbolNet.Tests.Learning;

namespace SymbolNet.Tests.Cli;

public sealed class DataCommandTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (SymbolNetCommand.Run(["data", .. arguments], output, error), output.ToString(), error.ToString());
    }

    [Fact]
    public void Show_counts_what_is_there()
    {
        var (code, output, error) = Run("show", "procedural:7/2x3x4", "--json");
        Assert.Equal((0, ""), (code, error));
        var json = JsonDocument.Parse(output).RootElement;
        Assert.Equal((2, 6, 24, 0), (json.GetProperty("alphabets").GetInt32(), json.GetProperty("classes").GetInt32(), json.GetProperty("drawings").GetInt32(), json.GetProperty("problems").GetInt32()));
        Assert.Equal(4, json.GetProperty("drawingsOf").GetProperty("Made-up 7/2").GetProperty("character03").GetInt32());
        Assert.Contains("24", Run("show", "procedural:7/2x3x4").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_and_columns_are_chosen_by_options()
    {
        var text = new StringBuilder("file,kind\n");
        foreach (var name in "01AB")
        {
            folder.Write($"{name}.png", PngFixture.Grey(2, 1, [0, 255]));
            text.Append(name).Append(".png,").Append(name).Append('\n');
        }
        var table = folder.Write("table.csv", Encoding.UTF8.GetBytes(text.ToString()));
        var (code, output, _) = Run("show", table, "--path-column", "file", "--label-column", "kind", "--classes", "digits_B", "--json");
        Assert.Equal(0, code);
        Assert.Equal(3, JsonDocument.Parse(output).RootElement.GetProperty("classes").GetInt32());
        (code, output, var error) = Run("show", table, "--path-column", "file", "--label-column", "kind", "--classes", "lowercases");
        Assert.Equal((SymbolNetCommand.InvalidInput, ""), (code, output));
        Assert.Contains("'lowercases' chooses no class", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_ten_problems_are_named_and_all_are_counted()
    {
        for (var i = 0; i < 12; i++)
            folder.Write($"set/a/bad{i:00}.png", [1]);
        folder.Write("set/a/good.png", PngFixture.Grey(2, 1, [0, 255]));
        var (code, _, error) = Run("show", folder["set"]);
        Assert.Equal(0, code);
        Assert.Contains("bad09.png", error, StringComparison.Ordinal);
        Assert.DoesNotContain("bad10.png", error, StringComparison.Ordinal);
        Assert.Contains("Left out: 12 files", error, StringComparison.Ordinal);
        Assert.Equal(12, JsonDocument.Parse(Run("show", folder["set"], "--json").Output).RootElement.GetProperty("leftOut").GetArrayLength());
        File.Delete(folder["set/a/good.png"]);
        (code, _, error) = Run("show", folder["set"]);
        Assert.Equal(SymbolNetCommand.InvalidInput, code);
        Assert.Contains("None of the 12 files", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contact_sheet_is_written()
    {
        Assert.Equal(0, Run("show", "procedural:7/2x3x4", "--sheet", folder["sheet.png"], "--rows", "5", "--columns", "3").Code);
        var sheet = PngReader.Read(File.ReadAllBytes(folder["sheet.png"]), "sheet.png");
        Assert.Equal((3 * 52 + 4, 5 * 52 + 4), (sheet.Width, sheet.Height));
    }

    [Fact]
    public void Unknown_data_sets_cannot_be_downloaded()
    {
        var (code, _, error) = Run("download", "imagenet", "--to", folder.Path);
        Assert.Equal(SymbolNetCommand.InvalidInput, code);
        Assert.Contains("emnist, omniglot-background", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }
}
