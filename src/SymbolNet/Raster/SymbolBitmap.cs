namespace SymbolNet.Raster;

/// <summary>A square picture of a symbol as a network sees it: ink coverage from 0 (paper) to 1 (ink), row by row from the top. Immutable.</summary>
public sealed class SymbolBitmap
{
    readonly float[] ink;

    /// <summary>Takes over <paramref name="ink"/>, which must not be changed afterwards.</summary>
    /// <exception cref="ArgumentException">The length is not size × size.</exception>
    public SymbolBitmap(int size, float[] ink)
    {
        if (ink.Length != size * size)
            throw new ArgumentException($"A bitmap of side {size} holds {size * size} values, not {ink.Length}.", nameof(ink));
        (Size, this.ink) = (size, ink);
    }

    /// <summary>Side in pixels.</summary>
    public int Size { get; }

    /// <summary>Coverage 0..1, <c>Size × Size</c> values, row-major.</summary>
    public ReadOnlySpan<float> Ink => ink;
}
