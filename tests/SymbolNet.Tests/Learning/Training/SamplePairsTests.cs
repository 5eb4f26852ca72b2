using System.Text.Json;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using SymbolNet.Learning.Training;
using SymbolNet.Raster;

namespace SymbolNet.Tests.Learning.Training;

/// <summary>The pairs by which people see a training learn.</summary>
public sealed class SamplePairsTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static SymbolCollection Symbols { get; } = ProceduralSymbols.Create(3, 8, 6, seed: 11);

    List<TrainingProgress> Train(string name, SymbolCollection training, SymbolCollection? heldOut, string kind = "pairs", long seed = 1, string? from = null)
    {
        var news = new List<TrainingProgress>();
        new Trainer(training, heldOut, folder[name], news.Add).Start(TrainerTests.Of(kind) with { Seed = seed }, TrainingBudget.OfSteps(8), from);
        return [.. news.Where(one => one.Kind == TrainingEvent.Scored)];
    }

    [Theory]
    [InlineData("pairs")]
    [InlineData("triplet")]
    [InlineData("classification")]
    public void They_are_scored_at_the_beginning_now_and_then_and_at_the_end(string kind)
    {
        var split = CollectionSplit.Stratified(Symbols, 0.4, 1);
        var scored = Train(kind, split.Training, split.HeldOut, kind);
        Assert.Equal([0, 4, 8], scored.Select(one => one.Step));
        Assert.True(scored[0].PairsHeldOut);
        Assert.All(scored[1..], one => Assert.Null(one.Pairs));
        Assert.All(scored, one => Assert.All(one.PairScores!, score => Assert.InRange(score, 0, 1)));
        Assert.NotEqual(scored[0].PairScores, scored[^1].PairScores);
        var pairs = scored[0].Pairs!;
        Assert.Equal([true, true, true, false, false, false], pairs.Select(pair => pair.AreSame));
        Assert.Equal([false, false, true, false, false, true], pairs.Select(pair => pair.IsHard));
        // Small, however large the drawings are.
        Assert.InRange(JsonSerializer.Serialize(scored[0]).Length, 1000, 16_000);
        Assert.InRange(JsonSerializer.Serialize(scored[1]).Length, 10, 400);
        foreach (var picture in pairs.SelectMany(pair => new[] { pair.One, pair.Other }))
            Assert.Equal((SamplePair.Side, SamplePair.Side), (PngReader.Read(picture, "pair").Width, PngReader.Read(picture, "pair").Height));
    }

    [Fact]
    public void They_are_the_same_whatever_the_run()
    {
        var (one, other) = (Train("one", Symbols, null, seed: 1), Train("other", Symbols, null, "triplet", 2));
        Assert.False(one[0].PairsHeldOut);
        Assert.Equal(one[0].Pairs!.Select(pair => Convert.ToBase64String(pair.One) + pair.Caption), other[0].Pairs!.Select(pair => Convert.ToBase64String(pair.One) + pair.Caption));
    }

    [Fact]
    public void A_run_that_begins_with_a_model_begins_with_its_judge_too()
    {
        var first = Train("first", Symbols, null);
        Assert.Equal(first[^1].PairScores, Train("second", Symbols, null, seed: 2, from: folder["first"])[0].PairScores);
    }

    [Fact]
    public void A_judge_that_compares_otherwise_begins_anew()
    {
        Train("first", Symbols, null);
        // Of the same shapes, but what it learned about differences says nothing about products. One step of next to nothing leaves the judge that the run began with.
        var products = TrainerTests.Of("pairs") with { Seed = 2 };
        products = products with
        {
            Objective = products.Objective with { FeatureComparison = FeatureComparison.Product }, Optimization = new() { LearningRate = 1e-9 }, Validations = 0, AverageDecay = 0,
        };
        float[] Judge(string name) => SafeTensors.Read(folder[$"{name}/weights.safetensors"]).Tensors.Where(entry => entry.Key.StartsWith("head.", StringComparison.Ordinal)).SelectMany(entry => entry.Value.ToFloats()).ToArray();
        new Trainer(Symbols, null, folder["alone"], _ => { }).Start(products, TrainingBudget.OfSteps(1));
        new Trainer(Symbols, null, folder["begun"], _ => { }).Start(products, TrainingBudget.OfSteps(1), folder["first"]);
        Assert.InRange(Apart("alone", "begun"), 0, 1e-4);
        Assert.InRange(Apart("first", "begun"), 1e-2, 10);

        float Apart(string one, string other) => Judge(one).Zip(Judge(other), (a, b) => MathF.Abs(a - b)).Max();
    }

    [Fact]
    public void Few_drawings_make_few_pairs()
    {
        var raster = new RasterOptions();
        SymbolCollection Of(int classes, int drawings) => ProceduralSymbols.Create(1, classes, drawings, seed: 3);
        Assert.Null(SamplePairs.Choose(Of(1, 1), raster));
        Assert.Equal([true], SamplePairs.Choose(Of(1, 5), raster)!.Pairs.Select(pair => pair.AreSame));
        Assert.Equal([false], SamplePairs.Choose(Of(2, 1), raster)!.Pairs.Select(pair => pair.AreSame));
        Assert.Equal(3, SamplePairs.Choose(Of(2, 2), raster)!.Pairs.Count);
    }

    [Fact]
    public void The_hard_ones_are_the_farthest_of_one_character_and_the_nearest_of_two()
    {
        var made = ProceduralSymbols.Create(1, 2, 3, seed: 5);
        // A third character that is drawn like the first.
        var symbols = new SymbolCollection("three", [.. made.Classes, new SymbolClass("Alphabet0", "twin")], [.. made.Items, .. made.ItemsOf[0].Select(item => made.Items[item] with { Class = 2 })]);
        var hard = SamplePairs.Choose(symbols, new RasterOptions())!.Pairs.Single(pair => pair.IsHard && !pair.AreSame);
        Assert.Contains("twin", hard.Caption, StringComparison.Ordinal);
    }
}
