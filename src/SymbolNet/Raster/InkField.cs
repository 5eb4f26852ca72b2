using System.Numerics;
using System.Numerics.Tensors;

namespace SymbolNet.Raster;

/// <summary>
/// The distance of every cell of a square frame to the nearest centre line of the ink, in pixels of the picture (not of cells), cut off at <see cref="Reach"/>. The centre of cell i lies at
/// (i + 0.5) / resolution, as in <c>grid_sample</c> with <c>align_corners=false</c>.
/// A pen over it gives the picture: coverage = clamp(width / 2 - distance + 0.5, 0, 1). Training warps fields and draws them with random pens; drawing uses the model's own pen. Immutable.
/// </summary>
public sealed class InkField
{
    /// <summary>Distances are cut off here, in pixels of the picture.</summary>
    public const float Reach = 8f;

    readonly float[] distances;

    /// <summary>Takes over <paramref name="distances"/>, which must not be changed afterwards.</summary>
    /// <exception cref="ArgumentException">The length is not cells × cells.</exception>
    public InkField(int cells, float[] distances)
    {
        if (distances.Length != cells * cells)
            throw new ArgumentException($"A field of side {cells} holds {cells * cells} values, not {distances.Length}.", nameof(distances));
        (Cells, this.distances) = (cells, distances);
    }

    /// <summary>Cells along a side: the picture's size times the resolution it was measured at.</summary>
    public int Cells { get; }

    /// <summary>Distances 0..<see cref="Reach"/>, row-major.</summary>
    public ReadOnlySpan<float> Distances => distances;

    /// <summary>
    /// Draws the centre lines with a round anti-aliased pen, one pixel a cell: a field of resolution 1 gives the picture a network sees, a finer one the same picture with softer, finer cells.
    /// </summary>
    /// <param name="penWidth">Width of the pen in pixels of the picture, up to <see cref="RasterOptions.PenLimit"/>.</param>
    public SymbolBitmap Draw(float penWidth)
    {
        var ink = new float[distances.Length];
        TensorPrimitives.Subtract(penWidth / 2 + 0.5f, distances, ink);
        TensorPrimitives.Max(ink, 0f, ink);
        TensorPrimitives.Min(ink, 1f, ink);
        return new SymbolBitmap(Cells, ink);
    }

    /// <summary>Farthest distance at which a pen still leaves ink.</summary>
    internal static float ReachOf(float penWidth) => penWidth / 2 + 0.5f;

    /// <summary>Measures segments given in pixels of a picture of side <paramref name="size"/>. Distances up to <paramref name="reach"/> are exact, others become <paramref name="reach"/>.</summary>
    internal static InkField Measure(ReadOnlySpan<Segment> segments, int size, int resolution, float reach)
    {
        var cells = size * resolution;
        var squares = new float[cells * cells];
        Array.Fill(squares, reach * reach);
        var centres = new float[cells];
        for (var i = 0; i < cells; i++)
            centres[i] = (i + 0.5f) / resolution;
        foreach (ref readonly var segment in segments)
            Lower(squares, centres, segment, resolution, reach);
        TensorPrimitives.Sqrt(squares, squares);
        return new InkField(cells, squares);
    }

    /// <summary>Lowers the squared distances around one segment, row by row, only where it is within reach.</summary>
    static void Lower(float[] squares, float[] centres, in Segment segment, int resolution, float reach)
    {
        var cells = centres.Length;
        var (dx, dy) = (segment.X2 - segment.X1, segment.Y2 - segment.Y1);
        var square = dx * dx + dy * dy;
        var inverse = square > 1e-12f ? 1 / square : 0f;
        var slope = dy == 0 ? 0f : dx / dy;
        var (left, right) = (MathF.Min(segment.X1, segment.X2), MathF.Max(segment.X1, segment.X2));
        var (top, bottom) = (MathF.Min(segment.Y1, segment.Y2), MathF.Max(segment.Y1, segment.Y2));
        var lastRow = LastCell(bottom + reach);
        for (var row = FirstCell(top - reach); row <= lastRow; row++)
        {
            var y = centres[row];
            var (from, to) = (left, right);
            if (slope != 0)
            {
                // Only the part of the segment within reach of this row counts.
                var atTop = segment.X1 + slope * (MathF.Max(top, y - reach) - segment.Y1);
                var atBottom = segment.X1 + slope * (MathF.Min(bottom, y + reach) - segment.Y1);
                (from, to) = (MathF.Max(left, MathF.Min(atTop, atBottom)), MathF.Min(right, MathF.Max(atTop, atBottom)));
            }
            var first = FirstCell(from - reach);
            var count = LastCell(to + reach) - first + 1;
            if (count > 0)
                LowerRow(squares.AsSpan(row * cells + first, count), centres.AsSpan(first, count), segment, dx, dy, inverse, y - segment.Y1);
        }

        // One cell more on either side than rounding could ever lose.
        int FirstCell(float position) => Math.Clamp((int)(position * resolution) - 1, 0, cells);
        int LastCell(float position) => Math.Clamp((int)(position * resolution) + 1, -1, cells - 1);
    }

    static void LowerRow(Span<float> squares, ReadOnlySpan<float> centres, in Segment segment, float dx, float dy, float inverse, float offsetY)
    {
        var i = 0;
        for (; i <= squares.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var offsetX = new Vector<float>(centres[i..]) - new Vector<float>(segment.X1);
            var along = Vector.Min(Vector.Max((offsetX * dx + new Vector<float>(offsetY * dy)) * inverse, Vector<float>.Zero), Vector<float>.One);
            var (awayX, awayY) = (offsetX - along * dx, new Vector<float>(offsetY) - along * dy);
            Vector.Min(new Vector<float>(squares[i..]), awayX * awayX + awayY * awayY).CopyTo(squares[i..]);
        }
        for (; i < squares.Length; i++)
        {
            var offsetX = centres[i] - segment.X1;
            var along = MathF.Min(MathF.Max((offsetX * dx + offsetY * dy) * inverse, 0f), 1f);
            var (awayX, awayY) = (offsetX - along * dx, offsetY - along * dy);
            squares[i] = MathF.Min(squares[i], awayX * awayX + awayY * awayY);
        }
    }
}
