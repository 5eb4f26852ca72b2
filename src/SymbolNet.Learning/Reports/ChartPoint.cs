namespace SymbolNet.Learning.Reports;

/// <summary>A point of a curve.</summary>
/// <param name="X">Along.</param>
/// <param name="Y">Up; a point that is not finite leaves a gap in the curve.</param>
public readonly record struct ChartPoint(double X, double Y);
