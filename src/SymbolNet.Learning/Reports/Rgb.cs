namespace SymbolNet.Learning.Reports;

/// <summary>A colour of a picture (sRGB).</summary>
/// <param name="Red">Red 0..255.</param>
/// <param name="Green">Green 0..255.</param>
/// <param name="Blue">Blue 0..255.</param>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary>Paper.</summary>
    public static Rgb White { get; } = new(255, 255, 255);

    /// <summary>The mixture with another colour: this one at 0, the other at 1; a share beyond is taken as the nearer end.</summary>
    public Rgb Towards(Rgb other, float share)
    {
        var s = Math.Clamp(share, 0f, 1f);
        return new(Mix(Red, other.Red, s), Mix(Green, other.Green, s), Mix(Blue, other.Blue, s));

        static byte Mix(byte from, byte to, float share) => (byte)MathF.Round(from + (to - from) * share);
    }
}
