using System.Text.Json;
using SymbolNet.Cli;
using SymbolNet.Learning.Data;
using SymbolNet.Tests.Learning.Reports;

namespace SymbolNet.Tests.Learning.Curation;

/// <summary>The command as people and scripts use it.</summary>
public sealed class CurateCommandTests : IDisposable
{
    static readonly SymbolCollection Symbols = ProceduralSymbols.Create(1, 4, 12, seed: 1);

    readonly TemporaryFolder folder = new();
    readonly string[] command;

    public CurateCommandTests()
    {
        FrozenOutputsTests.WriteClassifier(folder["model"], Symbols);
        var images = folder.Write("images.zip", ProceduralSymbols.ToImageZip(Symbols));
        command = ["curate", "--model", folder["model"], "--dataset", images, "--test", images, "--positive", "character01,character03"];
    }

    public void Dispose() => folder.Dispose();

    static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = SymbolNetCommand.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    [Fact]
    public void Labels_answer_and_the_object_and_the_page_tell()
    {
        var (code, output, error) = Run([.. command, "--rounds", "5", "--repeats", "2", "--report", folder["page.html"], "--json"]);
        Assert.Equal((0, ""), (code, error));
        using var document = JsonDocument.Parse(output);
        var root = document.RootElement;
        Assert.Equal((20, 48, 48), (root.GetProperty("labels").GetInt32(), root.GetProperty("pool").GetInt32(), root.GetProperty("test").GetInt32()));
        var runs = root.GetProperty("runs").EnumerateArray().ToArray();
        Assert.Equal([1, 2], runs.Select(run => run.GetProperty("seed").GetInt32()));
        Assert.All(runs, run => Assert.Equal(6, run.GetProperty("accuracies").GetArrayLength()));
        Assert.Equal(runs.Average(run => run.GetProperty("accuracy").GetDouble()), root.GetProperty("accuracy").GetDouble(), 1e-9);
        Assert.All(runs, run => Assert.Equal((4, 20), (run.GetProperty("weights").GetArrayLength(), run.GetProperty("asked").EnumerateObject().Sum(entry => entry.Value.GetInt32()))));
        Assert.StartsWith("<!doctype html>", File.ReadAllText(folder["page.html"]), StringComparison.Ordinal);
        Assert.Equal(output, Run([.. command, "--rounds", "5", "--repeats", "2", "--json"]).Output);
        Assert.Contains("right on the test", Run([.. command, "--rounds", "1", "--tensorboard", folder["board"]]).Output, StringComparison.Ordinal);
        Assert.Equal(["curation/labels", "curation/loss", "curation/right on the test", "head/squares", "head/weights"], EventFile.Tags(folder["board"]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_person_is_shown_drawings_and_may_stop_and_go_on()
    {
        string[] asking = [.. command, "--rounds", "2", "--questions", "2", "--ask", "--state", folder["state.json"], "--json"];
        var before = Console.In;
        try
        {
            Console.SetIn(new StringReader("y\nmaybe\nno\n?\nq\n"));
            var (code, output, error) = Run(asking);
            Assert.Equal(SymbolNetCommand.Stopped, code);
            Assert.Contains('█', error);
            Assert.Contains("Round 1, 2 to go. Is it character01 or character03?", error, StringComparison.Ordinal);
            Assert.Contains("Right on the test", error, StringComparison.Ordinal);
            Assert.Contains("\"labels\":2", output, StringComparison.Ordinal);

            // One question of the second round is answered already.
            Console.SetIn(new StringReader("n\n"));
            (code, output, error) = Run(asking);
            Assert.Equal(0, code);
            Assert.Contains("Round 2, 1 to go", error, StringComparison.Ordinal);
            Assert.Contains("\"labels\":3", output, StringComparison.Ordinal);
        }
        finally
        {
            Console.SetIn(before);
        }
    }

    [Fact]
    public void Bad_input_gets_one_sentence_and_an_exit_code()
    {
        void Refused(string why, params string[] arguments)
        {
            var (code, output, error) = Run(arguments);
            Assert.NotEqual(0, code);
            Assert.Equal("", output);
            Assert.Contains(why, error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        }

        Refused("no class 'x'", [.. command[..^1], "x"]);
        Refused("both kinds", [.. command[..^1], "character01,character02,character03,character04"]);
        Refused("--rounds and --repeats", [.. command, "--rounds", "0"]);
        Refused("questions", [.. command, "--questions", "0"]);
        Refused("epochs", [.. command, "--epochs", "0"]);
        Refused("can be random", [.. command, "--random", "5"]);
        Refused("--repeats is for", [.. command, "--repeats", "2", "--ask"]);
        Refused("no state", [.. command, "--state", folder.Write("other.json", "{}"u8.ToArray())]);
        Run([.. command, "--rounds", "1", "--state", folder["state.json"]]);
        Refused("another question: Is it character01 or character03?", [.. command[..^1], "character02", "--state", folder["state.json"]]);
        Refused("cannot go on with", [.. command, "--pool", "7", "--state", folder["state.json"]]);
    }
}
