using System.Collections.Immutable;

namespace SymbolNet.Recognition;

/// <summary>A drawing of which the truth is known, as a search saw it: what <see cref="DecisionRule.Fit"/> learns from.</summary>
/// <param name="Scores">Score of every candidate (<see cref="DecisionRule.ScoreOf"/>), in any order.</param>
/// <param name="Truth">Index of the true candidate; null when the truth is none of them.</param>
public sealed record ScoredQuery(ImmutableArray<float> Scores, int? Truth);
