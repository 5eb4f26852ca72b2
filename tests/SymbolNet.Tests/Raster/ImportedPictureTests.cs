using SymbolNet.Ink;
using SymbolNet.Raster;
using Xunit.Abstractions;

namespace SymbolNet.Tests.Raster;

public sealed class ImportedPictureTests(ITestOutputHelper output)
{
    static readonly RasterOptions Options = new();
    static readonly Rasterizer Rasterizer = new(Options);

    public static TheoryData<string> Names => [.. SampleDrawings.Named.Keys];

    /// <summary>Like a scan of a data set, like a small digit, and like a photograph of a thick pen.</summary>
    public static TheoryData<string, int, float, byte, byte> Paintings
    {
        get
        {
            var paintings = new TheoryData<string, int, float, byte, byte>();
            foreach (var name in SampleDrawings.Named.Keys)
            {
                paintings.Add(name, 105, 3, 0, 255);
                paintings.Add(name, 28, 2.5f, 255, 0);
                paintings.Add(name, 350, 14, 60, 200);
            }
            return paintings;
        }
    }

    [Theory]
    [MemberData(nameof(Paintings))]
    public void A_drawing_and_a_picture_of_it_come_out_nearly_alike(string name, int side, float penWidth, byte ink, byte paper)
    {
        var drawing = SampleDrawings.Named[name];
        var image = SampleDrawings.Paint(drawing, side, penWidth, ink, paper);
        // How far the centre lines of either lie from those of the other.
        var drawn = Rasterizer.Measure(drawing, 2).Distances;
        var imported = Rasterizer.Measure(image, 2).Distances;
        var (sum, most) = (0.0, 0.0);
        for (var i = 0; i < drawn.Length; i++)
        {
            var off = Math.Abs(drawn[i] - imported[i]);
            sum += off;
            most = Math.Max(most, off);
        }
        output.WriteLine($"{name} at {side}: mean {sum / drawn.Length:F3}, most {most:F3}");
        Assert.InRange(sum / drawn.Length, 0, 0.5);
        // A sharp tip of thick ink has its centre line end early.
        Assert.InRange(most, 0, 2.6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Light_on_dark_is_the_same_as_dark_on_light(string name) => Assert.Equal(
        Rasterizer.Render(SampleDrawings.Paint(SampleDrawings.Named[name], 105, 3)).Ink.ToArray(),
        Rasterizer.Render(SampleDrawings.Paint(SampleDrawings.Named[name], 105, 3, ink: 255, paper: 0)).Ink.ToArray(),
        (one, other) => Math.Abs(one - other) < 0.25f);

    [Fact]
    public void Blank_and_nearly_blank_pictures_are_empty()
    {
        var random = new Random(1);
        var noise = new byte[50 * 50];
        for (var i = 0; i < noise.Length; i++)
            noise[i] = (byte)random.Next(235, 256);
        GreyImage[] blank = [Flat(1, 1, 0), Flat(1, 1, 255), Flat(200, 3, 128), Flat(GreyImage.SideLimit, 1, 255), new(50, 50, noise)];
        Assert.All(blank, image => Assert.All(Rasterizer.Render(image).Ink.ToArray(), ink => Assert.Equal(0f, ink)));

        static GreyImage Flat(int width, int height, byte brightness)
        {
            var pixels = new byte[width * height];
            Array.Fill(pixels, brightness);
            return new GreyImage(width, height, pixels);
        }
    }

    [Fact]
    public void Any_noise_gives_a_sound_picture()
    {
        var random = new Random(2);
        for (var i = 0; i < 60; i++)
        {
            var (width, height) = i % 10 == 0 ? (random.Next(1, 4), random.Next(1000, 4096)) : (random.Next(1, 90), random.Next(1, 300));
            var pixels = new byte[width * height];
            random.NextBytes(pixels);
            if (i % 2 == 0)
                for (var j = 0; j < pixels.Length; j++)
                    pixels[j] = pixels[j] < 8 ? (byte)0 : (byte)255;
            Assert.All(Rasterizer.Render(new GreyImage(width, height, pixels)).Ink.ToArray(), ink => Assert.InRange(ink, 0f, 1f));
        }
    }

    [Fact]
    public void Specks_of_dirt_change_nothing()
    {
        var clean = SampleDrawings.Paint(SampleDrawings.LetterA, 105, 5);
        var dirty = clean.Pixels.ToArray();
        foreach (var (x, y) in new[] { (2, 2), (100, 5), (101, 103), (3, 60) })
            dirty[y * 105 + x] = 0;
        Assert.Equal(Rasterizer.Render(clean).Ink.ToArray(), Rasterizer.Render(new GreyImage(105, 105, dirty)).Ink.ToArray());
    }

    [Fact]
    public void The_dot_of_an_i_is_no_dirt() =>
        Assert.InRange(Rasterizer.Render(SampleDrawings.Paint(SampleDrawings.LetterI, 105, 3)).Ink[2 * Options.Size + 16], 0.3f, 1f);

    [Fact]
    public void A_blot_stays_filled_and_a_line_beside_it_thin()
    {
        var pixels = new byte[100 * 100];
        Array.Fill(pixels, (byte)255);
        for (var y = 10; y < 90; y++)
            for (var x = 10; x < 90; x++)
                if (x is >= 50 and < 85 && y is >= 50 and < 85 || y is >= 20 and < 23 || x is >= 20 and < 23)
                    pixels[y * 100 + x] = 0;
        var picture = Rasterizer.Render(new GreyImage(100, 100, pixels));
        var (blot, paper) = (At(67, 67), At(40, 40));
        Assert.Equal((1f, 0f), (blot, paper));

        float At(int x, int y) => picture.Ink[(int)((y - 50) * 28 / 80f + 16) * 32 + (int)((x - 50) * 28 / 80f + 16)];
    }

    [Fact]
    public void A_small_loop_of_a_bold_pen_stays_open()
    {
        // The pen leaves a hole less than two pixels wide, which no threshold for the whole picture finds.
        var picture = Rasterizer.Render(SampleDrawings.Paint(SampleDrawings.Pin(11), 28, 4.6f));
        Assert.Contains(Rows(picture), row => Runs(row) is [_, _]);
        Assert.All(Rows(picture)[20..], row => Assert.True(Runs(row).Count <= 1));
    }

    [Fact]
    public void A_loop_that_ran_full_of_ink_is_a_blot_and_no_line()
    {
        var rows = Rows(Rasterizer.Render(SampleDrawings.Paint(SampleDrawings.Pin(6), 28, 4.2f)));
        var (head, stem) = (rows[..12].Max(row => Runs(row).Sum()), rows[14..].Max(row => Runs(row).Sum()));
        output.WriteLine($"head {head}, stem {stem}");
        Assert.True(head >= stem + 2);
    }

    [Fact]
    public void Grain_in_bold_ink_opens_no_holes()
    {
        var clean = SampleDrawings.Paint(SampleDrawings.LetterL, 28, 6);
        var random = new Random(3);
        var grainy = new GreyImage(28, 28, Array.ConvertAll(clean.Pixels.ToArray(), brightness => (byte)Math.Clamp(brightness + random.Next(0, 8), 0, 255)));
        Assert.Equal(Rasterizer.Render(clean).Ink.ToArray(), Rasterizer.Render(grainy).Ink.ToArray(), (one, other) => Math.Abs(one - other) < 0.5f);
    }

    [Fact]
    public void Ink_that_touches_the_border_is_kept()
    {
        // The cross leaves the picture on all sides; most of the border is still paper.
        var picture = Rasterizer.Render(SampleDrawings.Paint(new Drawing(new Stroke(new InkPoint(-10, 50), new InkPoint(110, 50)), new Stroke(new InkPoint(50, -10), new InkPoint(50, 110))), 60, 3));
        Assert.InRange(picture.Ink[16 * 32 + 3], 0.5f, 1f);
        Assert.InRange(picture.Ink[3 * 32 + 16], 0.5f, 1f);
        Assert.Equal(0f, picture.Ink[8 * 32 + 8]);
    }

    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(5, 4097, 5 * 4097)]
    [InlineData(5, 5, 24)]
    [InlineData(-5, -5, 25)]
    public void Pictures_that_do_not_fit_are_refused(int width, int height, int bytes) => Assert.Throws<InvalidInputException>(() => new GreyImage(width, height, new byte[bytes]));

    static float[][] Rows(SymbolBitmap picture) => [.. Enumerable.Range(0, picture.Size).Select(row => picture.Ink.Slice(row * picture.Size, picture.Size).ToArray())];

    /// <summary>The lengths of the pieces of ink in a row.</summary>
    static List<int> Runs(float[] row)
    {
        var runs = new List<int>();
        for (var x = 0; x < row.Length; x++)
            if (row[x] > 0.5f && (x == 0 || row[x - 1] <= 0.5f))
                runs.Add(row.Skip(x).TakeWhile(ink => ink > 0.5f).Count());
        return runs;
    }
}
