using System.Text.Json;
using SymbolNet.Cli;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Sampling;
using SymbolNet.Tests.Learning;
using SymbolNet.Tests.Learning.Evaluation;

namespace SymbolNet.Tests.Cli;

/// <summary>The tests of a model as commands: what they print, the pictures and pages they write, and what they refuse.</summary>
public sealed class EvaluateCommandTests(ModelTestsFixture models) : IClassFixture<ModelTestsFixture>, IDisposable
{
    const string Data = "procedural:3/2x5x8";

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (SymbolNetCommand.Run(["evaluate", .. arguments], output, error), output.ToString(), error.ToString());
    }

    static JsonElement Json(params string[] arguments)
    {
        var (code, output, error) = Run([.. arguments, "--json"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Single(output.TrimEnd().Split('\n'));
        return JsonDocument.Parse(output).RootElement;
    }

    static void Refused(string why, params string[] arguments)
    {
        var (code, output, error) = Run(arguments);
        Assert.Equal((SymbolNetCommand.InvalidInput, ""), (code, output));
        Assert.Contains(why, error, StringComparison.Ordinal);
    }

    string Page(string name)
    {
        var page = File.ReadAllText(folder[name]);
        Assert.StartsWith("<!doctype html>", page, StringComparison.Ordinal);
        return page;
    }

    // The drawings the models know, where a command can open them.
    string Images => folder.Write("images.zip", ProceduralSymbols.ToImageZip(models.Symbols));

    [Fact]
    public void Mix_ups_are_counted_and_kept_with_their_drawings()
    {
        string[] command = ["mix-ups", "--model", models.FolderOf("classes"), "--dataset", Data];
        var json = Json([.. command, "--out", folder["mixups.json"], "--report", folder["mixups.html"]]);
        var found = MixUps.Read(folder["mixups.json"]);
        Assert.Equal((10, 70, found.Right, found.All.Count), (json.GetProperty("symbols").GetInt32(), json.GetProperty("asked").GetInt32(), json.GetProperty("right").GetInt32(), json.GetProperty("mixUps").GetInt32()));
        Assert.Equal(found.Asked - found.Right, found.All.Sum(one => one.Count));
        Assert.NotEmpty(found.All);
        Assert.Contains($"{found.NameOf(found.All[0].Symbol)} taken for {found.NameOf(found.All[0].TakenFor)}", Page("mixups.html"), StringComparison.Ordinal);
        Assert.All(found.All, one =>
        {
            Assert.NotEqual(one.Symbol, one.TakenFor);
            Assert.InRange(one.Drawings.Count, 1, one.Count);
            Assert.All(one.Drawings, drawing => Assert.True(drawing.Likeness >= drawing.OwnLikeness));
            Assert.Equal(64, PngReader.Read(one.Drawings[0].Picture, "drawing").Width);
        });
        Assert.Equal(10, found.Symbols.Select(symbol => Convert.ToBase64String(symbol.Picture)).Distinct().Count());
        // Of eight drawings of each, two are kept away; one of the other six is shown.
        Assert.Equal(20, Json([.. command, "--validation", "0.25", "--seed", "5"]).GetProperty("asked").GetInt32());
        var (_, _, said) = Run([.. command, "--json", "--progress"]);
        Assert.EndsWith("70/70\n", said, StringComparison.Ordinal);
        Refused("has no alphabet", [.. command, "--alphabets", "Klingon"]);
        File.WriteAllText(folder["mixups.json"], "{");
        Assert.Contains("cannot be read", Assert.Throws<InvalidInputException>(() => MixUps.Read(folder["mixups.json"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Speed_is_a_time_for_one_drawing() => Assert.InRange(Json("speed", "--model", models.FolderOf("classes")).GetProperty("milliseconds").GetDouble(), 0.001, 1000);

    [Fact]
    public void Pairs()
    {
        string[] command = ["pairs", "--model", models.FolderOf("pairs"), "--dataset", Data, "--pairs", "200"];
        var json = Json([.. command, "--same", "0.25", "--strip", folder["strip.png"], "--report", folder["pairs.html"]]);
        int Number(string name) => json.GetProperty(name).GetInt32();
        double Value(string name) => json.GetProperty(name).GetDouble();
        Assert.Equal((200, 200), (Number("pairs"), Number("samePairs") + Number("differentPairs")));
        Assert.InRange(Number("samePairs"), 25, 80);
        Assert.Equal(Value("accuracy") * 200, Value("same") * Number("samePairs") + Value("different") * Number("differentPairs"), 1e-6);
        var strip = PngReader.Read(File.ReadAllBytes(folder["strip.png"]), "strip.png");
        Assert.True(strip.Width > strip.Height);
        Assert.Contains("Scores of the pairs", Page("pairs.html"), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, Json([.. command, "--same", "1"]).GetProperty("different").ValueKind);
        Assert.Contains("different symbols", Run(command).Output, StringComparison.Ordinal);
        Refused("must lie between 0 and 1", [.. command, "--same", "2"]);
        Refused("must be at least 1", "pairs", "--model", models.FolderOf("pairs"), "--dataset", Data, "--pairs", "0");
    }

    [Theory]
    [InlineData("distances", 1.5, "half of the margin of 3")]
    [InlineData("classes", 1.0, "an angle of 60°")]
    public void Pairs_by_distance(string kind, double threshold, string why)
    {
        string[] command = ["pairs", "--model", models.FolderOf(kind), "--dataset", Data, "--pairs", "200"];
        var json = Json([.. command, "--strip", folder["strip.png"], "--report", folder["pairs.html"]]);
        Assert.Equal((threshold, JsonValueKind.Null), (json.GetProperty("threshold").GetDouble(), json.GetProperty("sameMargin").ValueKind));
        Assert.InRange(json.GetProperty("sameDistance").GetDouble(), 0, json.GetProperty("differentDistance").GetDouble());
        var page = Page("pairs.html");
        Assert.Contains("Distances of the pairs", page, StringComparison.Ordinal);
        Assert.Contains(why, System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("mean distance", Run(command).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pairs")]
    [InlineData("classes")]
    public void Classification(string kind)
    {
        string[] command = ["classification", "--model", models.FolderOf(kind), "--dataset", Data, "--memories", "2", "--seen", "5", "--queries", "25"];
        var json = Json([.. command, "--grid", folder["grid.png"], "--confusion", folder["confusion.svg"], "--report", folder["classes.html"]]);
        // Two of each of ten classes: as many as possible within 25.
        Assert.Equal((20, 10, 5), (json.GetProperty("images").GetInt32(), json.GetProperty("classes").GetInt32(), json.GetProperty("seen").GetInt32()));
        var confusion = json.GetProperty("confusion").EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetInt32()).ToArray()).ToArray();
        Assert.All(confusion, row => Assert.Equal(2, row.Sum()));
        Assert.Equal(json.GetProperty("correct").GetInt32(), confusion.Select((row, i) => row[i]).Sum());
        Assert.InRange(json.GetProperty("meanRank").GetDouble(), 1, 6);
        Assert.Equal(10, json.GetProperty("perClass").GetArrayLength());
        var grid = PngReader.Read(File.ReadAllBytes(folder["grid.png"]), "grid.png");
        Assert.Equal(grid.Width, grid.Height);
        Assert.StartsWith("<svg", File.ReadAllText(folder["confusion.svg"]), StringComparison.Ordinal);
        Assert.Contains("Confusion matrix", Page("classes.html"), StringComparison.Ordinal);
        Assert.Contains("What each class is remembered by", Page("classes.html"), StringComparison.Ordinal);
        Assert.Contains("Block 2 of the 2 shown", Page("classes.html"), StringComparison.Ordinal);
        var (code, output, _) = Run(command);
        Assert.Equal(0, code);
        Assert.Contains("truth down the side", output, StringComparison.Ordinal);
        Refused("at least one memory", "classification", "--model", models.FolderOf(kind), "--dataset", Data, "--memories", "0");
        Refused("0 classes in common", [.. command, "--teach", "procedural:9/1x3x3"]);
    }

    [Fact]
    public void Neighbours()
    {
        File.WriteAllBytes(folder["again.zip"], File.ReadAllBytes(Images));
        var json = Json("neighbours", "--model", models.FolderOf("classes"), "--teach", folder["again.zip"], "--dataset", Images, "--k", "1", "--report", folder["neighbours.html"]);
        Assert.Equal((1.0, 80, 80), (json.GetProperty("accuracy").GetDouble(), json.GetProperty("images").GetInt32(), json.GetProperty("known").GetInt32()));
        Assert.Contains("Every class", Page("neighbours.html"), StringComparison.Ordinal);
        Assert.Contains("Map of embeddings", Page("neighbours.html"), StringComparison.Ordinal);
        Refused("itself", "neighbours", "--model", models.FolderOf("classes"), "--teach", Images, "--dataset", Images);
    }

    [Fact]
    public void Classifier()
    {
        var json = Json("classifier", "--model", models.FolderOf("classes"), "--dataset", Images, "--report", folder["classifier.html"]);
        Assert.Equal((80, 10), (json.GetProperty("images").GetInt32(), json.GetProperty("classes").GetInt32()));
        Assert.Contains("Classified rightly", Page("classifier.html"), StringComparison.Ordinal);
        var question = Json("classifier", "--model", models.FolderOf("yes"), "--dataset", Images);
        Assert.Equal("yes", question.GetProperty("perClass")[1].GetProperty("name").GetString());
        Assert.Contains("character01, character03", Run("classifier", "--model", models.FolderOf("yes"), "--dataset", Images).Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Refused("has no classifier", "classifier", "--model", models.FolderOf("pairs"), "--dataset", Images);
        Refused("knows none of the 10 classes", "classifier", "--model", models.FolderOf("yes"), "--dataset", folder.Write("other.zip", OtherNames()));
    }

    byte[] OtherNames() => ProceduralSymbols.ToImageZip(new SymbolCollection("others", [.. models.Symbols.Classes.Select((symbol, i) => symbol with { Name = $"other{i}" })], models.Symbols.Items));

    [Fact]
    public void Banks_are_asked_with_both_rules()
    {
        var json = Json("banks", "--model", models.FolderOf("classes"), "--dataset", Images, "--shots", "2", "--episodes", "2", "--report", folder["banks.html"]);
        Assert.Contains("What the own rule gains", Page("banks.html"), StringComparison.Ordinal);
        Assert.Equal(2, json.GetProperty("episodes").GetInt32());
        foreach (var name in new[] { "byRule", "byBank" })
            Assert.InRange(json.GetProperty(name).GetDouble(), 0.4, 1);
    }

    [Fact]
    public void Unknown_adds_false_accepts_and_calibration()
    {
        var json = Json("unknown", "--model", models.FolderOf("classes"), "--dataset", Images, "--known", "6", "--episodes", "2", "--report", folder["unknown.html"]);
        Assert.InRange(json.GetProperty("falseAccepts").GetDouble(), 0, 1);
        Assert.InRange(json.GetProperty("calibrationError").GetDouble(), 0, 1);
        // Two episodes in which seven drawings of each of ten characters are asked.
        Assert.Equal(140, json.GetProperty("calibration").EnumerateArray().Sum(bin => bin.GetProperty("answers").GetInt32()));
        Assert.Contains("Reliability", Page("unknown.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_judge_of_pairs_is_asked_itself_where_there_are_few_drawings()
    {
        var unknown = Json("unknown", "--model", models.FolderOf("pairs"), "--dataset", Images, "--known", "6", "--episodes", "2", "--report", folder["unknown.html"]);
        Assert.Equal(("judge of pairs", JsonValueKind.Null, 0), (unknown.GetProperty("scoredBy").GetString(), unknown.GetProperty("calibrationError").ValueKind, unknown.GetProperty("calibration").GetArrayLength()));
        Assert.Contains("Evidence", Page("unknown.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("Reliability", Page("unknown.html"), StringComparison.Ordinal);
        var few = Json("few-shot", "--model", models.FolderOf("pairs"), "--dataset", Images, "--ways", "5", "--shots", "2", "--episodes", "20");
        Assert.Equal("judge of pairs", few.GetProperty("scoredBy").GetString());
        var drawings = DatasetReader.Open(Images);
        Assert.Equal(FewShotEvaluation.Accuracies(ClassSimilarity.Of(drawings, models.Pairs, models.Pairs.Rule), new EpisodeSampler(drawings, 5, 2, 1, false, 1), 20).Average(), few.GetProperty("accuracy").GetDouble(), 1e-9);
    }

    [Fact]
    public void Few_shot_draws_a_map()
    {
        Json("few-shot", "--model", models.FolderOf("classes"), "--dataset", Data, "--ways", "5", "--episodes", "20", "--report", folder["few.html"]);
        var page = Page("few.html");
        Assert.Contains("Map of embeddings", page, StringComparison.Ordinal);
        Assert.Contains("Accuracies of the episodes", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_are_drawn_of_strokes_and_runs()
    {
        Json("strokes", "--model", models.FolderOf("classes"), "--dataset", folder.Write("strokes.zip", ProceduralSymbols.ToStrokeZip(models.Symbols)), "--images", Images, "--ways", "3", "--episodes", "5", "--report", folder["strokes.html"]);
        Assert.Contains("strokes asked", Page("strokes.html"), StringComparison.Ordinal);
        Json("omniglot-runs", "--model", models.FolderOf("classes"), "--runs", folder.Write("runs.zip", EvaluationTests.Runs("")), "--report", folder["runs.html"]);
        Assert.Contains("run02", Page("runs.html"), StringComparison.Ordinal);
    }
}
