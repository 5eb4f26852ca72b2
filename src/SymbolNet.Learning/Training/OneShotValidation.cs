using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;
using SymbolNet.Recognition;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>One-shot accuracies on whole alphabets: among up to 20 characters of one of them, and among all characters.</summary>
sealed class OneShotValidation(SymbolCollection heldOut, RasterOptions raster, CancellationToken cancellation) : Validation(heldOut, raster, cancellation)
{
    const int WithinEpisodes = 400, AllEpisodes = 5, MostWays = 20;

    /// <summary>Episodes have a seed of their own, so that runs with different seeds are compared on the same ones.</summary>
    const long EpisodeSeed = 20;

    readonly int ways = Math.Min(MostWays, heldOut.Classes.GroupBy(symbol => symbol.Alphabet).Min(alphabet => alphabet.Count()));

    public override string Decisive => "oneShotAmongAll";

    public override IReadOnlyDictionary<string, double> Measure(EmbeddingNetwork network, nn.Module? head)
    {
        var embedded = EmbeddedCollection.Embed(HeldOut.Collection, item => HeldOut[item], EmbedderOf(network));
        double Mean(EpisodeSampler sampler, int episodes) => FewShotEvaluation.Accuracies(embedded, sampler, episodes, new DecisionRule()).Average();
        return new Dictionary<string, double>
        {
            ["oneShotWithinAlphabet"] = Mean(new EpisodeSampler(HeldOut.Collection, ways, 1, 1, true, EpisodeSeed), WithinEpisodes),
            [Decisive] = Mean(new EpisodeSampler(HeldOut.Collection, 0, 1, EpisodeSampler.AllQueries, false, EpisodeSeed), AllEpisodes),
        };
    }
}
