using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>How rightly a head answers about what is held out, and about a sample of what it learns from: where the two part, it over-fits.</summary>
/// <param name="training">What is learned from.</param>
/// <param name="options">The numbers of the training.</param>
/// <param name="classes">The classes learned from.</param>
sealed class HeadMeasure(SymbolCollection training, TrainingOptions options, IReadOnlyList<SymbolClass> classes)
{
    /// <summary>Name of the metric.</summary>
    public const string Metric = "classifier";

    /// <summary>About as many drawings of what is learned from are asked, the same part of every class.</summary>
    const int MostLearned = 1000;

    /// <summary>The sample has a seed of its own, so that runs with different seeds are compared on the same one.</summary>
    const long SampleSeed = 20;

    readonly RenderedCollection learned = new(SampleOf(training), options.Raster);

    /// <summary>Asks the head.</summary>
    /// <param name="heldOut">What is held out; the head knows a class of it.</param>
    /// <param name="network">In evaluation mode.</param>
    /// <param name="head">In evaluation mode.</param>
    public Measurement Measure(RenderedCollection heldOut, EmbeddingNetwork network, nn.Module head)
    {
        var classifier = new ClassifierModel(new NetworkRunner(network, network.parameters().First().device), (nn.Module<Tensor, Tensor>)head, classes, options.Objective);
        var answers = ClassifierTest.Run(heldOut, classifier);
        return new(new Dictionary<string, double> { [Metric] = answers.Confusions.Accuracy.Share })
        {
            // A probability too small for its type counts as the smallest one.
            Loss = answers.Queries.Average(query => -Math.Log(Math.Max(query.Scores[query.Truth], float.Epsilon))),
            TrainingAccuracy = ClassifierTest.Run(learned, classifier).Confusions.Accuracy.Share,
        };
    }

    static SymbolCollection SampleOf(SymbolCollection training)
    {
        var part = Math.Min(1, (double)MostLearned / training.Items.Count);
        return new(training.Description, training.Classes, [.. training.ItemsOf.SelectMany((items, symbol) =>
            new SeededRandom(SampleSeed, RandomPurpose.Samples, symbol).Choose(items, Math.Max(1, (int)(part * items.Length)))).Select(item => training.Items[item])]);
    }
}
