using SymbolNet.Ink;

namespace SymbolNet.Web.Lab;

/// <summary>A drawing of a digit.</summary>
/// <param name="Digit">What it shows, 0..9.</param>
/// <param name="Drawing">The ink.</param>
public sealed record DigitDrawing(int Digit, Drawing Drawing);
