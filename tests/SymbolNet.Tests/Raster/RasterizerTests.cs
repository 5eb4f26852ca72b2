using FsCheck;
using FsCheck.Fluent;
using SymbolNet.Ink;
using SymbolNet.Raster;
using SymbolNet.Tests.Ink;

namespace SymbolNet.Tests.Raster;

public sealed class RasterizerTests
{
    static readonly RasterOptions Options = new();
    static readonly Rasterizer Rasterizer = new(Options);

    public static TheoryData<string> Names => [.. SampleDrawings.Named.Keys];

    [Fact]
    public void A_clean_sheet_gives_an_empty_picture()
    {
        Assert.All(Rasterizer.Render(Drawing.Empty).Ink.ToArray(), ink => Assert.Equal(0f, ink));
        Assert.All(Rasterizer.Measure(Drawing.Empty).Distances.ToArray(), distance => Assert.Equal(InkField.Reach, distance));
    }

    [Fact]
    public void Every_dot_is_a_dot_in_the_middle_as_wide_as_the_pen()
    {
        var dot = Rasterizer.Render(SampleDrawings.OnePoint).Ink.ToArray();
        Assert.Equal(dot, Rasterizer.Render(SampleDrawings.TwoEqualPoints).Ink.ToArray());
        Assert.Equal(dot, Rasterizer.Render(new Drawing(new Stroke(new InkPoint(9, 9)), new Stroke(new InkPoint(9, 9)))).Ink.ToArray());
        var middle = Options.Size / 2;
        Assert.All(new[] { middle - 1, middle }, y => Assert.All(new[] { middle - 1, middle }, x => Assert.InRange(dot[y * Options.Size + x], 0.5f, 1f)));
        Assert.InRange(dot.Sum(), 1, 2 * Options.PenWidth * Options.PenWidth);
    }

    [Fact]
    public void A_trembling_tap_stays_small() => Assert.InRange(Extent(Rasterizer.Render(SampleDrawings.TremblingTap)), 1, 7);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_line_runs_through_the_middle_from_margin_to_margin(bool isHorizontal)
    {
        var picture = Rasterizer.Render(isHorizontal ? SampleDrawings.HorizontalLine : SampleDrawings.VerticalLine);
        var margin = (Options.Size - Options.InkExtent) / 2;
        for (var i = 0; i < Options.Size; i++)
            for (var across = 0; across < Options.Size; across++)
            {
                var ink = picture.Ink[isHorizontal ? across * Options.Size + i : i * Options.Size + across];
                var isOnLine = across is 15 or 16 && i + 0.5f > margin && i + 0.5f < Options.Size - margin;
                if (isOnLine)
                    Assert.Equal(Options.PenWidth / 2, ink, 3);
                else if (across is < 14 or > 17 || i < margin - 2 || i > Options.Size - margin + 1)
                    Assert.Equal(0f, ink);
            }
    }

    [Fact]
    public void A_scribble_of_5000_points_is_drawn()
    {
        var picture = Rasterizer.Render(SampleDrawings.Scribble);
        Assert.All(picture.Ink.ToArray(), ink => Assert.InRange(ink, 0f, 1f));
        Assert.InRange(picture.Ink.ToArray().Average(), 0.2, 1);
    }

    [Fact]
    public void Leaving_out_points_that_nearly_coincide_cannot_be_seen()
    {
        var slow = new Drawing(new Stroke([.. Enumerable.Range(0, 4001).Select(i => i / 4000f).Select(t => new InkPoint(100 * t, 50 + 40 * MathF.Sin(6 * t)))]));
        var expected = NaiveField(slow, 1);
        var field = Rasterizer.Measure(slow).Distances;
        for (var i = 0; i < expected.Length; i++)
            Assert.InRange(field[i], expected[i] - 0.01, expected[i] + 0.01);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_field_is_the_distance_to_the_nearest_line(int resolution) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(20),
        Prop.ForAll(RandomDrawings.OnGrid, drawing =>
        {
            var field = Rasterizer.Measure(drawing, resolution);
            var expected = NaiveField(drawing, resolution);
            for (var i = 0; i < expected.Length; i++)
                if (Math.Abs(field.Distances[i] - expected[i]) > 1e-3)
                    return false;
            return field.Cells == Options.Size * resolution;
        }));

    [Fact]
    public void The_picture_is_the_pen_over_the_field() => Prop.ForAll(
        RandomDrawings.Any,
        drawing => Rasterizer.Render(drawing).Ink.SequenceEqual(Rasterizer.Measure(drawing).Draw(Options.PenWidth).Ink)).QuickCheckThrowOnFailure();

    [Fact]
    public void Where_a_drawing_lies_does_not_matter() => Prop.ForAll(
        RandomDrawings.OnGrid, Arb.From(Gen.Choose(-90_000, 90_000)), Arb.From(Gen.Choose(-90_000, 90_000)),
        (drawing, x, y) => IsAlike(Rasterizer.Render(drawing), Rasterizer.Render(Moved(drawing, 1, x, y)))).QuickCheckThrowOnFailure();

    [Fact]
    public void How_large_a_drawing_is_does_not_matter() => Prop.ForAll(
        RandomDrawings.OnGrid, Arb.From(Gen.Choose(40, 10_000)),
        (drawing, percent) => IsAlike(Rasterizer.Render(drawing), Rasterizer.Render(Moved(drawing, percent / 100f, 0, 0)))).QuickCheckThrowOnFailure();

    [Fact]
    public void In_which_order_and_direction_strokes_are_drawn_does_not_matter() => Prop.ForAll(
        RandomDrawings.OnGrid,
        drawing => IsAlike(Rasterizer.Render(drawing), Rasterizer.Render(new Drawing([.. drawing.Strokes.Reverse().Select(stroke => new Stroke([.. stroke.Points.Reverse()]))])))).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Names))]
    public void The_ink_fills_its_frame_and_keeps_its_aspect(string name)
    {
        var points = SampleDrawings.Named[name].Strokes.SelectMany(stroke => stroke.Points).ToArray();
        var (width, height) = (points.Max(point => point.X) - points.Min(point => point.X), points.Max(point => point.Y) - points.Min(point => point.Y));
        var scale = width + height == 0 ? 0 : Options.InkExtent / Math.Max(width, height);
        var (left, top, right, bottom) = Bounds(Rasterizer.Render(SampleDrawings.Named[name]));
        Assert.InRange(right - left, width * scale, width * scale + Options.PenWidth + 2);
        Assert.InRange(bottom - top, height * scale, height * scale + Options.PenWidth + 2);
        Assert.Equal(Options.Size, left + right, 1.5f);
        Assert.Equal(Options.Size, top + bottom, 1.5f);
    }

    [Theory]
    [InlineData(8, 8f, 2f)]
    [InlineData(40, 34f, 1.8f)]
    [InlineData(256, 200f, 15f)]
    public void Any_options_in_range_make_pictures(int size, float extent, float pen)
    {
        var picture = new Rasterizer(new RasterOptions { Size = size, InkExtent = extent, PenWidth = pen }).Render(SampleDrawings.LetterA);
        Assert.Equal(size, picture.Size);
        Assert.InRange(Extent(picture), extent - 1, extent + pen + 2);
    }

    [Theory]
    [InlineData(7, 5f, 1f)]
    [InlineData(257, 5f, 1f)]
    [InlineData(32, 33f, 1f)]
    [InlineData(32, 0f, 1f)]
    [InlineData(32, float.NaN, 1f)]
    [InlineData(32, 28f, 0.4f)]
    [InlineData(32, 28f, 8.1f)]
    [InlineData(256, 28f, 16f)]
    [InlineData(32, 28f, float.NaN)]
    public void Options_out_of_range_are_refused(int size, float extent, float pen) =>
        Assert.Throws<InvalidInputException>(() => new Rasterizer(new RasterOptions { Size = size, InkExtent = extent, PenWidth = pen }));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Resolutions_out_of_range_are_refused(int resolution) => Assert.Throws<ArgumentOutOfRangeException>(() => Rasterizer.Measure(SampleDrawings.Ring, resolution));

    /// <summary>Every cell against every line, in the plainest way.</summary>
    static double[] NaiveField(Drawing drawing, int resolution)
    {
        var points = drawing.Strokes.SelectMany(stroke => stroke.Points).ToArray();
        var (left, right, top, bottom) = (points.Min(point => point.X), points.Max(point => point.X), points.Min(point => point.Y), points.Max(point => point.Y));
        var scale = Options.InkExtent / Math.Max(Rasterizer.LeastExtent, Math.Max(right - left, bottom - top));
        var cells = Options.Size * resolution;
        var field = new double[cells * cells];
        for (var i = 0; i < field.Length; i++)
        {
            var x = ((i % cells + 0.5f) / resolution - Options.Size / 2f) / scale + (left + right) / 2;
            var y = ((i / cells + 0.5f) / resolution - Options.Size / 2f) / scale + (top + bottom) / 2;
            field[i] = InkField.Reach;
            foreach (var stroke in drawing.Strokes)
                for (var j = 0; j < stroke.Points.Length; j++)
                    field[i] = Math.Min(field[i], scale * SampleDrawings.Distance(x, y, stroke.Points[Math.Max(0, j - 1)], stroke.Points[j]));
        }
        return field;
    }

    static Drawing Moved(Drawing drawing, float scale, float x, float y) =>
        new([.. drawing.Strokes.Select(stroke => new Stroke([.. stroke.Points.Select(point => point with { X = scale * point.X + x, Y = scale * point.Y + y })]))]);

    static bool IsAlike(SymbolBitmap one, SymbolBitmap other)
    {
        for (var i = 0; i < one.Ink.Length; i++)
            if (Math.Abs(one.Ink[i] - other.Ink[i]) > 0.02f)
                return false;
        return true;
    }

    static (float Left, float Top, float Right, float Bottom) Bounds(SymbolBitmap picture)
    {
        var (left, top, right, bottom) = (picture.Size, picture.Size, 0, 0);
        for (var i = 0; i < picture.Ink.Length; i++)
            if (picture.Ink[i] > 0.1f)
                (left, top, right, bottom) = (Math.Min(left, i % picture.Size), Math.Min(top, i / picture.Size), Math.Max(right, i % picture.Size + 1), Math.Max(bottom, i / picture.Size + 1));
        return (left, top, right, bottom);
    }

    static float Extent(SymbolBitmap picture)
    {
        var (left, top, right, bottom) = Bounds(picture);
        return Math.Max(right - left, bottom - top);
    }
}
