using System.Collections.Immutable;

namespace SymbolNet.Learning.Reports;

/// <summary>A curve.</summary>
/// <param name="Name">What it is; shown in the legend.</param>
/// <param name="Points">Its points, X rising.</param>
public sealed record ChartSeries(string Name, ImmutableArray<ChartPoint> Points)
{
    /// <summary>
    /// How much of each shown point comes from the points before it, 0 (nothing) to below 1: exponential smoothing, corrected for the start as TensorBoard does it. The points themselves stay visible as a
    /// faint line.
    /// </summary>
    public double Smoothing { get; init; }

    /// <summary>The points after smoothing; gaps stay gaps.</summary>
    internal ImmutableArray<ChartPoint> SmoothPoints()
    {
        if (Smoothing <= 0)
            return Points;
        var (past, weight) = (0.0, 1.0);
        var smooth = ImmutableArray.CreateBuilder<ChartPoint>(Points.Length);
        foreach (var point in Points)
        {
            if (!double.IsFinite(point.Y))
            {
                smooth.Add(point);
                continue;
            }
            past = Smoothing * past + (1 - Smoothing) * point.Y;
            weight *= Smoothing;
            smooth.Add(point with { Y = past / (1 - weight) });
        }
        return smooth.MoveToImmutable();
    }
}
