using SymbolNet.Learning.Reports;
using SymbolNet.Raster;

namespace SymbolNet.Tests.Learning.Reports;

public sealed class SymbolPicturesTests
{
    static readonly SymbolBitmap Blank = new(4, new float[16]), Full = new(4, [.. Enumerable.Repeat(1f, 16)]);

    [Fact]
    public void A_pair_is_right_when_its_score_says_what_is_true()
    {
        Assert.True(new ScoredPair(Full, Full, 0.5f, true).IsRight);
        Assert.False(new ScoredPair(Full, Full, 0.49f, true).IsRight);
        Assert.True(new ScoredPair(Full, Blank, 0.49f, false).IsRight);
        Assert.False(new ScoredPair(Full, Blank, 0.5f, false).IsRight);
    }

    [Fact]
    public void Pairs_have_frames_that_say_right_or_wrong()
    {
        var right = PairStrip.Paint([new(Full, Blank, 0.1f, false)]);
        var wrong = PairStrip.Paint([new(Full, Blank, 0.9f, false)]);
        Assert.True(Count(right, PictureColours.Right) > 100);
        Assert.Equal(0, Count(right, PictureColours.Wrong));
        Assert.True(Count(wrong, PictureColours.Wrong) > 100);
        Assert.Equal(0, Count(wrong, PictureColours.Right));
        // One drawing of 4 × 4 pixels, each 2 × 2 large.
        Assert.Equal(64, Count(right, PictureColours.Ink));
    }

    [Fact]
    public void A_distance_stands_in_the_place_of_the_score()
    {
        var score = new ScoredPair(Full, Full, 0.75f, true);
        Assert.Equal(PairStrip.Paint([score with { Score = 0.5f }]).Pixels, PairStrip.Paint([score with { Distance = 0.5 }]).Pixels);
        // Long ones have room.
        Assert.True(PairStrip.Paint([score with { Distance = 1234.5 }]).Width > PairStrip.Paint([score]).Width);
    }

    [Fact]
    public void Many_pairs_take_rows_and_none_is_refused()
    {
        var pair = new ScoredPair(Full, Full, 1, true);
        var (one, ten, eleven) = (PairStrip.Paint([pair]), PairStrip.Paint([.. Enumerable.Repeat(pair, 10)]), PairStrip.Paint([.. Enumerable.Repeat(pair, 11)]));
        Assert.Equal(one.Height, ten.Height);
        Assert.Equal(ten.Width, eleven.Width);
        Assert.True(eleven.Height > 1.8 * ten.Height - 10);
        Assert.Throws<InvalidInputException>(() => PairStrip.Paint([]));
        // The largest pictures there are fit at one pixel for each of theirs.
        var large = new SymbolBitmap(256, new float[256 * 256]);
        Assert.InRange(PairStrip.Paint([.. Enumerable.Repeat(new ScoredPair(large, large, 0.5f, true), 20)]).Width, 2560, 4096);
    }

    [Fact]
    public void The_best_category_of_a_query_is_framed_by_whether_it_is_the_truth()
    {
        Assert.Equal((true, false), Frames(QueryGrid.Paint([Full], [Blank, Full], [[0.1f, 0.2f]], [1])));
        Assert.Equal((false, true), Frames(QueryGrid.Paint([Full], [Blank, Full], [[0.3f, 0.2f]], [1])));
        Assert.Equal((false, true), Frames(QueryGrid.Paint([Full], [Blank, Full], [[0.3f, 0.2f]], [-1])));
        Assert.Throws<InvalidInputException>(() => QueryGrid.Paint([], [Full], [], []));
        Assert.Throws<ArgumentException>(() => QueryGrid.Paint([Full], [Full], [[1f, 2f]], [0]));

        static (bool Right, bool Wrong) Frames(RgbPicture picture) => (Count(picture, PictureColours.Right) > 0, Count(picture, PictureColours.Wrong) > 0);
    }

    [Fact]
    public void Each_feature_map_has_its_own_scale()
    {
        // Two maps of 1 × 2: the second is a thousand times the first, the picture is the same.
        var picture = FeatureMaps.Paint([0, 1, 0, 1000], 2, 1, 2, scale: 1);
        Assert.Equal(2, Count(picture, PictureColours.Ink));
        Assert.Equal(2, Count(picture, Rgb.White));
        // The same value everywhere is no pattern.
        Assert.Equal(0, Count(FeatureMaps.Paint([5, 5], 1, 1, 2, scale: 1), PictureColours.Ink));
        Assert.Throws<ArgumentException>(() => FeatureMaps.Paint([1, 2, 3], 2, 1, 2));
        Assert.Throws<ArgumentException>(() => FeatureMaps.Paint([1, float.NaN], 1, 1, 2));
    }

    static int Count(RgbPicture picture, Rgb colour)
    {
        var count = 0;
        for (var i = 0; i < picture.Pixels.Length; i += 3)
            if (picture.Pixels[i] == colour.Red && picture.Pixels[i + 1] == colour.Green && picture.Pixels[i + 2] == colour.Blue)
                count++;
        return count;
    }
}
