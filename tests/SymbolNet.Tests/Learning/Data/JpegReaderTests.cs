using System.Buffers.Binary;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Tests.Learning.Data;

public sealed class JpegReaderTests
{
    /// <summary>24 × 16 pixels, grey, baseline: pixel x, y is 20 + 5 x + 3 y.</summary>
    internal static readonly byte[] Grey = Convert.FromBase64String("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/wAALCAAQABgBAREA/8QAFQABAQAAAAAAAAAAAAAAAAAACAn/xAAaEAAABwAAAAAAAAAAAAAAAAAABgcjM0FR/9oACAEBAAA/AJfpISImcoKBJCREzlBQJISImcoB9JCREzlBQJISImcoKBJCREzlD//Z");

    /// <summary>16 × 16 pixels, colour, progressive: the left half red, the right half blue.</summary>
    static readonly byte[] Progressive = Convert.FromBase64String("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgr/wgARCAAQABADASIAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAAB//EABQBAQAAAAAAAAAAAAAAAAAAAAf/2gAMAwEAAhADEAAAARchXiFUav/EABQQAQAAAAAAAAAAAAAAAAAAACD/2gAIAQEAAQUCH//EABgRAAIDAAAAAAAAAAAAAAAAAAAIRYPD/9oACAEDAQE/AWGjLsj/xAAYEQACAwAAAAAAAAAAAAAAAAAACEWDw//aAAgBAgEBPwFZZWjY/8QAFBABAAAAAAAAAAAAAAAAAAAAIP/aAAgBAQAGPwIf/8QAFBABAAAAAAAAAAAAAAAAAAAAIP/aAAgBAQABPyEf/9oADAMBAAIAAwAAABAD/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAgBAwEBPxAf/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAgBAgEBPxAn/8QAFBABAAAAAAAAAAAAAAAAAAAAIP/aAAgBAQABPxAf/9k=");

    /// <summary>16 × 16 pixels, CMYK as Adobe stores it: the left half full of magenta, the lower half half full of black.</summary>
    static readonly byte[] Printed = Convert.FromBase64String("/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoKCgYICwwLCgwJCgoK/8AAFAgAEAAQBEMRAE0RAFkRAEsRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAJCv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAOBEMATQBZAEsAAD8Av4z/AK/i/g3+AMAYgGN/gP/Z");

    /// <summary>9000 × 16 white pixels.</summary>
    static readonly byte[] Wide = Convert.FromBase64String("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAQIygBAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAAf/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AKAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAD//Z");

    [Fact]
    public void Grey_pixels_come_out_as_they_were()
    {
        var image = JpegReader.Read(Grey, "grey.jpg");
        Assert.Equal((24, 16), (image.Width, image.Height));
        for (var y = 0; y < 16; y++)
            for (var x = 0; x < 24; x++)
                Assert.InRange(Math.Abs(image.Pixels[y * 24 + x] - (20 + 5 * x + 3 * y)), 0, 4);
    }

    [Fact]
    public void Progressive_colours_become_their_luma()
    {
        var image = JpegReader.Read(Progressive, "colour.jpg");
        Assert.InRange((int)image.Pixels[5 * 16 + 2], 76 - 6, 76 + 6);
        Assert.InRange((int)image.Pixels[5 * 16 + 13], 29 - 6, 29 + 6);
    }

    [Fact]
    public void Printers_inks_become_light()
    {
        var image = JpegReader.Read(Printed, "printed.jpg");
        int[] expected = [105, 255, 53, 128];
        Assert.All(new[] { (2, 2), (13, 2), (2, 13), (13, 13) }.Zip(expected), pair =>
            Assert.InRange((int)image.Pixels[pair.First.Item2 * 16 + pair.First.Item1], pair.Second - 4, pair.Second + 4));
    }

    [Fact]
    public void Pictures_wider_than_the_limit_are_reduced()
    {
        var image = JpegReader.Read(Wide, "wide.jpg");
        Assert.Equal((2250, 4), (image.Width, image.Height));
        Assert.All(image.Pixels.ToArray(), pixel => Assert.Equal(255, pixel));
    }

    [Theory]
    [InlineData(32000, 32000, "up to 50 million")]
    [InlineData(60000, 8, "32768 a side")]
    public void Impossible_sizes_are_refused_before_memory_is_taken(int width, int height, string why)
    {
        var file = Wide.ToArray();
        // The frame header: marker, length, depth, height, width.
        var header = file.AsSpan().IndexOf((byte[])[0xFF, 0xC0, 0x00, 0x0B]);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(header + 5), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(header + 7), (ushort)width);
        Assert.Contains(why, Assert.Throws<InvalidInputException>(() => JpegReader.Read(file, "huge.jpg")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_refused_with_its_name()
    {
        foreach (var file in new[] { Grey, Progressive, Printed })
            for (var length = 0; length < file.Length - 2; length++)
            {
                var reason = Assert.Throws<InvalidInputException>(() => JpegReader.Read(file.AsSpan(0, length), "cut.jpg"));
                Assert.Contains("cut.jpg", reason.Message, StringComparison.Ordinal);
            }
    }

    [Fact]
    public void A_damaged_file_is_read_or_refused_but_never_breaks()
    {
        var random = new SeededRandom(3, RandomPurpose.Batches);
        var refused = 0;
        for (var round = 0; round < 3000; round++)
        {
            var damaged = (round % 3) switch { 0 => Grey.ToArray(), 1 => Progressive.ToArray(), _ => Printed.ToArray() };
            for (var hit = random.Below(4); hit >= 0; hit--)
                damaged[random.Below(damaged.Length)] = (byte)random.Below(256);
            try
            {
                JpegReader.Read(damaged, "damaged.jpg");
            }
            catch (InvalidInputException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, 300, 2900);
    }

    [Fact]
    public void Pictures_are_told_by_what_is_in_them_and_not_by_their_name()
    {
        Assert.Equal(24, PictureReader.Read(Grey, "really-a-jpeg.png").Width);
        Assert.Equal(2, PictureReader.Read(PngFixture.Grey(2, 1, [0, 255]), "really-a-png.jpg").Width);
        Assert.Contains("neither a PNG nor a JPEG", Assert.Throws<InvalidInputException>(() => PictureReader.Read("GIF89a"u8, "a.gif")).Message, StringComparison.Ordinal);
    }
}
