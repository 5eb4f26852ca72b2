using FsCheck;
using FsCheck.Fluent;
using SymbolNet.Ink;

namespace SymbolNet.Tests.Ink;

public sealed class DrawingTests
{
    static readonly Stroke Dot = new(new InkPoint(1, 2));

    [Fact]
    public void Undo_of_add_is_identity() =>
        Prop.ForAll(RandomDrawings.Any, drawing => drawing.Add(Dot).Undo().Equals(drawing)).QuickCheckThrowOnFailure();

    [Fact]
    public void Undo_of_a_clean_sheet_is_a_clean_sheet() => Assert.True(Drawing.Empty.Undo().IsEmpty);

    [Fact]
    public void Adding_leaves_the_old_drawing_as_it_was()
    {
        var before = new Drawing(Dot);
        var after = before.Add(Dot);
        Assert.Equal((1, 2), (before.Strokes.Length, after.Strokes.Length));
    }

    [Theory]
    [InlineData(float.NaN, 0, 0.5f, 0)]
    [InlineData(0, float.NaN, 0.5f, 0)]
    [InlineData(float.PositiveInfinity, 0, 0.5f, 0)]
    [InlineData(0, -100_001, 0.5f, 0)]
    [InlineData(0, 0, 1.01f, 0)]
    [InlineData(0, 0, -0.01f, 0)]
    [InlineData(0, 0, float.NaN, 0)]
    [InlineData(0, 0, 0.5f, -1)]
    [InlineData(0, 0, 0.5f, float.NaN)]
    [InlineData(0, 0, 0.5f, 1e10f)]
    public void Points_out_of_range_are_refused(float x, float y, float pressure, float time) =>
        Assert.Throws<InvalidInputException>(() => new Stroke(new InkPoint(x, y, pressure, time)));

    [Fact]
    public void A_stroke_without_points_is_refused() => Assert.Throws<InvalidInputException>(() => new Stroke());

    [Fact]
    public void A_drawing_holds_exactly_as_much_as_its_limits_say()
    {
        var full = new Drawing([.. Enumerable.Repeat(Dot, Drawing.StrokeLimit)]);
        Assert.Throws<InvalidInputException>(() => full.Add(Dot));
        var fullStroke = new Drawing(new Stroke([.. Enumerable.Repeat(new InkPoint(0, 0), Drawing.PointLimit)]));
        Assert.Equal(Drawing.PointLimit, fullStroke.PointCount);
        Assert.Throws<InvalidInputException>(() => fullStroke.Add(Dot));
    }
}
