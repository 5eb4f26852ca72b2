using SymbolNet.Ink;

namespace SymbolNet.Raster;

/// <summary>
/// Turns ink and imported pictures into the one kind of picture the network knows. The whole drawing is normalised (never single strokes): its bounding box keeps its aspect, its longer
/// side becomes <see cref="RasterOptions.InkExtent"/>, its centre the picture's centre; then a round anti-aliased pen of constant width draws it. An imported picture is reduced to its
/// centre lines first, so that Omniglot scans, MNIST digits and live ink look alike. A dot, a line and an empty drawing are fine. Thread-safe.
/// </summary>
public sealed class Rasterizer
{
    /// <summary>Drawings smaller than this many pixels of their own frame are enlarged no more than one of this size: no one draws a symbol that small, but a tap trembles.</summary>
    public const float LeastExtent = 4f;

    /// <summary>The same for imported pictures, in half-widths of their strokes: centre lines shorter than that are those of a dot.</summary>
    const float LeastExtentInHalfWidths = 3f;

    /// <summary>Points closer to the one before than this, in pixels of the picture, change nothing that can be seen.</summary>
    const float Spacing = 0.1f;

    /// <summary>Makes a rasteriser.</summary>
    /// <exception cref="InvalidInputException">The options do not make a picture.</exception>
    public Rasterizer(RasterOptions options)
    {
        options.Validate();
        Options = options;
    }

    /// <summary>What this rasteriser was made with.</summary>
    public RasterOptions Options { get; }

    /// <summary>Draws a drawing. An empty drawing gives an empty picture.</summary>
    public SymbolBitmap Render(Drawing drawing) => Draw(Place(drawing));

    /// <summary>Draws an imported picture. A blank picture gives an empty one; dark-on-light and light-on-dark are told apart by the border.</summary>
    public SymbolBitmap Render(GreyImage image) => Draw(Place(image));

    /// <summary>Measures a drawing's distance field with <paramref name="resolution"/> cells per pixel of the picture (1 to 4).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="resolution"/> is outside 1 to 4.</exception>
    public InkField Measure(Drawing drawing, int resolution = 1) => Measure(Place(drawing), resolution);

    /// <summary>Measures an imported picture's distance field with <paramref name="resolution"/> cells per pixel of the picture (1 to 4).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="resolution"/> is outside 1 to 4.</exception>
    public InkField Measure(GreyImage image, int resolution = 1) => Measure(Place(image), resolution);

    // Drawing needs distances only as far as the pen reaches: the same measure with a shorter reach, hence the same picture as a full measure gives.
    SymbolBitmap Draw(ReadOnlySpan<Segment> segments) =>
        InkField.Measure(segments, Options.Size, 1, InkField.ReachOf(Options.PenWidth)).Draw(Options.PenWidth);

    InkField Measure(ReadOnlySpan<Segment> segments, int resolution)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resolution, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(resolution, 4);
        return InkField.Measure(segments, Options.Size, resolution, InkField.Reach);
    }

    /// <summary>The centre lines of a drawing in pixels of the picture.</summary>
    ReadOnlySpan<Segment> Place(Drawing drawing)
    {
        var (minX, minY, maxX, maxY) = (float.MaxValue, float.MaxValue, float.MinValue, float.MinValue);
        foreach (var stroke in drawing.Strokes)
            foreach (ref readonly var point in stroke.Points.AsSpan())
            {
                (minX, minY) = (MathF.Min(minX, point.X), MathF.Min(minY, point.Y));
                (maxX, maxY) = (MathF.Max(maxX, point.X), MathF.Max(maxY, point.Y));
            }
        var place = new InkPlacement(minX, minY, maxX, maxY, LeastExtent, Options);
        var segments = new Segment[drawing.PointCount];
        var count = 0;
        foreach (var stroke in drawing.Strokes)
        {
            var points = stroke.Points.AsSpan();
            var (penX, penY) = (place.X(points[0].X), place.Y(points[0].Y));
            var begun = count;
            for (var i = 1; i < points.Length; i++)
            {
                var (x, y) = (place.X(points[i].X), place.Y(points[i].Y));
                var near = (x - penX) * (x - penX) + (y - penY) * (y - penY) < Spacing * Spacing;
                if (near && i < points.Length - 1)
                    continue;
                segments[count++] = new Segment(penX, penY, x, y);
                (penX, penY) = (x, y);
            }
            if (count == begun)
                segments[count++] = new Segment(penX, penY, penX, penY);
        }
        return segments.AsSpan(0, count);
    }

    /// <summary>The centre lines of an imported picture in pixels of the picture to draw.</summary>
    ReadOnlySpan<Segment> Place(GreyImage image)
    {
        if (InkMask.Of(image) is not { } mask)
            return [];
        var skeleton = Skeleton.Of(mask);
        var (minX, minY, maxX, maxY) = (float.MaxValue, float.MaxValue, float.MinValue, float.MinValue);
        foreach (var (x1, y1, x2, y2) in skeleton.Segments)
        {
            (minX, minY) = (MathF.Min(minX, MathF.Min(x1, x2)), MathF.Min(minY, MathF.Min(y1, y2)));
            (maxX, maxY) = (MathF.Max(maxX, MathF.Max(x1, x2)), MathF.Max(maxY, MathF.Max(y1, y2)));
        }
        var place = new InkPlacement(minX, minY, maxX, maxY, LeastExtentInHalfWidths * skeleton.HalfWidth, Options);
        return Array.ConvertAll(skeleton.Segments, line => new Segment(place.X(line.X1), place.Y(line.Y1), place.X(line.X2), place.Y(line.Y2)));
    }
}
