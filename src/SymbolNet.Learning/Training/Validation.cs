using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;
using SymbolNet.Recognition;
using TorchSharp;

namespace SymbolNet.Learning.Training;

/// <summary>Measures a network on alphabets it is not trained on, with the same episodes every time.</summary>
sealed class Validation
{
    const int WithinEpisodes = 400, AllEpisodes = 5, Ways = 20;

    /// <summary>Episodes have a seed of their own, so that runs with different seeds are compared on the same ones.</summary>
    const long EpisodeSeed = 20;

    readonly SymbolCollection heldOut;
    readonly SymbolBitmap[] bitmaps;
    readonly int ways;

    /// <summary>Renders the held-out drawings once.</summary>
    public Validation(SymbolCollection heldOut, RasterOptions raster, CancellationToken cancellation)
    {
        this.heldOut = heldOut;
        var rasterizer = new Rasterizer(raster);
        bitmaps = new SymbolBitmap[heldOut.Items.Count];
        InParallel.For(bitmaps.Length, i => bitmaps[i] = heldOut.Items[i].Render(rasterizer), cancellation);
        ways = Math.Min(Ways, heldOut.Classes.GroupBy(symbol => symbol.Alphabet).Min(alphabet => alphabet.Count()));
    }

    /// <summary>Name of the metric that decides which weights are best.</summary>
    public const string Decisive = "oneShotAmongAll";

    /// <summary>One-shot accuracies as fractions: among up to 20 characters of one alphabet, and among all held-out characters.</summary>
    /// <param name="network">In evaluation mode.</param>
    public IReadOnlyDictionary<string, double> Measure(EmbeddingNetwork network)
    {
        var runner = new NetworkRunner(network, torch.CPU);
        var embedded = EmbeddedCollection.Embed(heldOut, item => bitmaps[item], runner.Embed);
        double Mean(EpisodeSampler sampler, int episodes) => FewShotEvaluation.Accuracies(embedded, sampler, episodes, new DecisionRule()).Average();
        return new Dictionary<string, double>
        {
            ["oneShotWithinAlphabet"] = Mean(new EpisodeSampler(heldOut, ways, 1, 1, true, EpisodeSeed), WithinEpisodes),
            [Decisive] = Mean(new EpisodeSampler(heldOut, 0, 1, EpisodeSampler.AllQueries, false, EpisodeSeed), AllEpisodes),
        };
    }
}
