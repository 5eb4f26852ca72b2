namespace SymbolNet.Learning.Reports;

/// <summary>A drawing on a map.</summary>
/// <param name="X">Along.</param>
/// <param name="Y">Up.</param>
/// <param name="Class">Index of its class.</param>
/// <param name="Name">What to call it.</param>
/// <param name="Picture">A small picture of it as a PNG file, shown beside the map while the pointer is on the point; null for none.</param>
public sealed record MapPoint(double X, double Y, int Class, string Name, byte[]? Picture = null);
