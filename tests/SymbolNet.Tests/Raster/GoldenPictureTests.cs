using System.Runtime.CompilerServices;
using SymbolNet.Raster;

namespace SymbolNet.Tests.Raster;

/// <summary>Pictures that people have looked at and found right: what training and recognition see must not change unnoticed. One sign a pixel, from paper <c>.</c> to ink <c>@</c>.</summary>
public sealed class GoldenPictureTests
{
    const string Shades = ".:-=+*#%@";

    static readonly Rasterizer Rasterizer = new(new RasterOptions());

    public static TheoryData<string> Names => [.. SampleDrawings.Named.Keys, "scribble", "trembling-tap", "imported-letter-a", "imported-seven-small", "imported-ring-thick"];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_picture_is_as_it_was(string name)
    {
        var picture = name switch
        {
            "scribble" => Rasterizer.Render(SampleDrawings.Scribble),
            "trembling-tap" => Rasterizer.Render(SampleDrawings.TremblingTap),
            "imported-letter-a" => Rasterizer.Render(SampleDrawings.Paint(SampleDrawings.LetterA, 105, 3)),
            "imported-seven-small" => Rasterizer.Render(SampleDrawings.Paint(SampleDrawings.Seven, 28, 2.5f, ink: 255, paper: 0)),
            "imported-ring-thick" => Rasterizer.Render(SampleDrawings.Paint(SampleDrawings.Ring, 300, 25)),
            _ => Rasterizer.Render(SampleDrawings.Named[name]),
        };
        var golden = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Golden", name + ".txt");
        if (File.Exists(golden) && IsAlike(File.ReadAllLines(golden), picture))
            return;
        var actual = Path.Combine(AppContext.BaseDirectory, "golden-actual", name + ".txt");
        Directory.CreateDirectory(Path.GetDirectoryName(actual)!);
        File.WriteAllLines(actual, Written(picture));
        Assert.Fail($"The picture is not that of {golden}. Look at {actual}; if it is right, put it there.");
    }

    static bool IsAlike(string[] lines, SymbolBitmap picture)
    {
        const float tolerance = 0.5f / 8 + 0.02f;
        if (lines.Length != picture.Size || Array.Exists(lines, line => line.Length != picture.Size))
            return false;
        for (var i = 0; i < picture.Ink.Length; i++)
            if (Math.Abs(Shades.IndexOf(lines[i / picture.Size][i % picture.Size], StringComparison.Ordinal) / 8f - picture.Ink[i]) > tolerance)
                return false;
        return true;
    }

    static IEnumerable<string> Written(SymbolBitmap picture) =>
        picture.Ink.ToArray().Select(ink => Shades[(int)MathF.Round(ink * 8)]).Chunk(picture.Size).Select(row => new string(row));

    static string ThisFile([CallerFilePath] string path = "") => path;
}
