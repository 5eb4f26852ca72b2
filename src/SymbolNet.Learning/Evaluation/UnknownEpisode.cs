using System.Collections.Immutable;
using SymbolNet.Evaluation;
using SymbolNet.Recognition;

namespace SymbolNet.Learning.Evaluation;

/// <summary>An episode in which some characters were taught and others were not. Immutable.</summary>
/// <param name="KnownEvidence">How much speaks for a known character in every drawing of a taught one: <see cref="DecisionRule.Evidence"/>, or the best score where there is no decision rule.</param>
/// <param name="UnknownEvidence">That of every drawing of another character.</param>
/// <param name="Confidences">For each drawing the probability, 0..1, of the decision rule's most likely answer: one of the categories, or none of them. Empty where there is none.</param>
/// <param name="IsRight">Whether each of these answers was right.</param>
public sealed record UnknownEpisode(ImmutableArray<float> KnownEvidence, ImmutableArray<float> UnknownEvidence, ImmutableArray<float> Confidences, ImmutableArray<bool> IsRight)
{
    /// <summary>The area under the ROC curve of the evidence.</summary>
    public double Area { get; } = RocCurve.Area(KnownEvidence.AsSpan(), UnknownEvidence.AsSpan());

    /// <summary>Share, 0..1, of the drawings of other characters that are taken for known where 95 % of those of taught characters are.</summary>
    public double FalseAccepts { get; } = RocCurve.FalseAccepts(KnownEvidence.AsSpan(), UnknownEvidence.AsSpan());

    /// <summary>Whether the probabilities of the decision rule can be believed, over all episodes together.</summary>
    public static CalibrationCurve Calibration(IReadOnlyCollection<UnknownEpisode> episodes) =>
        CalibrationCurve.Of([.. episodes.SelectMany(episode => episode.Confidences)], [.. episodes.SelectMany(episode => episode.IsRight)]);
}
