using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Tests.Learning.Data;

public sealed class PngReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Grey_pictures_of_every_depth_are_scaled_to_a_byte(int depth)
    {
        var most = (1 << depth) - 1;
        var image = PngReader.Read(PngFixture.Write(13, 5, depth, 0, (x, y) => [(x * 7 + y * 3) * 1031 % (most + 1)]), "grey");
        Assert.Equal((13, 5), (image.Width, image.Height));
        for (var y = 0; y < 5; y++)
            for (var x = 0; x < 13; x++)
            {
                var value = (x * 7 + y * 3) * 1031 % (most + 1);
                Assert.Equal(depth == 16 ? value >> 8 : value * 255 / most, image.Pixels[y * 13 + x]);
            }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(-1)]
    public void Every_row_filter_is_undone(int filter)
    {
        var random = new SeededRandom(1, RandomPurpose.Batches);
        var pixels = new byte[31 * 17 * 3];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)random.Below(256);
        var image = PngReader.Read(
            PngFixture.Write(31, 17, 8, 2, (x, y) => [pixels[(y * 31 + x) * 3], pixels[(y * 31 + x) * 3 + 1], pixels[(y * 31 + x) * 3 + 2]], line => filter < 0 ? line % 5 : filter), "colour");
        for (var i = 0; i < 31 * 17; i++)
            Assert.Equal((pixels[3 * i] * 299 + pixels[3 * i + 1] * 587 + pixels[3 * i + 2] * 114 + 500) / 1000, image.Pixels[i]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 8)]
    [InlineData(3, 2)]
    [InlineData(13, 21)]
    public void Interlaced_pictures_equal_plain_ones(int width, int height)
    {
        byte[] Write(bool interlaced) => PngFixture.Write(width, height, 4, 0, (x, y) => [(x * 5 + y * 11) % 16], line => line % 5, interlaced);
        Assert.Equal(PngReader.Read(Write(false), "plain").Pixels, PngReader.Read(Write(true), "interlaced").Pixels);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void A_colour_that_stands_for_transparency_shows_white_paper(int depth)
    {
        // Black with a key of black, beside the next brightness: in 16 bits they differ in the last one only.
        Assert.Equal([255, depth switch { 1 => 255, 4 => 17, 8 => 1, _ => 0 }], PngReader.Read(PngFixture.Write(2, 1, depth, 0, (x, _) => [x], transparency: [0, 0]), "grey").Pixels.ToArray().Select(pixel => (int)pixel));
        if (depth >= 8)
            Assert.Equal([255, 0], PngReader.Read(PngFixture.Write(2, 1, depth, 2, (x, _) => [0, 0, 1 - x], transparency: [0, 0, 0, 0, 0, 1]), "colour").Pixels.ToArray().Select(pixel => (int)pixel));
    }

    [Fact]
    public void Palettes_and_transparency_show_white_paper()
    {
        byte[] palette = [0, 0, 0, 255, 255, 255, 255, 0, 0];
        var image = PngReader.Read(PngFixture.Write(4, 1, 2, 3, (x, _) => [x % 3], palette: palette, transparency: [255, 255, 0]), "palette");
        Assert.Equal<byte>([0, 255, 255, 0], image.Pixels.ToArray());
        var alpha = PngReader.Read(PngFixture.Write(3, 1, 8, 4, (x, _) => [0, x * 127]), "alpha");
        Assert.Equal<byte>([255, 128, 1], alpha.Pixels.ToArray());
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_refused_with_its_name()
    {
        var file = PngFixture.Write(20, 20, 1, 0, (x, y) => [(x + y) % 2]);
        for (var length = 0; length < file.Length; length++)
        {
            var reason = Assert.Throws<InvalidInputException>(() => PngReader.Read(file.AsSpan(0, length), "cut.png"));
            Assert.Contains("cut.png", reason.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_damaged_file_is_read_or_refused_but_never_breaks()
    {
        var random = new SeededRandom(2, RandomPurpose.Batches);
        var file = PngFixture.Write(24, 9, 4, 3, (x, y) => [(x + y) % 16], line => line % 5, palette: new byte[48]);
        var refused = 0;
        for (var round = 0; round < 3000; round++)
        {
            var damaged = file.ToArray();
            for (var hit = random.Below(4); hit >= 0; hit--)
                damaged[random.Below(damaged.Length)] = (byte)random.Below(256);
            try
            {
                PngReader.Read(damaged, "damaged.png");
            }
            catch (InvalidInputException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, 500, 3000);
    }

    [Fact]
    public void Impossible_sizes_are_refused_before_memory_is_taken()
    {
        var file = PngFixture.Grey(2, 2, [0, 1, 2, 3]);
        file[16] = 0x7F;
        Assert.Contains("pixels a side", Assert.Throws<InvalidInputException>(() => PngReader.Read(file, "huge.png")).Message, StringComparison.Ordinal);
    }
}
