namespace SymbolNet.Learning.Reports;

/// <summary>Numbers painted into pictures that have no other text: digits, point, sign and a cross for "wrong", 3 × 5 pixels each. (TensorBoard shows pictures without captions.)</summary>
static class TinyText
{
    /// <summary>Pixels from one character to the next.</summary>
    public const int Advance = 4;

    /// <summary>Height of a character in pixels.</summary>
    public const int Height = 5;

    const string Characters = "0123456789.-x";

    // Five rows of three bits, the top row highest.
    static readonly int[] Shapes =
    [
        0b111_101_101_101_111, 0b010_110_010_010_111, 0b111_001_111_100_111, 0b111_001_111_001_111, 0b101_101_111_001_001, 0b111_100_111_001_111, 0b111_100_111_101_111,
        0b111_001_010_010_010, 0b111_101_111_101_111, 0b111_101_111_001_111, 0b000_000_000_000_010, 0b000_000_111_000_000, 0b000_101_010_101_000,
    ];

    /// <summary>Width of a text in pixels at scale 1.</summary>
    public static int Width(string text) => text.Length * Advance - 1;

    /// <summary>Paints a text; characters other than its own leave a gap.</summary>
    public static void Paint(RgbPicture picture, string text, int left, int top, int scale, Rgb colour)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var shape = Characters.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var index ? Shapes[index] : 0;
            for (var bit = 0; bit < 15; bit++)
                if ((shape >> (14 - bit) & 1) != 0)
                    picture.Fill(left + (i * Advance + bit % 3) * scale, top + bit / 3 * scale, scale, scale, colour);
        }
    }
}
