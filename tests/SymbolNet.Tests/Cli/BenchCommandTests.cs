using System.Text.Json;
using SymbolNet.Cli;
using SymbolNet.Tests.Learning;

namespace SymbolNet.Tests.Cli;

/// <summary>The bench of objectives as a command.</summary>
public sealed class BenchCommandTests : IDisposable
{
    // Three alphabets of as many characters and drawings as the episodes need.
    static readonly string[] Command = ["bench", "objectives", "--dataset", "procedural:5/3x20x8", "--network", "keras-demo", "--threads", "1"];

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (SymbolNetCommand.Run([.. Command, .. arguments], output, error), output.ToString(), error.ToString());
    }

    [Fact]
    public void Every_objective_is_trained_and_measured_by_what_it_was_trained_for()
    {
        var (code, output, _) = Run("--hold-out", "Made-up 5/3", "--steps", "2", "--out", folder["bench"], "--json", "--report", folder["bench.html"]);
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal((2, 20), (json.RootElement.GetProperty("steps").GetInt32(), json.RootElement.GetProperty("characters").GetInt32()));
        var objectives = json.RootElement.GetProperty("objectives").EnumerateArray().ToList();
        Assert.Equal(
            [
                ("margin softmax + contrast", "cosine"), ("margin softmax (cosine)", "cosine"), ("margin softmax (angular)", "cosine"), ("contrastive softmax", "cosine"), ("triplet, semi-hard", "cosine"),
                ("prototypical", "distance"), ("contrastive", "distance"), ("pairs", "judge of pairs"), ("classification", "cosine"),
            ],
            objectives.Select(objective => (objective.GetProperty("objective").GetString(), objective.GetProperty("scoredBy").GetString())));
        var table = File.ReadAllText(folder["bench/leaderboard.md"]);
        Assert.All(objectives, objective =>
        {
            foreach (var name in new[] { "oneShotWithinAlphabet", "fiveShotWithinAlphabet", "oneShotAmongAll", "fiveShotAmongAll" })
            {
                var (accuracy, confidence) = (objective.GetProperty(name).GetProperty("accuracy").GetDouble(), objective.GetProperty(name).GetProperty("confidence95").GetDouble());
                // Nothing is learned in two steps, but drawings of one character are alike to any network.
                Assert.InRange(accuracy, 0.05, 1);
                Assert.InRange(confidence, 0, 0.1);
            }
            foreach (var name in new[] { "unknownOneShot", "unknownFiveShot" })
                Assert.InRange(objective.GetProperty(name).GetDouble(), 0.3, 1);
            Assert.Equal((JsonValueKind.Null, 32_448), (objective.GetProperty("digits").ValueKind, objective.GetProperty("parameters").GetInt32()));
            Assert.InRange(objective.GetProperty("picturesPerSecond").GetDouble(), 1, 1e6);
            Assert.Contains($"| {objective.GetProperty("objective").GetString()} | {objective.GetProperty("scoredBy").GetString()} | ", table, StringComparison.Ordinal);
        });
        Assert.Equal(2 + objectives.Count, table.TrimEnd().Split('\n').Length);
        Assert.Contains("One-shot accuracy", File.ReadAllText(folder["bench.html"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Klingon", "2", "has no alphabet")]
    [InlineData("Made-up 5/3", "0", "must be above 0")]
    public void What_cannot_be_compared_is_refused_in_a_sentence(string heldOut, string steps, string why)
    {
        var (code, output, error) = Run("--hold-out", heldOut, "--steps", steps, "--out", folder["bench"]);
        Assert.Equal((SymbolNetCommand.InvalidInput, ""), (code, output));
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["bench/leaderboard.md"]));
    }
}
