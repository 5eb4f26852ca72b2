namespace SymbolNet.Evaluation;

/// <summary>Where the true class comes among all classes, ordered by score; its mean over many queries says how far off an answer is that is not right at once.</summary>
public static class TruthRank
{
    /// <summary>The rank of the true class, from 1 for the best. Equal scores share the mean of their ranks, so that a scorer that gives every class the same score gains nothing by it.</summary>
    /// <param name="scores">Score of every class, higher is better.</param>
    /// <param name="truth">Index of the true class.</param>
    /// <exception cref="ArgumentException">There is no such class, or a score is not a number.</exception>
    public static double Of(ReadOnlySpan<float> scores, int truth)
    {
        if ((uint)truth >= (uint)scores.Length)
            throw new ArgumentException($"There is no class {truth} among {scores.Length}.", nameof(truth));
        var (above, equal) = (0, 0);
        foreach (var score in scores)
        {
            if (float.IsNaN(score))
                throw new ArgumentException("A score is not a number.", nameof(scores));
            if (score > scores[truth])
                above++;
            else if (score == scores[truth])
                equal++;
        }
        return above + (1 + equal) / 2.0;
    }
}
