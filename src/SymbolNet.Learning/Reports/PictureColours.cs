namespace SymbolNet.Learning.Reports;

/// <summary>The colours of painted pictures.</summary>
static class PictureColours
{
    /// <summary>Ink.</summary>
    public static Rgb Ink { get; } = new(0x17, 0x23, 0x3F);

    /// <summary>Lines between pictures.</summary>
    public static Rgb Line { get; } = new(0xE2, 0xE4, 0xE8);

    /// <summary>The network was right.</summary>
    public static Rgb Right { get; } = new(0x1B, 0x7F, 0x3B);

    /// <summary>The network was wrong.</summary>
    public static Rgb Wrong { get; } = new(0xC6, 0x28, 0x28);
}
