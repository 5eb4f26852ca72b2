namespace SymbolNet.Web.Sketchpad;

/// <summary>What the browser tells about the sheet after every change.</summary>
/// <param name="Strokes">Number of strokes.</param>
/// <param name="CanUndo">There is something to undo.</param>
/// <param name="CanRedo">There is something to redo.</param>
/// <param name="Empty">Nothing is drawn.</param>
public sealed record InkState(int Strokes, bool CanUndo, bool CanRedo, bool Empty);
