namespace SymbolNet.Learning.Reports;

/// <summary>
/// The distribution of many numbers in TensorBoard's own buckets: 0, and on both sides of it borders that grow by 10 % from 1e-12 to 1e20; a run of empty buckets becomes one. Numbers that are not finite
/// are left out.
/// </summary>
sealed class ValueBuckets
{
    const double Least = 1e-12, Most = 1e20, Growth = 1.1;

    static readonly double[] Borders = AllBorders();

    readonly List<double> limits = [], counts = [];

    /// <summary>Counts numbers.</summary>
    public ValueBuckets(ReadOnlySpan<float> values)
    {
        var all = new double[Borders.Length];
        (Min, Max) = (double.MaxValue, double.MinValue);
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
                continue;
            // A bucket holds what lies below its limit, down to the limit before it.
            var place = Array.BinarySearch(Borders, value);
            all[place < 0 ? ~place : place + 1]++;
            (Min, Max) = (Math.Min(Min, value), Math.Max(Max, value));
            Count++;
            Sum += value;
            SumOfSquares += (double)value * value;
        }
        if (Count == 0)
            (Min, Max) = (0, 0);
        for (var i = 0; i < all.Length; i++)
        {
            var isEmpty = all[i] == 0;
            while (isEmpty && i + 1 < all.Length && all[i + 1] == 0)
                i++;
            limits.Add(Borders[i]);
            counts.Add(all[i]);
        }
    }

    /// <summary>The least number; 0 when there is none.</summary>
    public double Min { get; }

    /// <summary>The greatest number; 0 when there is none.</summary>
    public double Max { get; }

    /// <summary>How many finite numbers.</summary>
    public long Count { get; }

    /// <summary>Their sum.</summary>
    public double Sum { get; }

    /// <summary>The sum of their squares.</summary>
    public double SumOfSquares { get; }

    /// <summary>The upper border of each bucket, rising.</summary>
    public IReadOnlyList<double> Limits => limits;

    /// <summary>How many numbers each bucket holds.</summary>
    public IReadOnlyList<double> Counts => counts;

    static double[] AllBorders()
    {
        var positive = new List<double>();
        for (var border = Least; border < Most; border *= Growth)
            positive.Add(border);
        positive.Add(double.MaxValue);
        return [.. positive.Select(border => -border).Reverse(), 0, .. positive];
    }
}
