using System.Buffers.Binary;
using System.IO.Compression;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Reports;
using SymbolNet.Raster;

namespace SymbolNet.Tests.Learning.Reports;

public sealed class PngWriterTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 5)]
    [InlineData(300, 2)]
    public void Grey_pictures_come_back_as_they_were(int width, int height)
    {
        var pixels = new byte[width * height];
        new Random(1).NextBytes(pixels);
        var read = PngReader.Read(PngWriter.Encode(new GreyImage(width, height, pixels)), "picture");
        Assert.Equal((width, height), (read.Width, read.Height));
        Assert.Equal(pixels, read.Pixels.ToArray());
    }

    [Fact]
    public void Colours_are_where_they_were_painted()
    {
        var picture = new RgbPicture(3, 2);
        picture.Fill(1, 0, 1, 2, new Rgb(200, 100, 50));
        var file = PngWriter.Encode(picture);
        var chunks = Chunks(file);
        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(chunk => chunk.Type));
        Assert.Equal(new byte[] { 0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0 }, chunks[0].Data);
        using var stream = new ZLibStream(new MemoryStream(chunks[1].Data), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        stream.CopyTo(rows);
        // Each row says its filter, "up": the second row is the first, so its differences are 0.
        Assert.Equal(new byte[] { 2, 255, 255, 255, 200, 100, 50, 255, 255, 255, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, rows.ToArray());
    }

    [Fact]
    public void Painting_beyond_the_edge_is_cut()
    {
        var picture = new RgbPicture(2, 2);
        picture.Fill(-5, -5, 6, 6, new Rgb(0, 0, 0));
        picture.Paint(new SymbolBitmap(2, [1, 1, 1, 1]), 1, 1, 3, new Rgb(9, 9, 9));
        Assert.Equal(new byte[] { 0, 0, 0, 255, 255, 255, 255, 255, 255, 9, 9, 9 }, picture.Pixels.ToArray());
        Assert.Throws<InvalidInputException>(() => new RgbPicture(0, 1));
        Assert.Throws<InvalidInputException>(() => new RgbPicture(1, GreyImage.SideLimit + 1));
    }

    // The reader of the product does not look at checksums; this does, one bit at a time.
    static List<(string Type, byte[] Data)> Chunks(byte[] file)
    {
        var chunks = new List<(string, byte[])>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var crc = ~0u;
            foreach (var value in file.AsSpan(at + 4, length + 4))
            {
                crc ^= value;
                for (var bit = 0; bit < 8; bit++)
                    crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
            }
            Assert.Equal(~crc, BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            chunks.Add((System.Text.Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]));
            at += 12 + length;
        }
        return chunks;
    }
}
