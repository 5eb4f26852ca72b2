using System.Collections.Immutable;

namespace SymbolNet.Learning.Curation;

/// <summary>Where a curation loop stood after a round.</summary>
/// <param name="Number">Rounds done; 0 is the head before it learned anything.</param>
/// <param name="Labels">Drawings labelled so far; those nobody could tell are left out.</param>
/// <param name="Answers">The answers of this round.</param>
/// <param name="Loss">Mean binary cross entropy of the round's last epoch, as it was met; null where there was nothing to learn from.</param>
/// <param name="Weights">The head's weights: how each output speaks for "yes" (above 0) or "no".</param>
/// <param name="Bias">The head's bias.</param>
/// <param name="Accuracy">Share of the test's drawings answered right; null without a test.</param>
/// <param name="Histogram">How the predictions, of the test or without one of the pool, are spread over <see cref="CurationSession.HistogramBins"/> bins from 0 to 1.</param>
public sealed record CurationRound(
    int Number, int Labels, ImmutableArray<CurationAnswer> Answers, double? Loss, ImmutableArray<float> Weights, float Bias, double? Accuracy, ImmutableArray<int> Histogram)
{
    /// <summary>How many of the round's questions came from the <see cref="UncertaintyBand"/>; the others were the nearest beside it, or any.</summary>
    internal int InBand => Answers.Count(answer => UncertaintyBand.After(Number - 1).Contains(answer.Probability));
}
