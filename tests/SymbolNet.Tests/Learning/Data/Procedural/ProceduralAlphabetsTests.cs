using SymbolNet.Learning.Data;
using SymbolNet.Learning.Data.Procedural;
using SymbolNet.Raster;

namespace SymbolNet.Tests.Learning.Data.Procedural;

public sealed class ProceduralAlphabetsTests
{
    static readonly Rasterizer Rasterizer = new(new RasterOptions());

    static InkPicture Picture(SymbolItem item) => InkPicture.Of(item.Measure(Rasterizer, 1));

    [Fact]
    public void An_address_says_how_many()
    {
        var read = DatasetReader.Open("procedural:7/3x5x4");
        Assert.Equal((3, 15, 60), (read.Alphabets.Count, read.Classes.Count, read.Items.Count));
        Assert.All(read.ItemsOf, items => Assert.Equal([1, 2, 3, 4], items.Select(item => read.Items[item].Drawer)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_drawings_however_many_are_asked_for()
    {
        var (few, many) = (ProceduralAlphabets.Create(3, 2, 6, 2), ProceduralAlphabets.Create(3, 4, 9, 5));
        for (var symbol = 0; symbol < few.Classes.Count; symbol++)
        {
            var same = (symbol / 6 * 9) + symbol % 6;
            Assert.Equal(few.Classes[symbol], many.Classes[same]);
            for (var drawing = 0; drawing < 2; drawing++)
                Assert.Equal(((DrawingItem)few.Items[few.ItemsOf[symbol][drawing]]).Drawing, ((DrawingItem)many.Items[many.ItemsOf[same][drawing]]).Drawing);
        }
        Assert.NotEqual(((DrawingItem)few.Items[0]).Drawing, ((DrawingItem)ProceduralAlphabets.Create(4, 1, 1, 1).Items[0]).Drawing);
    }

    [Fact]
    public void Drawings_are_sound_ink_with_time_that_runs_on()
    {
        foreach (var item in ProceduralAlphabets.Create(1, 6, 10, 3).Items.Cast<DrawingItem>())
        {
            Assert.InRange(item.Drawing.Strokes.Length, 1, 6);
            var points = item.Drawing.Strokes.SelectMany(stroke => stroke.Points).ToList();
            Assert.Equal(points.Select(point => point.TimeMs).Order(), points.Select(point => point.TimeMs));
            Assert.InRange(points.Max(point => point.TimeMs), 100, 20_000);
            Assert.All(points, point => Assert.InRange(Math.Max(Math.Abs(point.X), Math.Abs(point.Y)), 0, 600));
        }
    }

    [Fact]
    public void Characters_of_an_alphabet_differ_and_drawings_of_one_character_resemble_each_other()
    {
        // Every character's first drawing looks for its second one among those of its alphabet by mean line distance, a poor measure: chance is 5 %.
        var symbols = ProceduralAlphabets.Create(2, 8, 20, 2);
        var pictures = symbols.Items.Select(Picture).ToList();
        var (right, least) = (0, float.MaxValue);
        for (var symbol = 0; symbol < symbols.Classes.Count; symbol++)
        {
            var alphabet = symbol / 20 * 20;
            var distances = Enumerable.Range(alphabet, 20).Select(other => pictures[symbols.ItemsOf[symbol][0]].DifferenceTo(pictures[symbols.ItemsOf[other][1]])).ToArray();
            right += Array.IndexOf(distances, distances.Min()) == symbol - alphabet ? 1 : 0;
            least = Math.Min(least, distances[symbol - alphabet]);
        }
        Assert.InRange(right / 160.0, 0.7, 1);
        Assert.InRange(least, 0.2f, 3f);
    }

    [Fact]
    public void Alphabets_have_a_style_of_their_own()
    {
        // Straight scripts beside round ones: the share of points where the pen hardly turns differs widely between alphabets.
        var symbols = ProceduralAlphabets.Create(5, 12, 15, 1);
        var straight = symbols.Items.Cast<DrawingItem>().GroupBy(item => item.Class / 15).Select(alphabet => alphabet.Average(item => item.Drawing.Strokes.Average(StraightShare))).ToList();
        Assert.InRange(straight.Max() - straight.Min(), 0.2, 1);

        static double StraightShare(SymbolNet.Ink.Stroke stroke)
        {
            var (few, all) = (0, 0);
            for (var i = 2; i < stroke.Points.Length; i++)
            {
                var (a, b, c) = (stroke.Points[i - 2], stroke.Points[i - 1], stroke.Points[i]);
                var turn = Math.Atan2(c.Y - b.Y, c.X - b.X) - Math.Atan2(b.Y - a.Y, b.X - a.X);
                few += Math.Cos(turn) > 0.995 ? 1 : 0;
                all++;
            }
            return all == 0 ? 1 : (double)few / all;
        }
    }

    [Fact]
    public void A_large_alphabet_is_found_too() => Assert.Equal(80, ProceduralAlphabets.Create(9, 1, 80, 1).Classes.Count);

    [Theory]
    [InlineData("procedural:", "SEED/ALPHABETSx")]
    [InlineData("procedural:7", "SEED/ALPHABETSx")]
    [InlineData("procedural:7/5x5", "SEED/ALPHABETSx")]
    [InlineData("procedural:99999999999999999999/5x5x5", "SEED/ALPHABETSx")]
    [InlineData("procedural:7/0x5x5", "At least one")]
    [InlineData("procedural:7/1x201x1", "At least one")]
    [InlineData("procedural:7/1x1x9999999999", "At least one")]
    [InlineData("procedural:7/1000000x10x10", "At least one")]
    public void Other_addresses_are_refused(string address, string why) =>
        Assert.Contains(why, Assert.Throws<InvalidInputException>(() => DatasetReader.Open(address)).Message, StringComparison.Ordinal);
}
