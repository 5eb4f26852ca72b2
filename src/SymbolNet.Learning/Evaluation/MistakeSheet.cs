using SymbolNet.Learning.Reports;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Evaluation;

/// <summary>Wrong answers as pictures, side by side: above the drawing that was asked, below it what it is (green frame) and what it was taken for (red frame).</summary>
public static class MistakeSheet
{
    /// <summary>Mistakes in one row; further ones go into further rows.</summary>
    public const int PerRow = 10;

    const int Gap = 6, FrameWidth = 3;

    /// <summary>Paints the sheet.</summary>
    /// <param name="mistakes">At least one: the drawing, and a picture of its class and of the class it was taken for; null leaves the frame empty.</param>
    /// <param name="scale">Pixels of the sheet per pixel of a drawing; null takes 2, or 1 for large drawings.</param>
    /// <exception cref="InvalidInputException">There is no mistake, or there are so many that the picture would be too large.</exception>
    public static RgbPicture Paint(IReadOnlyList<(SymbolBitmap Asked, SymbolBitmap? Truth, SymbolBitmap? Guess)> mistakes, int? scale = null)
    {
        if (mistakes.Count == 0)
            throw new InvalidInputException("A sheet of mistakes needs at least one mistake.");
        var side = mistakes.Max(mistake => mistake.Asked.Size);
        var pixels = scale ?? RgbPicture.ScaleFor(PerRow, side, 2 * FrameWidth + Gap);
        var cell = side * pixels + 2 * FrameWidth;
        var columns = Math.Min(PerRow, mistakes.Count);
        var rows = (mistakes.Count + columns - 1) / columns;
        var (stepX, stepY) = (cell + Gap, 3 * cell + 3 * Gap);
        var picture = new RgbPicture(columns * stepX + Gap, rows * stepY);
        for (var i = 0; i < mistakes.Count; i++)
        {
            var (left, top) = (Gap + i % columns * stepX, Gap + i / columns * stepY);
            Show(mistakes[i].Asked, top, null);
            Show(mistakes[i].Truth, top + cell, PictureColours.Right);
            Show(mistakes[i].Guess, top + 2 * cell + Gap / 2, PictureColours.Wrong);

            void Show(SymbolBitmap? symbol, int y, Rgb? frame)
            {
                if (frame is { } colour)
                    picture.Frame(left, y, cell, cell, FrameWidth, colour);
                if (symbol is not null)
                    picture.Paint(symbol, left + FrameWidth, y + FrameWidth, pixels, PictureColours.Ink);
            }
        }
        return picture;
    }
}
