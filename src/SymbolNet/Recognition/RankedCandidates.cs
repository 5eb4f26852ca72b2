using System.Collections.Immutable;

namespace SymbolNet.Recognition;

/// <summary>The answer to "what is this?": guesses, most likely first, and how sure the recogniser is.</summary>
/// <param name="Candidates">Guesses, most likely first; empty for an empty drawing or an empty bank.</param>
/// <param name="UnknownProbability">How likely it is none of the known categories, 0..1.</param>
/// <param name="Certainty">Confident: the first candidate. Unsure: one of the first few. Unknown: none.</param>
public sealed record RankedCandidates(ImmutableArray<Candidate> Candidates, float UnknownProbability, Certainty Certainty)
{
    /// <summary>The answer where there is nothing to compare.</summary>
    public static RankedCandidates None { get; } = new([], 1f, Certainty.Unknown);
}
