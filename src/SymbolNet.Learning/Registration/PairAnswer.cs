using System.Collections.Immutable;
using SymbolNet.Recognition;

namespace SymbolNet.Learning.Registration;

/// <summary>SymbolNet's answer to "what is this?": one category above the threshold is the answer, several are a list to choose from, none is an unknown symbol.</summary>
/// <param name="Certainty">Which of the three.</param>
/// <param name="Above">The categories above the threshold, best first.</param>
/// <param name="All">All categories, best first; equal scores in the order of registration.</param>
public sealed record PairAnswer(Certainty Certainty, ImmutableArray<ScoredCategory> Above, ImmutableArray<ScoredCategory> All)
{
    /// <summary>The published threshold.</summary>
    public const float UsualThreshold = 0.85f;

    /// <summary>Decides by scores.</summary>
    /// <param name="categories">The categories.</param>
    /// <param name="scores">Score of each.</param>
    /// <param name="threshold">What a score has to be above, 0..1.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="InvalidInputException">The threshold is outside 0..1.</exception>
    public static PairAnswer Decide(IReadOnlyList<RememberedCategory> categories, ReadOnlySpan<float> scores, float threshold = UsualThreshold)
    {
        if (categories.Count != scores.Length)
            throw new ArgumentException($"There are {scores.Length} scores for {categories.Count} categories.", nameof(scores));
        if (!(threshold is >= 0 and <= 1))
            throw new InvalidInputException($"The threshold for an answer must be from 0 to 1, not {threshold}.");
        var scored = new ScoredCategory[scores.Length];
        for (var i = 0; i < scored.Length; i++)
            scored[i] = new(categories[i], scores[i]);
        ImmutableArray<ScoredCategory> all = [.. scored.OrderByDescending(category => category.Score)];
        ImmutableArray<ScoredCategory> above = [.. all.TakeWhile(category => category.Score > threshold)];
        return new(above.Length switch { 0 => Certainty.Unknown, 1 => Certainty.Confident, _ => Certainty.Unsure }, above, all);
    }
}
