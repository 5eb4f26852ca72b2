using SymbolNet.Ink;
using SymbolNet.Web.Lab;
using SymbolNet.Web.Tests.Host;

namespace SymbolNet.Web.Tests.Lab;

public sealed class VariedDrawingTests
{
    [Fact]
    public void The_same_seed_is_the_same_hand_and_another_seed_another()
    {
        Assert.Equal(VariedDrawing.Of(Sketches.Gate, 3), VariedDrawing.Of(Sketches.Gate, 3));
        Assert.NotEqual(VariedDrawing.Of(Sketches.Gate, 3), VariedDrawing.Of(Sketches.Gate, 4));
    }

    [Fact]
    public void Strokes_times_and_about_the_size_stay()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var varied = VariedDrawing.Of(Sketches.Cross, seed);
            Assert.Equal(Sketches.Cross.Strokes.Select(stroke => stroke.Points.Select(point => point.TimeMs)), varied.Strokes.Select(stroke => stroke.Points.Select(point => point.TimeMs)));
            Assert.All(varied.Strokes.SelectMany(stroke => stroke.Points).Zip(Sketches.Cross.Strokes.SelectMany(stroke => stroke.Points)), pair =>
                Assert.True(MathF.Abs(pair.First.X - pair.Second.X) < 45 && MathF.Abs(pair.First.Y - pair.Second.Y) < 45));
        }
    }

    [Fact]
    public void A_clean_sheet_and_a_dot_are_fine()
    {
        Assert.True(VariedDrawing.Of(Drawing.Empty, 1).IsEmpty);
        Assert.Single(VariedDrawing.Of(Sketches.Strokes([(5, 5)]), 1).Strokes);
    }
}
