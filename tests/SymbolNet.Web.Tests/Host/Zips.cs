using System.IO.Compression;
using SymbolNet.Learning.Reports;
using SymbolNet.Raster;

namespace SymbolNet.Web.Tests.Host;

/// <summary>Zips for tests, good and bad.</summary>
static class Zips
{
    /// <summary>A small picture with a line in it; another number, another line.</summary>
    public static byte[] Picture(int number)
    {
        var pixels = new byte[20 * 20];
        Array.Fill(pixels, (byte)255);
        for (var i = 3; i < 17; i++)
            pixels[i * 20 + (number + i / (1 + number % 3)) % 20] = 0;
        return PngWriter.Encode(new GreyImage(20, 20, pixels));
    }

    public static MemoryStream Of(params IEnumerable<(string Name, byte[] Content)> files)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        memory.Position = 0;
        return memory;
    }

    /// <summary>Two classes of two drawings each, and what a person's computer adds.</summary>
    public static MemoryStream Good() => Of(("top/gate/1.png", Picture(1)), ("top/gate/2.png", Picture(2)), ("top/fork/1.png", Picture(3)), ("top/fork/2.png", Picture(4)), ("top/.DS_Store", [1]));
}
