using System.Globalization;
using System.Text;
using SymbolNet.Embeddings;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;
using SymbolNet.Recognition;
using SymbolNet.Tests.Learning.Checkpoints;

namespace SymbolNet.Tests.Learning.Evaluation;

public sealed class EvaluationTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Embeds every drawing as the direction of its class with some noise, so that the right answer is known.</summary>
    static EmbeddedCollection Ideal(SymbolCollection symbols, float noise)
    {
        var next = 0;
        return EmbeddedCollection.Embed(symbols, _ => new SymbolBitmap(1, [0f]), bitmaps => [.. bitmaps.Select(_ =>
        {
            var item = symbols.Items[next];
            var random = new SeededRandom(1, RandomPurpose.Weights, next++);
            var values = new float[symbols.Classes.Count];
            for (var i = 0; i < values.Length; i++)
                values[i] = random.Normal() * noise;
            values[item.Class] += 1;
            return new Embedding(values);
        })]);
    }

    static CosineSimilarity Cosines(float noise, DecisionRule rule)
    {
        var embedded = Ideal(Symbols, noise);
        return new(embedded, embedded, rule);
    }

    static readonly SymbolCollection Symbols = ProceduralSymbols.Create(2, 10, 8, seed: 2);

    [Fact]
    public void Embeddings_that_say_everything_are_always_right_and_those_that_say_nothing_guess()
    {
        var sampler = new EpisodeSampler(Symbols, 10, 1, 1, true, 1);
        Assert.All(FewShotEvaluation.Accuracies(Ideal(Symbols, 0.01f), sampler, 20, new()), accuracy => Assert.Equal(1, accuracy));
        Assert.InRange(FewShotEvaluation.Accuracies(Ideal(Symbols, 100f), sampler, 300, new()).Average(), 0.07, 0.14);
        Assert.Throws<InvalidInputException>(() => FewShotEvaluation.Accuracies(Ideal(Symbols, 1), sampler, 0, new()));
    }

    [Fact]
    public void Scores_mix_the_nearest_example_and_the_prototype()
    {
        var (x, y, query) = (new Embedding([1, 0]), new Embedding([0, 1]), new Embedding([3, 4]));
        Span<float> scores = stackalloc float[2];
        new SupportSet([[x], [x, y]], new() { PrototypeWeight = 0.25f, PrototypeHalving = 2 }).Score(query, scores);
        Assert.Equal(0.6f, scores[0], 1e-5f);
        Assert.Equal(0.875f * 0.8f + 0.125f * (0.6f + 0.8f) / MathF.Sqrt(2), scores[1], 1e-5f);
        Assert.Equal(1, new SupportSet([[x], [x, y]], new() { PrototypeWeight = 0.25f, PrototypeHalving = 2 }).Recognise(query));
    }

    [Fact]
    public void Unknown_characters_are_told_apart_when_embeddings_say_so()
    {
        Assert.All(UnknownEvaluation.Areas(Cosines(0.05f, new DecisionRule()), 10, 1, 3, 1), area => Assert.InRange(area, 0.99, 1));
        Assert.InRange(UnknownEvaluation.Areas(Cosines(100f, new DecisionRule()), 10, 1, 20, 1).Average(), 0.45, 0.55);
        Assert.Contains("1 to 19", Assert.Throws<InvalidInputException>(() => UnknownEvaluation.Areas(Cosines(1, new DecisionRule()), 20, 1, 1, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void False_accepts_and_calibration_are_counted_over_every_answer()
    {
        var rule = RuleCalibration.Fit(Ideal(Symbols, 0.2f), new DecisionRule(), 1);
        var episodes = UnknownEvaluation.Run(Cosines(0.2f, rule), 10, 1, 3, 1);
        Assert.All(episodes, episode => Assert.Equal((70, 70, 140), (episode.KnownEvidence.Length, episode.UnknownEvidence.Length, episode.Confidences.Length)));
        Assert.All(UnknownEvaluation.Run(Cosines(0.01f, rule), 10, 1, 3, 1), episode => Assert.Equal((1, 0), (episode.Area, episode.FalseAccepts)));
        Assert.All(UnknownEvaluation.Run(Cosines(100f, rule), 10, 1, 3, 1), episode => Assert.InRange(episode.FalseAccepts, 0.75, 1));
        var calibration = UnknownEpisode.Calibration(episodes);
        Assert.Equal(3 * 140, calibration.Bins.Sum(bin => bin.Accuracy.Total));
        // A rule fitted on such drawings means what it says; one that is always sure does not.
        Assert.InRange(calibration.ExpectedError, 0, 0.15);
        var sure = UnknownEpisode.Calibration(UnknownEvaluation.Run(Cosines(100f, new DecisionRule { UnknownLevel = -9, Temperature = 0.001f }), 10, 1, 3, 1));
        Assert.InRange(sure.ExpectedError, 0.6, 1);
    }

    [Fact]
    public void A_bank_finds_its_own_level_where_that_of_the_rule_is_wrong()
    {
        // So low a level calls nearly everything known, right for little more than half of the drawings.
        var wrong = new DecisionRule { UnknownLevel = 0 };
        var embedded = Ideal(ProceduralSymbols.Create(1, 40, 12, seed: 2), 0.15f);
        foreach (var (byRule, byBank) in BankEvaluation.Run(embedded, 8, 2, wrong, 1))
        {
            Assert.InRange(byRule, 0.5, 0.6);
            Assert.InRange(byBank, 0.9, 1);
        }
        // One drawing of each tells a bank nothing.
        var (asRule, asBank) = BankEvaluation.Run(embedded, 1, 1, wrong, 1)[0];
        Assert.Equal(asRule, asBank);
        Assert.Contains("has one character", Assert.Throws<InvalidInputException>(() => BankEvaluation.Run(Ideal(ProceduralSymbols.Create(2, 1, 8, seed: 2), 1), 1, 1, wrong, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Calibration_makes_a_rule_that_knows_what_it_does_not_know()
    {
        var embedded = Ideal(Symbols, 0.2f);
        var rule = RuleCalibration.Fit(embedded, new DecisionRule { UnknownLevel = -0.9f, Temperature = 1 }, 1);
        rule.Validate();
        // A class is about 0.55 like its own drawings and 0 like others: the level of the unknown lies between.
        Assert.InRange(rule.UnknownLevel, 0.1, 0.6);
        Assert.InRange(rule.Temperature, 0.001, 0.5);
    }

    [Fact]
    public void Strokes_and_pictures_are_paired_by_alphabet_character_and_drawer()
    {
        var strokes = DatasetReader.Open(folder.Write("strokes.zip", ProceduralSymbols.ToStrokeZip(Symbols.Only(["Alphabet1"]))));
        var images = DatasetReader.Open(folder.Write("images.zip", ProceduralSymbols.ToImageZip(Symbols)));
        var pairs = PairedCollections.Of(strokes, images);
        Assert.Equal(80, pairs.Strokes.Items.Count);
        Assert.Equal(pairs.Strokes.Classes, pairs.Images.Classes);
        var rasterizer = new Rasterizer(new RasterOptions { Size = 32, InkExtent = 28, PenWidth = 1.5f });
        var likeness = new List<float>();
        for (var i = 0; i < pairs.Strokes.Items.Count; i++)
        {
            Assert.Equal((pairs.Strokes.Items[i].Class, pairs.Strokes.Items[i].Drawer), (pairs.Images.Items[i].Class, pairs.Images.Items[i].Drawer));
            var (ink, picture) = (pairs.Strokes.Items[i].Render(rasterizer), pairs.Images.Items[i].Render(rasterizer));
            likeness.Add(new Embedding(ink.Ink).Similarity(new Embedding(picture.Ink)));
        }
        // The same drawing: nearly all of its ink lies in the same places. Where thinning takes the tip of a hairpin the whole drawing is scaled a little differently, hence the median.
        Assert.InRange(likeness.Order().ElementAt(likeness.Count / 2), 0.9f, 1.001f);
        Assert.Throws<InvalidInputException>(() => PairedCollections.Of(strokes, Symbols.Only(["Alphabet0"])));
    }

    [Theory]
    [InlineData("all_runs/")]
    [InlineData("")]
    public void Official_runs_are_read_with_and_without_a_top_folder(string top)
    {
        EmbeddingModelTests.Write(folder["model"]);
        using var model = EmbeddingModel.Load(folder["model"]);
        using var tree = FileTree.Open(folder.Write("runs.zip", Runs(top)));
        var runs = OmniglotRuns.Evaluate(tree, model);
        Assert.Equal(["run01", "run02"], runs.Select(run => run.Run));
        // Test and training images of the first run are the same pictures; those of the second are swapped in pairs.
        Assert.Equal((4, 4), (runs[0].Accuracy.Correct, runs[0].Accuracy.Total));
        Assert.Equal((0, 4), (runs[1].Accuracy.Correct, runs[1].Accuracy.Total));
    }

    /// <summary>Two runs of four characters: in the first every test image equals its training image, in the second it equals another's.</summary>
    internal static byte[] Runs(string top)
    {
        var files = new List<(string, byte[])>();
        for (var run = 1; run <= 2; run++)
        {
            var labels = new StringBuilder();
            for (var i = 1; i <= 4; i++)
            {
                var shown = run == 1 ? i : (i - 1 ^ 1) + 1;
                files.Add(($"{top}run0{run}/training/class0{i}.png", ProceduralSymbols.Picture(ProceduralSymbols.Draw(1, i, 1))));
                files.Add(($"{top}run0{run}/test/item0{i}.png", ProceduralSymbols.Picture(ProceduralSymbols.Draw(1, shown, 1))));
                labels.Append(CultureInfo.InvariantCulture, $"run0{run}/test/item0{i}.png run0{run}/training/class0{i}.png\n");
            }
            files.Add(($"{top}run0{run}/class_labels.txt", Encoding.ASCII.GetBytes(labels.ToString())));
        }
        return ProceduralSymbols.Zip(files);
    }

    [Fact]
    public void Broken_runs_are_refused()
    {
        EmbeddingModelTests.Write(folder["model"]);
        using var model = EmbeddingModel.Load(folder["model"]);
        string Refusal((string, byte[])[] files)
        {
            using var tree = FileTree.Open(folder.Write("runs.zip", ProceduralSymbols.Zip(files)));
            return Assert.Throws<InvalidInputException>(() => OmniglotRuns.Evaluate(tree, model)).Message;
        }
        Assert.Contains("holds no runs", Refusal([("a.txt", [1])]), StringComparison.Ordinal);
        Assert.Contains("names no pairs", Refusal([("run01/class_labels.txt", [])]), StringComparison.Ordinal);
        Assert.Contains("does not name", Refusal([("run01/class_labels.txt", "only-one"u8.ToArray())]), StringComparison.Ordinal);
        Assert.Contains("lacks 'run01/b.png'", Refusal([("run01/class_labels.txt", "run01/a.png run01/b.png"u8.ToArray())]), StringComparison.Ordinal);
    }
}
