using SymbolNet.Raster;

namespace SymbolNet.Learning.Reports;

/// <summary>Two drawings and what the network thought of them.</summary>
/// <param name="One">A drawing.</param>
/// <param name="Other">The other drawing.</param>
/// <param name="Score">How likely they are the same symbol; "same" from 0.5 on.</param>
/// <param name="AreSame">Whether they are.</param>
public sealed record ScoredPair(SymbolBitmap One, SymbolBitmap Other, float Score, bool AreSame)
{
    /// <summary>The distance that the score was made of, to be shown in its place; null where there is none.</summary>
    public double? Distance { get; init; }

    /// <summary>Whether the score says what is true; "same" from 0.5 on.</summary>
    public bool IsRight => Score >= 0.5f == AreSame;
}
