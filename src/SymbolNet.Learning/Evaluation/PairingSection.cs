using SymbolNet.Learning.Reports;
using static System.FormattableString;

namespace SymbolNet.Learning.Evaluation;

/// <summary>Shows a pairing test in a report: the figures, how the scores are spread, the first pairs and the worst mistakes as strips.</summary>
public static class PairingSection
{
    /// <summary>Pairs on a strip: two rows of it.</summary>
    const int Shown = 2 * PairStrip.PairsPerRow;

    /// <summary>Adds it.</summary>
    public static void Add(HtmlReport report, PairingTest.Result result, RenderedCollection drawings)
    {
        report.AddFigures(
            new KeyFigure("Pairs judged rightly", Percent(result.Overall.Share), Invariant($"{result.Overall.Correct:N0} of {result.Overall.Total:N0}")),
            new KeyFigure("Same symbol", Percent(result.Same.Share), Invariant($"mean margin {result.SameMargin:0.000}")),
            new KeyFigure("Different symbols", Percent(result.Different.Share), Invariant($"mean margin {result.DifferentMargin:0.000}")),
            new KeyFigure("Speed", Invariant($"{result.PairsPerSecond:N0} pairs/s"), "rendering left out"));
        report.AddChart(new HistogramChart("Scores of the pairs", "How likely the model held each pair to be the same symbol; from 0.5 on it says that it is.", new ChartAxis("score") { From = 0, To = 1 },
            [
                ("same symbol", [.. result.Pairs.Where(pair => pair.IsSame).Select(pair => (double)pair.Score)]),
                ("different symbols", [.. result.Pairs.Where(pair => !pair.IsSame).Select(pair => (double)pair.Score)]),
            ]) { Marks = [new ChartMark(0.5, "same from here on")] });
        report.AddPicture(Strip(result.Pairs, drawings), "Pairs of drawings with their scores", "The first pairs of the test: in green the model was right, in red it was wrong; beneath each pair its score.");
        if (WorstOf(result) is { Count: > 0 } worst)
            report.AddPicture(Strip(worst, drawings), "Pairs that were judged wrongly, with their scores", "The worst mistakes: pairs whose score is farthest from the truth.");
    }

    /// <summary>The first pairs as a strip.</summary>
    public static RgbPicture Strip(IEnumerable<JudgedPair> pairs, RenderedCollection drawings) =>
        PairStrip.Paint([.. pairs.Take(Shown).Select(pair => new ScoredPair(drawings[pair.First], drawings[pair.Second], pair.Score, pair.IsSame))]);

    static List<JudgedPair> WorstOf(PairingTest.Result result) => [.. result.Pairs.Where(pair => !pair.IsRight).OrderBy(pair => pair.Margin).Take(Shown)];

    static string Percent(double share) => double.IsNaN(share) ? "-" : Invariant($"{100 * share:0.00} %");
}
