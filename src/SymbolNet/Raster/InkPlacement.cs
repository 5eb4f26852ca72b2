namespace SymbolNet.Raster;

/// <summary>Where the whole ink goes in the picture: scaled about the centre of its bounding box, which becomes the centre of the picture. Aspect is kept.</summary>
readonly struct InkPlacement
{
    readonly float centreX, centreY, scale, middle;

    /// <summary>Places ink whose centre lines fill the given box. Ink smaller than <paramref name="leastExtent"/> is enlarged no more than ink of that size, so that a trembling tap stays a dot.</summary>
    public InkPlacement(float minX, float minY, float maxX, float maxY, float leastExtent, RasterOptions options)
    {
        scale = options.InkExtent / MathF.Max(leastExtent, MathF.Max(maxX - minX, maxY - minY));
        (centreX, centreY, middle) = ((minX + maxX) / 2, (minY + maxY) / 2, options.Size / 2f);
    }

    /// <summary>A horizontal position in pixels of the picture.</summary>
    public float X(float x) => (x - centreX) * scale + middle;

    /// <summary>A vertical position in pixels of the picture.</summary>
    public float Y(float y) => (y - centreY) * scale + middle;
}
