using SymbolNet.Raster;

namespace SymbolNet.Learning.Reports;

/// <summary>A colour picture that is painted on: three bytes a pixel (red, green, blue), row by row from the top; white at first. What is painted beyond its edges is cut. Not thread-safe.</summary>
public sealed class RgbPicture
{
    readonly byte[] pixels;

    /// <summary>A white picture.</summary>
    /// <param name="width">Width in pixels, 1..<see cref="GreyImage.SideLimit"/>.</param>
    /// <param name="height">Height in pixels, 1..<see cref="GreyImage.SideLimit"/>.</param>
    /// <exception cref="InvalidInputException">A side is out of range.</exception>
    public RgbPicture(int width, int height)
    {
        if (width is < 1 or > GreyImage.SideLimit || height is < 1 or > GreyImage.SideLimit)
            throw new InvalidInputException($"A picture may be 1 to {GreyImage.SideLimit} pixels wide and high, not {width} × {height}.");
        (Width, Height, pixels) = (width, height, new byte[3 * width * height]);
        pixels.AsSpan().Fill(255);
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Three bytes a pixel, row-major.</summary>
    public ReadOnlySpan<byte> Pixels => pixels;

    /// <summary>How many pixels to paint each pixel of a symbol with, 2 or, where that would become too wide, 1.</summary>
    /// <param name="symbols">Symbols side by side.</param>
    /// <param name="side">Side of each in its own pixels.</param>
    /// <param name="around">Pixels around each.</param>
    public static int ScaleFor(int symbols, int side, int around) => symbols * (2 * side + around) + around <= GreyImage.SideLimit ? 2 : 1;

    /// <summary>Fills a rectangle with one colour.</summary>
    public void Fill(int left, int top, int width, int height, Rgb colour)
    {
        for (var y = Math.Max(top, 0); y < Math.Min(top + height, Height); y++)
            for (var x = Math.Max(left, 0); x < Math.Min(left + width, Width); x++)
                Set(x, y, colour);
    }

    /// <summary>Draws the edge of a rectangle, <paramref name="thickness"/> pixels inwards.</summary>
    public void Frame(int left, int top, int width, int height, int thickness, Rgb colour)
    {
        Fill(left, top, width, thickness, colour);
        Fill(left, top + height - thickness, width, thickness, colour);
        Fill(left, top, thickness, height, colour);
        Fill(left + width - thickness, top, thickness, height, colour);
    }

    /// <summary>Paints a symbol, each of its pixels <paramref name="scale"/> × <paramref name="scale"/> large, its ink over white paper.</summary>
    public void Paint(SymbolBitmap symbol, int left, int top, int scale, Rgb ink)
    {
        for (var y = 0; y < symbol.Size; y++)
            for (var x = 0; x < symbol.Size; x++)
                Fill(left + x * scale, top + y * scale, scale, scale, Rgb.White.Towards(ink, symbol.Ink[y * symbol.Size + x]));
    }

    void Set(int x, int y, Rgb colour) => (pixels[3 * (y * Width + x)], pixels[3 * (y * Width + x) + 1], pixels[3 * (y * Width + x) + 2]) = (colour.Red, colour.Green, colour.Blue);
}
