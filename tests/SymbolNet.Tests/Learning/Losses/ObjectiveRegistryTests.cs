using System.Text.Json;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Mining;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Learning.Losses;

public sealed class ObjectiveRegistryTests
{
    static SymbolCollection Symbols { get; } = ProceduralSymbols.Create(2, 6, 7, seed: 1);

    static ObjectiveOptions Named(string name) => new()
    {
        Name = name,
        PositiveClasses = name == "frozen-binary" ? ["character01"] : null,
        Sampling = name == "prototypical" ? new() { Ways = 4, Shots = 2, Queries = 3 } : new(),
    };

    static NetworkOptions Tiny { get; } = new() { Size = 8, Layers = "c2/2 p", Dimension = 8 };

    static ObjectiveOptions Complete(ObjectiveOptions options) => ObjectiveRegistry.Complete(options, Tiny);

    static Objective Create(ObjectiveOptions options, NetworkOptions? network = null, int orientations = 4)
    {
        using var made = NetworkRegistry.Create(network ?? Tiny);
        return ObjectiveRegistry.Create(options, made, Symbols.Classes, orientations, new SeededRandom(3, RandomPurpose.Weights));
    }

    public static TheoryData<string> Names => [.. ObjectiveRegistry.Names];

    [Theory, MemberData(nameof(Names))]
    public void Every_objective_has_a_sentence_and_learns_from_the_batches_its_sampler_makes(string name)
    {
        using var scope = NewDisposeScope();
        Assert.EndsWith(".", ObjectiveRegistry.Describe(name), StringComparison.Ordinal);
        var options = Complete(Named(name));
        using var objective = Create(options);
        Assert.Equal(name, objective.GetName());
        Assert.Equal(ObjectiveRegistry.BatchesOf(options), objective.Batches);
        var samples = BatchSampling.Create(options.Sampling, objective.Batches, Symbols, 4, 24, 1).Batch(5);
        var labels = tensor(samples.Select(sample => (long)Symbols.Items[sample.Item].Class * 4 + sample.Orientation).ToArray());
        using var generator = new Generator(1);
        var embeddings = randn(samples.Length, 8, generator: generator).requires_grad_();
        var loss = objective.call(embeddings, labels);
        Assert.True(double.IsFinite(loss.item<float>()));
        loss.backward();
        Assert.Equal(objective.TrainsNetwork, embeddings.grad is { } gradient && gradient.abs().sum().item<float>() > 0);
        Assert.All(objective.parameters(), parameter => Assert.True(parameter.grad!.isfinite().all().item<bool>()));
    }

    [Theory, MemberData(nameof(Names))]
    public void Complete_options_stay_what_they_are_also_as_json(string name)
    {
        var complete = Complete(Named(name));
        Assert.Equal(complete, Complete(complete));
        var read = JsonSerializer.Deserialize<ObjectiveOptions>(JsonSerializer.Serialize(complete, ModelDescription.Json), ModelDescription.Json)!;
        Assert.Equal(complete.PositiveClasses, read.PositiveClasses);
        Assert.Equal(complete, read with { PositiveClasses = complete.PositiveClasses });
    }

    [Theory, MemberData(nameof(Names))]
    public void First_weights_follow_from_the_seed_alone(string name)
    {
        float[] Weights(long torchSeed)
        {
            _ = manual_seed(torchSeed);
            using var objective = Create(Named(name));
            return [.. objective.parameters().SelectMany(parameter => parameter.detach().data<float>().ToArray())];
        }

        using var scope = NewDisposeScope();
        Assert.Equal(Weights(1), Weights(2));
    }

    [Fact]
    public void Defaults_are_the_published_ones()
    {
        Assert.Equal(
            new ObjectiveOptions
            {
                Scale = 30, Margin = 0.25, MarginKind = SoftmaxMargin.Cosine, MarginRamp = 0.15, SoftmaxWeight = 1, ContrastWeight = 1, ContrastScale = 16, ContrastMargin = 0.05,
                Sampling = new() { DrawingsPerClass = 2, AlphabetGroups = 4 },
            },
            Complete(new()));
        Assert.Equal(2, Complete(Named("contrastive")).Margin);
        var triplet = Complete(Named("triplet"));
        Assert.Equal((0.2, TripletMining.SemiHard), (triplet.Margin, triplet.Mining));
        var pairs = Complete(Named("pairs")).Sampling;
        Assert.Equal((0.5, ClassSampling.Uniform), (pairs.SameProportion, pairs.Classes));
        // Without contrast any drawings do, and all of them are gone through.
        Assert.Equal(1, Complete(new() { ContrastWeight = 0 }).Sampling.DrawingsPerClass);
    }

    public static TheoryData<ObjectiveOptions, string> Refused => new()
    {
        { new() { Name = "magic" }, "no objective 'magic'; there are margin-softmax, " },
        { new() { Name = "triplet", Scale = 3 }, "'triplet' has no scale; margin-softmax and contrastive-softmax have one" },
        { new() { Name = "pairs", Margin = 1 }, "'pairs' has no margin" },
        { new() { Mining = TripletMining.Hard }, "'margin-softmax' has no way of mining; triplet has one" },
        { new() { Name = "triplet", Sampling = new() { SameProportion = 0.5 } }, "A proportion of same-class pairs is for objectives that learn from pairs; 'triplet' learns from groups of drawings of a class" },
        { new() { Name = "triplet", Sampling = new() { ClassProbabilities = [1] } }, "Class probabilities are for objectives that learn from pairs" },
        { new() { Name = "pairs", Sampling = new() { Ways = 5 } }, "number of ways is for objectives that learn from episodes; 'pairs' learns from pairs" },
        { new() { Name = "pairs", Sampling = new() { DrawingsPerClass = 2 } }, "learn from single drawings or groups of drawings of a class" },
        { new() { Sampling = new() { DrawingsPerClass = 1 } }, "two drawings per class" },
        { new() { Sampling = new() { AlphabetGroups = -1 } }, "alphabet groups" },
        { new() { Name = "classification", Sampling = new() { DrawingsPerClass = 0 } }, "at least one drawing per class" },
        { new() { Name = "prototypical", Sampling = new() { Ways = 1 } }, "at least 2" },
        { new() { Name = "prototypical", Sampling = new() { Shots = 0 } }, "at least one shot" },
        { new() { Name = "contrastive", Sampling = new() { SameProportion = double.NaN } }, "between 0 and 1, not NaN" },
        { new() { Name = "contrastive", Sampling = new() { Classes = ClassSampling.Custom } }, "needs a probability for each class" },
        { new() { Name = "contrastive", Sampling = new() { Classes = ClassSampling.Uniform, ClassProbabilities = [1] } }, "not for uniform" },
        { new() { Name = "contrastive", Sampling = new() { ClassProbabilities = [0.5, 0.4] } }, "sum to 0.9; they must sum to 1" },
        { new() { Scale = 0 }, "scale" },
        { new() { Scale = double.NaN }, "scale" },
        { new() { Margin = -0.1 }, "margin" },
        { new() { Margin = double.PositiveInfinity }, "margin" },
        { new() { Margin = 4, MarginKind = SoftmaxMargin.Angular }, "radians" },
        { new() { MarginKind = (SoftmaxMargin)7 }, "cosine or angular" },
        { new() { MarginRamp = 1.5 }, "from 0 to 1" },
        { new() { SoftmaxWeight = 0 }, "'contrastive-softmax' does without" },
        { new() { ContrastWeight = -1 }, "contrast weight" },
        { new() { Name = "triplet", Mining = (TripletMining)7 }, "all, hard or semiHard" },
        { new() { Name = "triplet", Margin = 4 }, "no triplet could keep a margin of 4" },
        { new() { Name = "triplet", Margin = 2, SquaredDistances = false }, "no triplet could keep a margin of 2" },
        { new() { Name = "contrastive", PairHead = PairHeadKind.Evaluator }, "'contrastive' has no judge of pairs; pairs has one" },
        { new() { Name = "pairs", CompareMode = CompareMode.Concatenate }, "A compare mode is the evaluator's" },
        { new() { Name = "pairs", PairHead = PairHeadKind.Evaluator, FeatureComparison = FeatureComparison.Cosine }, "the evaluator has a compare mode" },
        { new() { Name = "pairs", FeatureComparison = (FeatureComparison)9 }, "no feature comparison 9" },
        { new() { Name = "pairs", PairHead = (PairHeadKind)9 }, "comparison or evaluator" },
        { new() { Name = "classification", LabelSmoothing = 1 }, "below 1" },
        { new() { Name = "frozen-binary" }, "needs the names of the classes" },
    };

    [Theory, MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_makes_no_sense_is_refused_with_the_reason(ObjectiveOptions options, string why) =>
        Assert.Contains(why, Assert.Throws<InvalidInputException>(() => Complete(options)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(FeatureComparison.AbsoluteDifference)]
    [InlineData(FeatureComparison.Cosine)]
    public void Pairs_are_judged_by_a_comparison_of_the_callers_choice(FeatureComparison comparison)
    {
        using var objective = (PairObjective)Create(new() { Name = "pairs", FeatureComparison = comparison });
        Assert.IsType<PairComparison>(objective.Head);
        Assert.Equal(comparison == FeatureComparison.Cosine ? 4 : 18, objective.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void SymbolNet_is_judged_by_its_evaluator()
    {
        var symbolnet = NetworkRegistry.Published("symbolnet");
        var options = ObjectiveRegistry.Complete(Named("pairs"), symbolnet);
        Assert.Equal((PairHeadKind.Evaluator, CompareMode.Subtract, null), (options.PairHead, options.CompareMode, options.FeatureComparison));
        Assert.Equal(options, ObjectiveRegistry.Complete(options, symbolnet));
        using var objective = (PairObjective)Create(options, symbolnet);
        Assert.IsType<PairEvaluator>(objective.Head);
        Assert.Equal(1_114_802, objective.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void Classes_that_make_no_sense_are_refused_with_the_reason()
    {
        using var network = NetworkRegistry.Create(Tiny);
        void Refuse(ObjectiveOptions options, IReadOnlyList<SymbolClass> classes, string why, int orientations = 1) => Assert.Contains(
            why, Assert.Throws<InvalidInputException>(() => ObjectiveRegistry.Create(options, network, classes, orientations, new SeededRandom(1, RandomPurpose.Weights))).Message, StringComparison.Ordinal);
        Refuse(new(), [new("digits", "0")], "one class");
        // Turned, it is still the only one.
        Refuse(new(), [new("digits", "0")], "one class", 8);
        Refuse(Named("frozen-binary") with { PositiveClasses = ["omega"] }, Symbols.Classes, "no class 'omega'");
        Refuse(Named("frozen-binary"), [.. Symbols.Classes.Where(symbol => symbol.Name == "character01")], "of both kinds");
        Assert.Throws<InvalidInputException>(() => ObjectiveRegistry.Describe("magic"));
        Assert.Throws<InvalidInputException>(() => ObjectiveRegistry.BatchesOf(Named("magic")));
    }
}
