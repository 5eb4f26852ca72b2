using System.Buffers.Binary;
using System.IO.Compression;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Reports;

/// <summary>Writes pictures as PNG files of 8 bits a sample, grey or colour (W3C PNG specification, third edition). Thread-safe.</summary>
public static class PngWriter
{
    const byte GreyColour = 0, RgbColour = 2;

    static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(value =>
    {
        var crc = (uint)value;
        for (var bit = 0; bit < 8; bit++)
            crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        return crc;
    })];

    /// <summary>A grey picture as a file.</summary>
    public static byte[] Encode(GreyImage picture) => Encode(picture.Width, picture.Height, GreyColour, 1, picture.Pixels);

    /// <summary>A colour picture as a file.</summary>
    public static byte[] Encode(RgbPicture picture) => Encode(picture.Width, picture.Height, RgbColour, 3, picture.Pixels);

    static byte[] Encode(int width, int height, byte colour, int channels, ReadOnlySpan<byte> pixels)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9]) = (8, colour);
        WriteChunk(file, "IHDR"u8, header);
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            // Rows of drawings are mostly like the row above: the filter "up" turns them into zeros.
            var (stride, row) = (width * channels, new byte[width * channels + 1]);
            row[0] = 2;
            for (var y = 0; y < height; y++)
            {
                for (var i = 0; i < stride; i++)
                    row[i + 1] = (byte)(pixels[y * stride + i] - (y == 0 ? 0 : pixels[(y - 1) * stride + i]));
                zlib.Write(row);
            }
        }
        WriteChunk(file, "IDAT"u8, data.GetBuffer().AsSpan(0, (int)data.Length));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(~0u, type), data));
        file.Write(number);
    }

    static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
            crc = CrcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);
        return crc;
    }
}
