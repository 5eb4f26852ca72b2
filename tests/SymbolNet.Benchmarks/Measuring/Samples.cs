namespace SymbolNet.Benchmarks.Measuring;

/// <summary>The same thing measured several times. Immutable.</summary>
sealed class Samples
{
    readonly double[] sorted;

    /// <summary>Takes the measured values in any order.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Samples(IEnumerable<double> values)
    {
        sorted = [.. values.Order()];
        if (sorted.Length == 0)
            throw new ArgumentException("Nothing was measured.", nameof(values));
    }

    /// <summary>How often it was measured.</summary>
    public int Count => sorted.Length;

    /// <summary>What one in two is below.</summary>
    public double Median => Quantile(0.5);

    /// <summary>What the machine can do when nothing else runs on it.</summary>
    public double Least => sorted[0];

    /// <summary>The value that a share 0..1 of the values does not exceed, interpolated between neighbours.</summary>
    public double Quantile(double share)
    {
        var place = share * (sorted.Length - 1);
        var (below, above) = (sorted[(int)place], sorted[Math.Min((int)place + 1, sorted.Length - 1)]);
        return below + (above - below) * (place - Math.Floor(place));
    }
}
