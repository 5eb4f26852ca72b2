namespace SymbolNet.Raster;

/// <summary>A grey picture from outside (a file, a data set): one byte a pixel, row by row from the top, 0 black and 255 white. Immutable.</summary>
public sealed class GreyImage
{
    /// <summary>Most pixels a side may have.</summary>
    public const int SideLimit = 4096;

    readonly byte[] pixels;

    /// <summary>Takes over <paramref name="pixels"/>, which must not be changed afterwards.</summary>
    /// <exception cref="InvalidInputException">A side is outside 1..<see cref="SideLimit"/> or the number of bytes does not fit.</exception>
    public GreyImage(int width, int height, byte[] pixels)
    {
        if (width is < 1 or > SideLimit || height is < 1 or > SideLimit)
            throw new InvalidInputException($"A picture may be 1 to {SideLimit} pixels wide and high, not {width} × {height}.");
        if (pixels.Length != width * height)
            throw new InvalidInputException($"A grey picture of {width} × {height} pixels has {width * height} bytes, not {pixels.Length}.");
        (Width, Height, this.pixels) = (width, height, pixels);
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Brightness 0..255, row-major.</summary>
    public ReadOnlySpan<byte> Pixels => pixels;
}
