using System.Buffers.Binary;
using System.IO.Compression;

namespace SymbolNet.Tests.Learning;

/// <summary>Writes PNG files of any kind, so that the reader is tested against the format and not against itself.</summary>
public static class PngFixture
{
    static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n =>
    {
        var c = (uint)n;
        for (var k = 0; k < 8; k++)
            c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
        return c;
    })];

    /// <summary>A grey picture of one byte a pixel.</summary>
    public static byte[] Grey(int width, int height, byte[] pixels) => Write(width, height, 8, 0, (x, y) => [pixels[y * width + x]]);

    /// <summary>A picture of any kind. <c>sample</c> gives the samples of the pixel at x, y, one per channel, as the bit depth has them; <c>filter</c> the filter of a row.</summary>
    public static byte[] Write(int width, int height, int depth, int colour, Func<int, int, int[]> sample, Func<int, int>? filter = null, bool interlaced = false, byte[]? palette = null, byte[]? transparency = null)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9], header[12]) = ((byte)depth, (byte)colour, (byte)(interlaced ? 1 : 0));
        Chunk(file, "IHDR", header);
        if (palette is not null)
            Chunk(file, "PLTE", palette);
        if (transparency is not null)
            Chunk(file, "tRNS", transparency);
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            (int X, int Y, int StepX, int StepY)[] passes = interlaced
                ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
                : [(0, 0, 1, 1)];
            foreach (var pass in passes)
                WritePass(zlib, width, height, depth, pass, sample, filter ?? (_ => 0));
        }
        // Two data chunks: their border may lie anywhere.
        Chunk(file, "IDAT", data.ToArray().AsSpan(0, (int)data.Length / 2));
        Chunk(file, "IDAT", data.ToArray().AsSpan((int)data.Length / 2));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    static void WritePass(Stream stream, int width, int height, int depth, (int X, int Y, int StepX, int StepY) pass, Func<int, int, int[]> sample, Func<int, int> filter)
    {
        byte[]? previous = null;
        var line = 0;
        for (var y = pass.Y; y < height; y += pass.StepY, line++)
        {
            var bits = new List<bool>();
            for (var x = pass.X; x < width; x += pass.StepX)
                foreach (var value in sample(x, y))
                    for (var bit = depth - 1; bit >= 0; bit--)
                        bits.Add((value >> bit & 1) != 0);
            if (bits.Count == 0)
                return;
            var row = new byte[(bits.Count + 7) / 8];
            for (var i = 0; i < bits.Count; i++)
                if (bits[i])
                    row[i / 8] |= (byte)(0x80 >> i % 8);
            var pixel = Math.Max(1, sample(0, 0).Length * depth / 8);
            var kind = filter(line);
            stream.WriteByte((byte)kind);
            for (var i = 0; i < row.Length; i++)
            {
                int left = i >= pixel ? row[i - pixel] : 0, up = previous?[i] ?? 0, corner = i >= pixel ? previous?[i - pixel] ?? 0 : 0;
                var p = left + up - corner;
                var paeth = Math.Abs(p - left) <= Math.Abs(p - up) && Math.Abs(p - left) <= Math.Abs(p - corner) ? left : Math.Abs(p - up) <= Math.Abs(p - corner) ? up : corner;
                stream.WriteByte((byte)(row[i] - kind switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => paeth, _ => 0 }));
            }
            previous = row;
        }
    }

    static void Chunk(Stream file, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
        file.Write(body);
        var crc = 0xFFFFFFFFu;
        foreach (var value in body)
            crc = CrcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
        file.Write(number);
    }
}
