namespace SymbolNet.Raster;

/// <summary>A straight piece of a centre line; both ends may be the same point.</summary>
readonly record struct Segment(float X1, float Y1, float X2, float Y2);
