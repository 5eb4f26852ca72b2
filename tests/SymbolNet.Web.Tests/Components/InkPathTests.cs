using System.Globalization;
using System.Text.RegularExpressions;
using SymbolNet.Ink;
using SymbolNet.Web.Components;

namespace SymbolNet.Web.Tests.Components;

public sealed partial class InkPathTests
{
    public static TheoryData<string, Drawing> Degenerate { get; } = new()
    {
        { "one point", new Drawing(new Stroke(new InkPoint(7, 7))) },
        { "two equal points", new Drawing(new Stroke(new InkPoint(7, 7), new InkPoint(7, 7))) },
        { "a hundred equal points", new Drawing(new Stroke([.. Enumerable.Repeat(new InkPoint(-3, 9), 100)])) },
        { "a horizontal line", new Drawing(new Stroke(new InkPoint(0, 5), new InkPoint(1000, 5))) },
        { "a dot far away", new Drawing(new Stroke(new InkPoint(99_999, -99_999))) },
        { "a letter and a far dot", new Drawing(Sample.Line.Strokes[0], new Stroke(new InkPoint(100_000, 100_000))) },
        { "a scribble of 5,000 points", Scribble() },
    };

    [Theory, MemberData(nameof(Degenerate))]
    public void Every_drawing_lies_inside_the_square(string name, Drawing drawing)
    {
        var path = InkPath.Of(drawing);

        Assert.Equal(drawing.Strokes.Length, path.Strokes.Length);
        foreach (var stroke in path.Strokes)
        {
            Assert.StartsWith("M", stroke.Data);
            var numbers = Numbers().Matches(stroke.Data).Select(match => float.Parse(match.Value, CultureInfo.InvariantCulture)).ToList();
            Assert.True(numbers.Count >= 3, $"{name}: {stroke.Data} paints nothing");
            Assert.All(numbers, number => Assert.InRange(number, 0, InkPath.Edge));
        }
    }

    [Fact]
    public void A_single_point_is_painted_as_a_dot_in_the_middle() =>
        Assert.Equal("M50 50h.1", Assert.Single(InkPath.Of(new Drawing(new Stroke(new InkPoint(7, 7)))).Strokes).Data);

    [Fact]
    public void The_aspect_is_kept_and_the_drawing_centred()
    {
        var data = InkPath.Of(new Drawing(new Stroke(new InkPoint(0, 0), new InkPoint(200, 100)))).Strokes[0].Data;
        Assert.Equal("M8 29L92 71", data);
    }

    [Fact]
    public void A_clean_sheet_has_no_paths() => Assert.Empty(InkPath.Of(Drawing.Empty).Strokes);

    [Fact]
    public void Strokes_replay_in_their_recorded_time()
    {
        var strokes = InkPath.Of(Sample.Cross).Strokes;
        Assert.Equal((0, 400), (strokes[0].StartsMs, strokes[0].TakesMs));
        Assert.Equal((700, 300), (strokes[1].StartsMs, strokes[1].TakesMs));
    }

    [Fact]
    public void Long_pauses_are_cut_and_the_whole_fits_the_limit()
    {
        var slow = new Drawing(
            new Stroke(new InkPoint(0, 0, 0.5f, 0), new InkPoint(100, 0, 0.5f, 8_000)),
            new Stroke(new InkPoint(0, 50, 0.5f, 60_000), new InkPoint(100, 50, 0.5f, 68_000)));
        var strokes = InkPath.Of(slow).Strokes;
        Assert.InRange(strokes[1].StartsMs + strokes[1].TakesMs, InkPath.ReplayLimitMs - 2, InkPath.ReplayLimitMs);
        Assert.InRange(strokes[1].StartsMs - strokes[0].TakesMs, 1, 400);
        Assert.InRange(strokes[0].TakesMs, 1_300, 1_500);
    }

    [Fact]
    public void Strokes_without_times_follow_one_another_at_an_even_pace()
    {
        var imported = new Drawing(new Stroke(new InkPoint(0, 0), new InkPoint(100, 0)), new Stroke(new InkPoint(0, 50), new InkPoint(50, 50)));
        var strokes = InkPath.Of(imported).Strokes;
        Assert.True(strokes[1].StartsMs > strokes[0].TakesMs);
        Assert.Equal(strokes[0].TakesMs / 2.0, strokes[1].TakesMs, tolerance: 2);
    }

    [Fact]
    public void A_dense_scribble_stays_small() => Assert.True(InkPath.Of(Scribble()).Strokes.Sum(stroke => stroke.Data.Length) < 150_000);

    static Drawing Scribble() => new(new Stroke([.. Enumerable.Range(0, 5000).Select(index => new InkPoint(index * 7 % 100, index * 13 % 100, 0.5f, index))]));

    [GeneratedRegex(@"-?\d*\.?\d+")]
    private static partial Regex Numbers();
}
