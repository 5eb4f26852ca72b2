namespace SymbolNet.Web.Storage;

/// <summary>Where the ink of an <see cref="ExemplarRow"/> is. The numbers are stored.</summary>
public enum DrawingKind
{
    /// <summary>In the starter memory, under the same id.</summary>
    Starter = 0,

    /// <summary>In the row, in the binary form of <see cref="Ink.DrawingFormat"/>.</summary>
    Strokes = 1,
}
