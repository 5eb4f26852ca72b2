using System.Globalization;

namespace SymbolNet.Evaluation;

/// <summary>A mean over independent episodes and how far it may be off.</summary>
/// <param name="Mean">The mean of the values; NaN when there is none.</param>
/// <param name="Confidence95">Half the width of the interval that holds the true mean with 95 % (normal approximation: 1.96 standard errors); NaN with fewer than two values.</param>
/// <param name="Count">How many values.</param>
public readonly record struct MeanEstimate(double Mean, double Confidence95, int Count)
{
    /// <summary>The 97.5 % point of the standard normal distribution.</summary>
    const double StandardErrors = 1.959963984540054;

    /// <summary>Estimates the mean of the distribution that the values come from.</summary>
    public static MeanEstimate Of(IReadOnlyCollection<double> values)
    {
        var n = values.Count;
        if (n == 0)
            return new(double.NaN, double.NaN, 0);
        var mean = values.Sum() / n;
        // Two passes: the difference of two large sums would lose the variance of values that are nearly equal.
        var squares = values.Sum(value => (value - mean) * (value - mean));
        return new(mean, n < 2 ? double.NaN : StandardErrors * Math.Sqrt(squares / (n - 1) / n), n);
    }

    /// <summary>As in <c>97.5 % ± 0.3</c>, for values that are shares.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{100 * Mean:0.0#} % ± {100 * Confidence95:0.0#}");
}
