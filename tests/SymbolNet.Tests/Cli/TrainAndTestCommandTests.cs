using System.Text;
using System.Text.Json;
using SymbolNet.Cli;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Training;
using SymbolNet.Tests.Learning;
using SymbolNet.Tests.Learning.Reports;

namespace SymbolNet.Tests.Cli;

public sealed class TrainAndTestCommandTests : IDisposable
{
    const string First = "procedural:3/1x5x8", Second = "procedural:4/1x4x8";

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    string Recipe(string objective) => folder.Write($"{objective}.json", Encoding.UTF8.GetBytes("""
        {"summary":"A small run.","steps":8,"training":{"network":{"layers":"c8/2 p c16 p","dimension":16},"raster":{"size":16,"inkExtent":14,"penWidth":1.2},"orientations":1,"batch":16,"threads":1,
         "precision":"float32","objective":{"name":"OBJECTIVE"}}}
        """.Replace("OBJECTIVE", objective, StringComparison.Ordinal)));

    string[] Command(string objective, params string[] more) =>
    [
        "train-and-test", "--recipe", Recipe(objective), "--dataset", First, "--test", First, "--test", Second, "--out", folder["run"], "--pairs", "60", "--memories", "2", "--seen", "4", "--queries", "20", .. more,
    ];

    static (int Code, string Output, string Error) Run(string[] arguments, CancellationTokenSource? stop = null)
    {
        using var output = new StringWriter();
        using var error = new StopWriter(stop);
        return (SymbolNetCommand.Run(arguments, output, error, stop?.Token ?? default), output.ToString(), error.ToString());
    }

    [Fact]
    public void A_run_that_was_stopped_goes_on_and_nothing_is_done_twice()
    {
        // Stopped while it trains.
        using var stop = new CancellationTokenSource();
        var (code, _, error) = Run(Command("pairs"), stop);
        Assert.Equal(SymbolNetCommand.Stopped, code);
        Assert.False(File.Exists(folder["run/tests/1.json"]));
        (code, var output, error) = Run(Command("pairs", "--json"));
        Assert.Equal(0, code);
        Assert.Contains("it goes on", error, StringComparison.Ordinal);
        var json = JsonDocument.Parse(output).RootElement;
        Assert.Equal((8, 2), (json.GetProperty("steps").GetInt32(), json.GetProperty("tests").GetArrayLength()));
        // Four drawings of each of four characters are left when four were shown.
        Assert.Equal((60, 16), (json.GetProperty("tests")[0].GetProperty("pairing").GetProperty("pairs").GetInt32(), json.GetProperty("tests")[1].GetProperty("classification").GetProperty("images").GetInt32()));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("tests")[0].GetProperty("classifier").ValueKind);
        Assert.Contains($"Pairs of {Second}", File.ReadAllText(folder["run/report.html"]), StringComparison.Ordinal);

        // Complete: nothing is trained or tested again, and the same is said.
        var weights = File.GetLastWriteTimeUtc(folder["run/last.safetensors"]);
        (code, var again, error) = Run(Command("pairs", "--json"));
        Assert.Equal((0, output), (code, again));
        Assert.DoesNotContain("Testing", error, StringComparison.Ordinal);
        Assert.Equal(weights, File.GetLastWriteTimeUtc(folder["run/last.safetensors"]));

        // Only the test that is missing is run.
        File.Delete(folder["run/tests/2.json"]);
        (_, again, error) = Run(Command("pairs"));
        Assert.DoesNotContain("(1 of 2)", error, StringComparison.Ordinal);
        Assert.Contains("(2 of 2)", error, StringComparison.Ordinal);
        Assert.Contains("pairing", again, StringComparison.Ordinal);

        // More steps: another model, tested anew.
        (_, _, error) = Run(Command("pairs", "--steps", "10"));
        Assert.Contains("(1 of 2)", error, StringComparison.Ordinal);
        Assert.Equal(10, ModelDescription.Read(folder["run"]).Steps);
    }

    [Fact]
    public void The_curve_counts_what_was_done_again_once()
    {
        folder.Write("run/progress.jsonl", """
            {"kind":"started","step":0,"steps":9}
            {"kind":"steps","step":3,"steps":9,"loss":5}
            {"kind":"steps","step":6,"steps":9,"loss":4}
            {"kind":"started","step":3,"steps":9}
            {"kind":"steps","step":5,"steps":9,"loss":3}
            {"kind":"ste
            """u8.ToArray());
        var news = new TrainingHistory(folder["run"]).Read();
        Assert.Equal([5, 3], news.Where(item => item.Loss is not null).Select(item => item.Loss!.Value));
    }

    [Fact]
    public void A_classifier_is_tested_where_it_knows_the_classes()
    {
        var (code, output, _) = Run(Command("classification", "--json", "--tensorboard", folder["board"]));
        Assert.Equal(0, code);
        Assert.Contains("training/loss", EventFile.Tags(folder["board"]));
        var tests = JsonDocument.Parse(output).RootElement.GetProperty("tests");
        Assert.Equal(JsonValueKind.Null, tests[0].GetProperty("pairing").ValueKind);
        Assert.Equal(40, tests[0].GetProperty("classifier").GetProperty("images").GetInt32());
        // Its characters have the same names and are others.
        Assert.Equal(JsonValueKind.Null, tests[1].GetProperty("classifier").ValueKind);
        Assert.Contains("own classifier", File.ReadAllText(folder["run/report.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_comes_to_light_before_the_training()
    {
        foreach (var (why, arguments) in new[] { ("There is no file or folder", Command("pairs", "--test", folder["nowhere"])), ("either --minutes", Command("pairs", "--steps", "3", "--minutes", "1")), ("steps must be above 0", Command("pairs", "--steps", "0")) })
        {
            var (code, output, error) = Run(arguments);
            Assert.Equal((SymbolNetCommand.InvalidInput, ""), (code, output));
            Assert.Contains(why, error, StringComparison.Ordinal);
            Assert.False(Directory.Exists(folder["run"]));
        }
    }

    /// <summary>Asks to stop as soon as the training says that it started.</summary>
    sealed class StopWriter(CancellationTokenSource? stop) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.StartsWith("Started", StringComparison.Ordinal) == true)
                stop?.Cancel();
        }
    }
}
