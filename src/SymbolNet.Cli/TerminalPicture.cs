using System.Text;
using SymbolNet.Raster;

namespace SymbolNet.Cli;

/// <summary>Shows a drawing in a terminal: block characters, each of two pixels one above the other.</summary>
static class TerminalPicture
{
    const float Inked = 0.4f;

    /// <summary>The drawing in lines of as many characters as it has pixels.</summary>
    public static string Of(SymbolBitmap bitmap)
    {
        bool IsInk(int x, int y) => y < bitmap.Size && bitmap.Ink[y * bitmap.Size + x] >= Inked;
        var text = new StringBuilder();
        for (var y = 0; y < bitmap.Size; y += 2)
        {
            for (var x = 0; x < bitmap.Size; x++)
                text.Append((IsInk(x, y), IsInk(x, y + 1)) switch { (true, true) => '█', (true, false) => '▀', (false, true) => '▄', _ => ' ' });
            text.AppendLine();
        }
        return text.ToString();
    }
}
