using System.Buffers.Binary;
using System.IO.Compression;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Data;

/// <summary>
/// Reads PNG files of every colour type, bit depth and interlacing as grey pictures (W3C PNG specification, third edition). Colours become their luma (BT.601), transparency shows white paper.
/// Every length is checked before it is used, so that a hostile file ends in a sentence. Thread-safe.
/// </summary>
public static class PngReader
{
    static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Decodes a PNG file.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidInputException">The bytes are no PNG, cut short, damaged, or larger than <see cref="GreyImage.SideLimit"/> on a side.</exception>
    public static GreyImage Read(ReadOnlySpan<byte> file, string name)
    {
        if (!file.StartsWith(Signature))
            throw new InvalidInputException($"'{name}' is no PNG picture.");
        Header? header = null;
        ReadOnlySpan<byte> palette = [], transparency = [];
        using var compressed = new MemoryStream();
        var rest = file[Signature.Length..];
        for (var end = false; !end;)
        {
            if (rest.Length < 12 || BinaryPrimitives.ReadUInt32BigEndian(rest) > rest.Length - 12)
                throw Damaged(name, "it is cut short");
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(rest);
            var type = rest.Slice(4, 4);
            var data = rest.Slice(8, length);
            rest = rest[(length + 12)..];
            if (type.SequenceEqual("IHDR"u8))
                header = Header.Parse(data, name);
            else if (type.SequenceEqual("PLTE"u8))
                palette = data;
            else if (type.SequenceEqual("tRNS"u8))
                transparency = data;
            else if (type.SequenceEqual("IDAT"u8))
                compressed.Write(data);
            else if (type.SequenceEqual("IEND"u8))
                end = true;
        }
        if (header is not { } picture)
            throw Damaged(name, "it has no header");
        if (picture.Colour == Palette && (palette.IsEmpty || palette.Length % 3 != 0))
            throw Damaged(name, "its palette is missing");
        compressed.Position = 0;
        return new GreyImage(picture.Width, picture.Height, Decode(picture, compressed, palette, transparency, name));
    }

    const int Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, Rgba = 6;

    readonly record struct Header(int Width, int Height, int Depth, int Colour, bool Interlaced)
    {
        public int Channels => Colour switch { Rgb => 3, GreyAlpha => 2, Rgba => 4, _ => 1 };

        public int BytesPerPixel => Math.Max(1, Channels * Depth / 8);

        public int RowBytes(int width) => (width * Channels * Depth + 7) / 8;

        public static Header Parse(ReadOnlySpan<byte> data, string name)
        {
            if (data.Length != 13)
                throw Damaged(name, "its header has the wrong length");
            var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
            if (width is 0 or > GreyImage.SideLimit || height is 0 or > GreyImage.SideLimit)
                throw new InvalidInputException($"'{name}' is {width} × {height} pixels; 1 to {GreyImage.SideLimit} pixels a side are accepted.");
            var (depth, colour) = (data[8], data[9]);
            var known = colour switch
            {
                Grey => depth is 1 or 2 or 4 or 8 or 16,
                Palette => depth is 1 or 2 or 4 or 8,
                Rgb or GreyAlpha or Rgba => depth is 8 or 16,
                _ => false,
            };
            if (!known || data[10] != 0 || data[11] != 0 || data[12] > 1)
                throw Damaged(name, "its header names a format that PNG does not have");
            return new Header((int)width, (int)height, depth, colour, data[12] == 1);
        }
    }

    static byte[] Decode(Header header, Stream compressed, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> transparency, string name)
    {
        var pixels = new byte[header.Width * header.Height];
        using var stream = new ZLibStream(compressed, CompressionMode.Decompress);
        // Adam7: seven passes over ever finer grids; a plain picture is one pass over all pixels.
        ReadOnlySpan<(int X, int Y, int StepX, int StepY)> passes = header.Interlaced
            ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
            : [(0, 0, 1, 1)];
        foreach (var (x, y, stepX, stepY) in passes)
        {
            var width = (header.Width - x + stepX - 1) / stepX;
            var height = (header.Height - y + stepY - 1) / stepY;
            if (width <= 0 || height <= 0)
                continue;
            var row = new byte[header.RowBytes(width)];
            var previous = new byte[row.Length];
            // Two brightnesses, as scans of ink have: told once, not for every pixel.
            var two = header is { Depth: 1, Colour: Grey } ? new[] { Luma(header, [0], 0, palette, transparency, name), Luma(header, [0x80], 0, palette, transparency, name) } : null;
            for (var line = 0; line < height; line++)
            {
                ReadRow(stream, row, previous, header.BytesPerPixel, name);
                var start = (y + line * stepY) * header.Width + x;
                if (two is not null)
                    for (var column = 0; column < width; column++)
                        pixels[start + column * stepX] = two[row[column >> 3] >> (7 - (column & 7)) & 1];
                else
                    for (var column = 0; column < width; column++)
                        pixels[start + column * stepX] = Luma(header, row, column, palette, transparency, name);
                (row, previous) = (previous, row);
            }
        }
        return pixels;
    }

    static void ReadRow(ZLibStream stream, byte[] row, byte[] previous, int bytesPerPixel, string name)
    {
        int filter;
        try
        {
            filter = stream.ReadByte();
            stream.ReadExactly(row);
        }
        catch (Exception reason) when (reason is InvalidDataException or IOException)
        {
            throw new InvalidInputException($"'{name}' is a damaged PNG picture: its pixels are cut short.", reason);
        }
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= bytesPerPixel ? row[i - bytesPerPixel] : 0, up = previous[i], corner = i >= bytesPerPixel ? previous[i - bytesPerPixel] : 0;
            row[i] += (byte)(filter switch
            {
                0 => 0,
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Paeth(left, up, corner),
                _ => throw Damaged(name, "a row has an unknown filter"),
            });
        }
    }

    static int Paeth(int left, int up, int corner)
    {
        int toLeft = Math.Abs(up - corner), toUp = Math.Abs(left - corner), toCorner = Math.Abs(left + up - 2 * corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    static byte Luma(Header header, byte[] row, int column, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> transparency, string name)
    {
        int Sample(int channel)
        {
            var bit = (column * header.Channels + channel) * header.Depth;
            return header.Depth >= 8 ? row[bit / 8] : row[bit / 8] >> (8 - header.Depth - bit % 8) & (1 << header.Depth) - 1;
        }

        int red, green, blue, alpha = 255;
        if (header.Colour == Palette)
        {
            var index = Sample(0);
            if (index * 3 + 3 > palette.Length)
                throw Damaged(name, "a pixel lies outside its palette");
            (red, green, blue) = (palette[index * 3], palette[index * 3 + 1], palette[index * 3 + 2]);
            if (index < transparency.Length)
                alpha = transparency[index];
        }
        else if (header.Colour is Grey or GreyAlpha)
        {
            red = green = blue = header.Depth >= 8 ? Sample(0) : Sample(0) * 255 / ((1 << header.Depth) - 1);
            if (header.Colour == GreyAlpha)
                alpha = Sample(1);
        }
        else
        {
            (red, green, blue) = (Sample(0), Sample(1), Sample(2));
            if (header.Colour == Rgba)
                alpha = Sample(3);
        }
        // One colour of a picture without an alpha channel may stand for transparency; it is named with all its bits.
        if (header.Colour is Grey or Rgb && transparency.Length == 2 * header.Channels)
        {
            var isClear = true;
            for (var channel = 0; channel < header.Channels; channel++)
                isClear &= BinaryPrimitives.ReadUInt16BigEndian(transparency[(2 * channel)..])
                    == (header.Depth == 16 ? BinaryPrimitives.ReadUInt16BigEndian(row.AsSpan(2 * (column * header.Channels + channel))) : Sample(channel));
            if (isClear)
                alpha = 0;
        }
        var luma = (red * 299 + green * 587 + blue * 114 + 500) / 1000;
        return (byte)(255 + (luma - 255) * alpha / 255);
    }

    static InvalidInputException Damaged(string name, string why) => new($"'{name}' is a damaged PNG picture: {why}.");
}
