using SymbolNet.Raster;

namespace SymbolNet.Learning.Data;

/// <summary>A drawing put together of two others.</summary>
/// <param name="Class">Index into <see cref="SymbolCollection.Classes"/>.</param>
/// <param name="Drawer">Who drew the first part.</param>
/// <param name="First">The first part.</param>
/// <param name="Second">The second part.</param>
/// <param name="Layout">Where both lie.</param>
sealed record ComposedItem(int Class, int Drawer, SymbolItem First, SymbolItem Second, ComposedLayout Layout) : SymbolItem(Class, Drawer)
{
    /// <inheritdoc />
    public override SymbolBitmap Render(Rasterizer rasterizer) => Measure(rasterizer, 1).Draw(rasterizer.Options.PenWidth);

    /// <inheritdoc />
    public override InkField Measure(Rasterizer rasterizer, int resolution)
    {
        var (first, second) = (First.Measure(rasterizer, resolution), Second.Measure(rasterizer, resolution));
        var cells = first.Cells;
        var distances = new float[cells * cells];
        for (var row = 0; row < cells; row++)
            for (var column = 0; column < cells; column++)
            {
                var (x, y) = ((column + 0.5f) * 2 / cells - 1, (row + 0.5f) * 2 / cells - 1);
                distances[row * cells + column] = MathF.Min(Distance(first, Layout.First, x, y, resolution), Distance(second, Layout.Second, x, y, resolution));
            }
        return new InkField(cells, distances);
    }

    // The distance, in pixels, of a point of the frame to a part that lies smaller in it; beside the part's own frame the way to that comes on top.
    static float Distance(InkField part, PartPlace place, float x, float y, int resolution)
    {
        var (u, v) = ((x - place.X) / place.Scale, (y - place.Y) / place.Scale);
        var (inU, inV) = (Math.Clamp(u, -1, 1), Math.Clamp(v, -1, 1));
        var beside = MathF.Sqrt((u - inU) * (u - inU) + (v - inV) * (v - inV)) * part.Cells / (2 * resolution);
        var (column, row) = (Math.Clamp((inU + 1) * part.Cells / 2 - 0.5f, 0, part.Cells - 1), Math.Clamp((inV + 1) * part.Cells / 2 - 0.5f, 0, part.Cells - 1));
        var (left, top) = (Math.Min((int)column, part.Cells - 2), Math.Min((int)row, part.Cells - 2));
        var (right, down) = (column - left, row - top);
        var above = part.Distances.Slice(top * part.Cells + left, 2);
        var below = part.Distances.Slice((top + 1) * part.Cells + left, 2);
        var inside = (1 - down) * ((1 - right) * above[0] + right * above[1]) + down * ((1 - right) * below[0] + right * below[1]);
        return MathF.Min((inside + beside) * place.Scale, InkField.Reach);
    }
}
