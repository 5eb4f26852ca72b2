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

    /// <summary>A zip whose end record leaves the number of its entries to a record for large zips, and lies about where they begin.</summary>
    public static byte[] Masked(byte[] zip)
    {
        var (content, end) = (zip[..^22], zip[^22..]);
        var (entries, size, start) = (BitConverter.ToUInt16(end, 10), BitConverter.ToUInt32(end, 12), BitConverter.ToUInt32(end, 16));
        BitConverter.TryWriteBytes(end.AsSpan(10), ushort.MaxValue);
        BitConverter.TryWriteBytes(end.AsSpan(16), 0u);
        return
        [
            .. content,
            .. BitConverter.GetBytes(0x06064B50u), .. BitConverter.GetBytes(44L), 45, 0, 45, 0, .. new byte[8], .. BitConverter.GetBytes((long)entries), .. BitConverter.GetBytes((long)entries), .. BitConverter.GetBytes((long)size), .. BitConverter.GetBytes((long)start),
            .. BitConverter.GetBytes(0x07064B50u), .. new byte[4], .. BitConverter.GetBytes((long)content.Length), .. BitConverter.GetBytes(1u),
            .. end,
        ];
    }

    /// <summary>Two classes of two drawings each, and what a person's computer adds.</summary>
    public static MemoryStream Good() => Of(("top/gate/1.png", Picture(1)), ("top/gate/2.png", Picture(2)), ("top/fork/1.png", Picture(3)), ("top/fork/2.png", Picture(4)), ("top/.DS_Store", [1]));
}
