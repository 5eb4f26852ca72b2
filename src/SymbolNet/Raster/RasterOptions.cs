namespace SymbolNet.Raster;

/// <summary>How ink becomes the picture a network sees. Stored with every model, so that training and drawing share one rasteriser.</summary>
public sealed record RasterOptions
{
    /// <summary>Widest pen in pixels of the picture: farther from the centre line an <see cref="InkField"/> does not measure.</summary>
    public const float PenLimit = 2 * InkField.Reach - 1;

    /// <summary>Side of the square picture in pixels.</summary>
    public int Size { get; init; } = 32;

    /// <summary>The longer side of the ink's bounding box in pixels of the picture; the rest is margin.</summary>
    public float InkExtent { get; init; } = 28f;

    /// <summary>Width of the pen in pixels of the picture.</summary>
    public float PenWidth { get; init; } = 1.5f;

    /// <summary>Throws when the numbers do not make a picture.</summary>
    /// <exception cref="InvalidInputException">Size outside 8..256, ink extent outside 1..Size, pen width outside 0.5..Size/4 or above <see cref="PenLimit"/>.</exception>
    public void Validate()
    {
        if (Size is < 8 or > 256)
            throw new InvalidInputException($"The picture size must be 8 to 256 pixels, not {Size}.");
        if (!(InkExtent >= 1 && InkExtent <= Size))
            throw new InvalidInputException($"The ink extent must be 1 to {Size} pixels, not {InkExtent}.");
        var widest = MathF.Min(Size / 4f, PenLimit);
        if (!(PenWidth >= 0.5f && PenWidth <= widest))
            throw new InvalidInputException($"The pen width must be 0.5 to {widest} pixels, not {PenWidth}.");
    }
}
