namespace SymbolNet.Learning.Reports;

/// <summary>An upright line in a chart: a threshold, a chosen rate, the best step.</summary>
/// <param name="X">Where.</param>
/// <param name="Label">What it is.</param>
public sealed record ChartMark(double X, string Label);
