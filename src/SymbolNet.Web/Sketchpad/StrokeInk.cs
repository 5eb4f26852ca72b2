namespace SymbolNet.Web.Sketchpad;

/// <summary>Points to be appended to a stroke, which begins with the first of them.</summary>
/// <param name="Id">The sender's number of the stroke within the drawing.</param>
/// <param name="Points">Flat quadruples: x and y in pixels, pressure 0..1, milliseconds since the drawing began.</param>
public sealed record StrokeInk(int Id, float[] Points);
