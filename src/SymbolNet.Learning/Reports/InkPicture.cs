using SymbolNet.Learning.Data;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Reports;

/// <summary>Drawings that are kept as square PNG files, black on white.</summary>
static class InkPicture
{
    /// <summary>The drawing in a file.</summary>
    /// <exception cref="InvalidInputException">The file is damaged.</exception>
    public static SymbolBitmap Read(byte[] png)
    {
        var picture = PngReader.Read(png, "drawing");
        return new SymbolBitmap(picture.Width, Array.ConvertAll(picture.Pixels.ToArray(), pixel => 1 - pixel / (float)byte.MaxValue));
    }
}
