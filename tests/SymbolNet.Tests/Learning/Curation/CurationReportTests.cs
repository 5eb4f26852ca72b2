using SymbolNet.Learning.Curation;
using SymbolNet.Raster;

namespace SymbolNet.Tests.Learning.Curation;

public sealed class CurationReportTests
{
    static readonly FrozenOutputs Pool = MadeOutputs.Create(300, 1);

    static SymbolBitmap Picture(int drawing) => new(8, [.. Enumerable.Repeat(drawing % 2 == 0 ? 0f : 1f, 64)]);

    static int Brightness(SymbolNet.Learning.Reports.RgbPicture picture, int x, int y) => picture.Pixels[3 * (y * picture.Width + x)] + picture.Pixels[3 * (y * picture.Width + x) + 1] + picture.Pixels[3 * (y * picture.Width + x) + 2];

    [Fact]
    public void Squares_are_bright_for_yes_and_dark_for_no()
    {
        var round = new CurationRound(5, 0, [], null, [2, -2, 0, 1], -1, null, []);
        var picture = CurationPictures.Weights([round with { Number = 0, Weights = [0, 0, 0, 0], Bias = 0 }, round]);
        // The last row's squares, from the right: the bias, a little apart, and the four weights.
        var y = picture.Height - 14;
        var squares = Enumerable.Range(0, 4).Select(i => Brightness(picture, picture.Width - 4 - 4 - 12 - 26 * (4 - i), y)).ToArray();
        Assert.True(squares[0] > squares[3] && squares[3] > squares[2] && squares[2] > squares[1], string.Join(", ", squares));
        Assert.Equal(squares[2], Brightness(picture, picture.Width - 8 - 12 - 26 * 4, y - 26));
    }

    [Fact]
    public void Of_many_outputs_the_heaviest_are_shown()
    {
        var weights = new float[500];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = i % 5 == 0 ? -i : 0.001f;
        var shown = CurationPictures.OutputsShown(new(0, 0, [], null, [.. weights], 0, null, []));
        Assert.Equal(Enumerable.Range(36, 64).Select(i => 5 * i), shown);
    }

    [Fact]
    public void Asked_drawings_are_framed_by_their_answer()
    {
        CurationRound[] rounds = [new(0, 0, [], null, [1], 0, null, []), new(1, 2, [new(1, 0.5f, true), new(3, 0.5f, false), new(5, 0.5f, null)], 1, [1], 0, null, [])];
        var picture = CurationPictures.Asked(rounds, Pool, Picture);
        var frames = Enumerable.Range(0, picture.Height).Select(y => (Red: picture.Pixels[3 * (y * picture.Width + 3)], Green: picture.Pixels[3 * (y * picture.Width + 3) + 1])).ToArray();
        Assert.Contains(frames, pixel => pixel is (0x1B, 0x7F));
        Assert.Contains(frames, pixel => pixel is (0xC6, 0x28));
        Assert.Throws<InvalidInputException>(() => CurationPictures.Asked(rounds[..1], Pool, Picture));
    }

    [Fact]
    public void The_page_has_the_curve_the_weights_and_the_predictions()
    {
        var test = MadeOutputs.Test(100, 2);
        CurationSession[] runs = [.. new[] { 1, 2 }.Select(seed => MadeOutputs.Run(CurationSession.Start(Pool, new() { Seed = seed }, test), 6))];
        var page = CurationReport.Of(YesNoQuestion.OddDigits, runs, Pool, Picture).ToHtml();
        Assert.Contains("Is it 1, 3, 5, 7 or 9?", page, StringComparison.Ordinal);
        Assert.Contains("Weights after rounds 0, 5, 6.", page, StringComparison.Ordinal);
        Assert.Contains("seed 2", page, StringComparison.Ordinal);
        Assert.Contains("round 6", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("data:image/png").Length - 1);
        // Three layers that take turns, drawn twice; the last one is what is seen where nothing shall move.
        Assert.Equal((6, 2), (page.Split("<g class=\"round").Length - 1, page.Split("<g class=\"round last\"").Length - 1));
        Assert.Contains("@media (prefers-reduced-motion:no-preference){.round{animation", page, StringComparison.Ordinal);
        var blind = CurationReport.Of(YesNoQuestion.OddDigits, [CurationSession.Start(Pool, new())], Pool, Picture).ToHtml();
        Assert.DoesNotContain("Right before", blind, StringComparison.Ordinal);
    }
}
