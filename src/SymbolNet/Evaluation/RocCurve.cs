using System.Numerics.Tensors;

namespace SymbolNet.Evaluation;

/// <summary>How well a score parts two groups.</summary>
public static class RocCurve
{
    /// <summary>
    /// The area under the curve: how likely a random positive scores above a random negative, equal scores counting half; 1 parted, 0.5 chance. By ranks, in n log n. (Mann and Whitney, Ann. Math. Stat.
    /// 18, 1947.)
    /// </summary>
    /// <exception cref="ArgumentException">A group is empty, or a score is not a number.</exception>
    public static double Area(ReadOnlySpan<float> positives, ReadOnlySpan<float> negatives)
    {
        if (positives.IsEmpty || negatives.IsEmpty)
            throw new ArgumentException("The area under the ROC curve needs scores of both groups.");
        var scores = new float[positives.Length + negatives.Length];
        positives.CopyTo(scores);
        negatives.CopyTo(scores.AsSpan(positives.Length));
        if (Array.Exists(scores, float.IsNaN))
            throw new ArgumentException("A score is not a number.");
        var isPositive = new bool[scores.Length];
        isPositive.AsSpan(0, positives.Length).Fill(true);
        Array.Sort(scores, isPositive);
        var rankSum = 0.0;
        for (var from = 0; from < scores.Length;)
        {
            var (to, tiedPositives) = (from, 0);
            for (; to < scores.Length && scores[to] == scores[from]; to++)
                if (isPositive[to])
                    tiedPositives++;
            // Ranks count from 1; equal scores share the mean of their ranks.
            rankSum += tiedPositives * ((from + 1 + to) / 2.0);
            from = to;
        }
        return (rankSum - positives.Length * (positives.Length + 1.0) / 2) / ((double)positives.Length * negatives.Length);
    }

    /// <summary>
    /// How many negatives are taken for positives, 0..1, when the threshold is the highest that takes at least <paramref name="trueAccepts"/> of the positives (a score at the threshold is taken):
    /// with 0.95, the number known as FPR@95.
    /// </summary>
    /// <exception cref="ArgumentException">A group is empty, a score is not a number, or the share is not above 0 and at most 1.</exception>
    public static double FalseAccepts(ReadOnlySpan<float> positives, ReadOnlySpan<float> negatives, double trueAccepts = 0.95)
    {
        if (positives.IsEmpty || negatives.IsEmpty)
            throw new ArgumentException("A share of false accepts needs scores of both groups.");
        if (!(trueAccepts is > 0 and <= 1))
            throw new ArgumentException($"The share of true accepts must be above 0 and at most 1, not {trueAccepts}.", nameof(trueAccepts));
        var sorted = positives.ToArray();
        if (TensorPrimitives.IsNaNAny<float>(sorted) || TensorPrimitives.IsNaNAny(negatives))
            throw new ArgumentException("A score is not a number.");
        Array.Sort(sorted);
        // 0.95 of 20 is 19, though the product is 19.000000000000004 for some shares.
        var needed = (int)Math.Ceiling(trueAccepts * sorted.Length - 1e-9);
        var threshold = sorted[^Math.Max(needed, 1)];
        var taken = 0;
        foreach (var score in negatives)
            if (score >= threshold)
                taken++;
        return (double)taken / negatives.Length;
    }
}
