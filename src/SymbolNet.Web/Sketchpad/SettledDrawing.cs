using SymbolNet.Ink;

namespace SymbolNet.Web.Sketchpad;

/// <summary>A drawing as it was on the sheet at one moment. The pen may have begun the next one since.</summary>
/// <param name="Drawing">What was drawn.</param>
/// <param name="NewestStroke">Its newest stroke, by the number that the browser gave it; 0 when nothing was drawn.</param>
public sealed record SettledDrawing(Drawing Drawing, int NewestStroke);
