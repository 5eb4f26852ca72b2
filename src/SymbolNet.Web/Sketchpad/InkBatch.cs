namespace SymbolNet.Web.Sketchpad;

/// <summary>What happened to the ink since the last batch: first everything is wiped if <paramref name="Reset"/>, then strokes are taken away, then points are appended.</summary>
/// <param name="Revision">The sender's count of changes; each batch has a higher one than the one before.</param>
/// <param name="Reset">Start from a clean sheet.</param>
/// <param name="Removed">Ids of strokes that were erased or undone; unknown ids are passed over.</param>
/// <param name="Strokes">New strokes and continued ones.</param>
public sealed record InkBatch(int Revision, bool Reset = false, int[]? Removed = null, StrokeInk[]? Strokes = null);
