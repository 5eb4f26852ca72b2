using SymbolNet.Raster;

namespace SymbolNet.Learning.Data;

/// <summary>Shows a data set on one picture: a row for each class, in it the first of its drawings as the network sees them, black on white.</summary>
public static class ContactSheet
{
    /// <summary>Most classes on a sheet; of more, evenly spread ones are shown.</summary>
    public const int RowLimit = 72;

    /// <summary>Most drawings of a class.</summary>
    public const int ColumnLimit = 72;

    /// <summary>Pixels between drawings.</summary>
    const int Gap = 4;

    const byte Paper = 255, Line = 215;

    static readonly RasterOptions Cell = new() { Size = 48, InkExtent = 42, PenWidth = 2.2f };

    /// <summary>Draws a sheet.</summary>
    /// <param name="collection">The data set.</param>
    /// <param name="rows">Most classes, 1 to <see cref="RowLimit"/>.</param>
    /// <param name="columns">Most drawings of each, 1 to <see cref="ColumnLimit"/>.</param>
    /// <exception cref="InvalidInputException">A number is outside its range, or a picture is damaged.</exception>
    public static GreyImage Draw(SymbolCollection collection, int rows = 40, int columns = 20)
    {
        if (rows is < 1 or > RowLimit || columns is < 1 or > ColumnLimit)
            throw new InvalidInputException($"A contact sheet has 1 to {RowLimit} rows and 1 to {ColumnLimit} columns, not {rows} and {columns}.");
        var count = Math.Min(rows, collection.Classes.Count);
        int[] shown = [.. Enumerable.Range(0, count).Select(row => (int)((long)row * collection.Classes.Count / count))];
        columns = Math.Min(columns, shown.Max(symbol => collection.ItemsOf[symbol].Length));
        var (pitch, rasterizer) = (Cell.Size + Gap, new Rasterizer(Cell));
        var (width, height) = (columns * pitch + Gap, count * pitch + Gap);
        var pixels = new byte[width * height];
        Array.Fill(pixels, Paper);
        for (var row = 0; row < count; row++)
        {
            // A line where another alphabet begins.
            if (row > 0 && collection.Classes[shown[row]].Alphabet != collection.Classes[shown[row - 1]].Alphabet)
                pixels.AsSpan((row * pitch + Gap / 2) * width, width).Fill(Line);
            foreach (var (column, item) in collection.ItemsOf[shown[row]].Take(columns).Index())
            {
                var ink = collection.Items[item].Render(rasterizer).Ink;
                for (var y = 0; y < Cell.Size; y++)
                    for (var x = 0; x < Cell.Size; x++)
                        pixels[(row * pitch + Gap + y) * width + column * pitch + Gap + x] = (byte)(Paper * (1 - ink[y * Cell.Size + x]));
            }
        }
        return new GreyImage(width, height, pixels);
    }
}
