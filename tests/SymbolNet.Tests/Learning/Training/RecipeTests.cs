using SymbolNet.Learning.Augmentation;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using SymbolNet.Learning.Training;
using static System.FormattableString;

namespace SymbolNet.Tests.Learning.Training;

/// <summary>The recipes of published systems train with the published numbers.</summary>
public sealed class RecipeTests
{
    // A step of 100 pairs is one of 200 pictures.
    [Theory]
    [InlineData("symbolnet-uppercases", "symbolnet 1 2 3 to 22140 values", "evaluator subtract, same 0.5 uniform", "5000 steps of 200", "Adam 0.0001 0.9 0.999, decay 0.0001 of everything, Constant", "uppercases")]
    [InlineData("symbolnet-digits-uppercases", "symbolnet 1 2 3 to 22140 values", "evaluator subtract, same 0.5 uniform", "10000 steps of 200", "Adam 0.0001 0.9 0.999, decay 0.0001 of everything, Constant", "digits_uppercases")]
    [InlineData("symbolnet-concatenate", "symbolnet 1 2 3 to 22140 values", "evaluator concatenate, same 0.5 uniform", "5000 steps of 200", "Adam 0.0001 0.9 0.999, decay 0.0001 of everything, Constant", "uppercases")]
    [InlineData("digits-demo", "keras-demo to 128 values", "classification", "2345 steps of 128", "Adam 0.001 0.9 0.999, Constant", "all, 0.1 held out")]
    [InlineData("odd-digits-demo", "keras-demo to 128 values", "frozen-binary 1 3 5 7 9", "500 steps of 128", "Adam 0.1 0.9 0.999, Constant", "all, 0.1 held out")]
    [InlineData("siamese-resnet18", "resnet18 64 to 512 values", "comparison absoluteDifference, same 0.5 uniform", "3000 steps of 128", "AdamW 0.001 0.9 0.99, decay 0.01, OneCycle", "all, 0.25 held out")]
    [InlineData("triplet-zfnet", "zfnet 220 to 128 values", "triplet semiHard, margin 0.2", "2000 steps of 64", "Adam 0.001 0.9 0.999, Constant", "all, 0.15 held out")]
    [InlineData("frozen-classifier-zfnet", "zfnet 220 to 128 values", "frozen-classifier", "2000 steps of 64", "Adam 0.01 0.9 0.999, Constant", "all, 0.15 held out")]
    [InlineData("contrastive-lecture", "lecture 128 to 2 values", "contrastive, margin 2, same 0.5 uniform", "1563 steps of 128", "Adam 0.001 0.9 0.999, Constant", "all")]
    [InlineData("prototypical", "prototypical to 64 values", "prototypical, 60-way 1-shot 5 asked", "10000 steps of 360", "Adam 0.001 0.9 0.999, Step", "all")]
    public void Published_numbers_stay(string name, string network, string objective, string steps, string optimization, string classes)
    {
        var recipe = Read(name);
        var training = recipe.Training.Complete();
        var (goal, how, sampling) = (training.Objective, training.Optimization, training.Objective.Sampling);
        Assert.Equal(name, training.Name);
        Assert.Equal(network, Words(training.Network.Name, training.Network.Layers, "to", training.Network.Dimension, "values"));
        Assert.Equal(objective, List(
            Words(goal.PairHead is { } head ? Lower(head) : goal.Name, Lower(goal.CompareMode), Lower(goal.FeatureComparison), Lower(goal.Mining), goal.PositiveClasses is { } yes ? string.Join(" ", yes) : ""),
            goal.Margin is { } margin ? Invariant($"margin {margin}") : "", sampling.SameProportion is { } same ? Invariant($"same {same} {Lower(sampling.Classes)}") : "",
            sampling.Ways is { } ways ? $"{ways}-way {sampling.Shots}-shot {sampling.Queries} asked" : ""));
        Assert.Equal(steps, $"{recipe.Steps} steps of {training.Batch}");
        Assert.Equal(optimization, List(
            Invariant($"{how.Optimizer} {how.LearningRate:0.#####} {how.Beta1} {how.Beta2}"), how.WeightDecay > 0 ? Invariant($"decay {how.WeightDecay:0.#####}{(how.DecayEverything ? " of everything" : "")}") : "", $"{how.Schedule}"));
        Assert.Equal(classes, List(recipe.Classes ?? "all", recipe.Validation is { } part ? Invariant($"{part} held out") : ""));
        Assert.Equal((0, 0.0), (training.ComposedCharacters, training.AverageDecay));
        // Nobody published warped drawings or pens of several widths; the siamese network's photographs are not symbols.
        if (name != "siamese-resnet18")
            Assert.Equal(new AugmentationOptions { RotationDegrees = 0, Stretch = 0, Shear = 0, Shrink = 0, Shift = 0, Elastic = 0, ThinnestPen = training.Raster.PenWidth / 2, ThickestPen = training.Raster.PenWidth / 2 }, training.Augmentation);
    }

    [Fact]
    public void Symbolnet_has_the_published_number_of_parameters()
    {
        var training = Read("symbolnet-uppercases").Training.Complete();
        using var network = NetworkRegistry.Create(training.Network, new SeededRandom(1, RandomPurpose.Weights));
        using var objective = ObjectiveRegistry.Create(training.Objective, network, ProceduralSymbols.Create(1, 2, 2, seed: 1).Classes, 1, new SeededRandom(1, RandomPurpose.Weights));
        Assert.Equal(1_677_752, network.ParameterCount + objective.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void Every_layer_of_the_siamese_backbone_learns_slower_than_the_head()
    {
        var training = Read("siamese-resnet18").Training.Complete();
        using var network = NetworkRegistry.Create(training.Network, new SeededRandom(1, RandomPurpose.Weights));
        Assert.All(network.named_parameters(), entry => Assert.Contains(training.Optimization.RateFactors, factor => $"network.{entry.name}".StartsWith(factor.Key, StringComparison.Ordinal) && factor.Value < 1));
        Assert.Equal(training.Optimization.RateFactors["network.conv1"], training.Optimization.RateFactors["network.bn1"]);
    }

    static string Words(params object[] words) => string.Join(" ", words.Where(word => word is not ""));

    static string List(params string[] parts) => string.Join(", ", parts.Where(part => part.Length > 0));

    static string Lower(object? value) => value?.ToString() is { } text ? char.ToLowerInvariant(text[0]) + text[1..] : "";

    static Recipe Read(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "models", "recipes", $"{name}.json") is var file && File.Exists(file))
                return Recipe.Read(file);
        throw new FileNotFoundException($"The recipe '{name}' is nowhere above the tests.");
    }
}
