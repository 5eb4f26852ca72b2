using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;
using SymbolNet.Recognition;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>One-shot accuracies on whole alphabets: among up to 20 characters of one of them, and among all characters.</summary>
sealed class OneShotValidation : Validation
{
    const int WithinEpisodes = 400, AllEpisodes = 5, MostWays = 20;

    /// <summary>Episodes have a seed of their own, so that runs with different seeds are compared on the same ones.</summary>
    const long EpisodeSeed = 20;

    readonly EpisodeSampler? within;
    readonly EpisodeSampler all;

    /// <summary>Renders the held-out drawings once. Within alphabets of one character nothing is measured.</summary>
    /// <exception cref="InvalidInputException">A character has one drawing only.</exception>
    public OneShotValidation(SymbolCollection heldOut, RasterOptions raster, CancellationToken cancellation) : base(heldOut, raster, cancellation)
    {
        int[] sizes = [.. heldOut.Classes.CountBy(symbol => symbol.Alphabet).Select(alphabet => alphabet.Value).Where(size => size > 1)];
        within = sizes.Length == 0 ? null : new EpisodeSampler(heldOut, Math.Min(MostWays, sizes.Min()), 1, 1, true, EpisodeSeed);
        all = new EpisodeSampler(heldOut, 0, 1, EpisodeSampler.AllQueries, false, EpisodeSeed);
    }

    public override string Decisive => "oneShotAmongAll";

    public override Measurement Measure(EmbeddingNetwork network, nn.Module? head)
    {
        var embedded = EmbeddedCollection.Embed(HeldOut.Collection, item => HeldOut[item], EmbedderOf(network));
        double Mean(EpisodeSampler sampler, int episodes) => FewShotEvaluation.Accuracies(embedded, sampler, episodes, new DecisionRule()).Average();
        var metrics = new Dictionary<string, double>();
        if (within is not null)
            metrics["oneShotWithinAlphabet"] = Mean(within, WithinEpisodes);
        metrics[Decisive] = Mean(all, AllEpisodes);
        return new(metrics);
    }
}
