using SymbolNet.Learning.Reports;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Evaluation;

/// <summary>The drawings that classes are remembered by: a row for each class, its memories from the left.</summary>
public static class MemorySheet
{
    const int Gap = 4;

    /// <summary>How many classes, or memories of one, fit on a sheet.</summary>
    /// <param name="size">Side of a drawing in pixels.</param>
    public static int MostOf(int size) => (GreyImage.SideLimit - Gap) / (size + Gap);

    /// <summary>Paints the sheet; more than fit are cut at its edges.</summary>
    /// <param name="classes">The memories of each class, at least one class with one.</param>
    /// <exception cref="InvalidInputException">There is no memory.</exception>
    public static RgbPicture Paint(IReadOnlyList<IReadOnlyList<SymbolBitmap>> classes)
    {
        var columns = classes.Select(memories => memories.Count).DefaultIfEmpty(0).Max();
        InvalidInputException.Require(columns > 0, "A sheet of memories needs at least one memory.");
        var size = classes.First(memories => memories.Count > 0)[0].Size;
        var scale = RgbPicture.ScaleFor(Math.Max(columns, classes.Count), size, Gap);
        var pitch = scale * size + Gap;
        var picture = new RgbPicture(Math.Min(GreyImage.SideLimit, columns * pitch + Gap), Math.Min(GreyImage.SideLimit, classes.Count * pitch + Gap));
        picture.Fill(0, 0, picture.Width, picture.Height, PictureColours.Line);
        foreach (var (row, memories) in classes.Index())
            foreach (var (column, memory) in memories.Index())
                picture.Paint(memory, Gap + column * pitch, Gap + row * pitch, scale, PictureColours.Ink);
        return picture;
    }
}
