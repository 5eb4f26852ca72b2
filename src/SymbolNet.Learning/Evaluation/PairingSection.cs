using System.Collections.Immutable;
using SymbolNet.Learning.Reports;
using static System.FormattableString;

namespace SymbolNet.Learning.Evaluation;

/// <summary>Shows a pairing test in a report: the figures, how the scores or distances are spread, the first pairs and the worst mistakes as strips.</summary>
public static class PairingSection
{
    /// <summary>Pairs on a strip: two rows of it.</summary>
    const int Shown = 2 * PairStrip.PairsPerRow;

    /// <summary>Adds it.</summary>
    public static void Add(HtmlReport report, PairingTest.Result result, RenderedCollection drawings)
    {
        report.AddFigures(
            new KeyFigure("Pairs judged rightly", Percent(result.Overall.Share), Invariant($"{result.Overall.Correct:N0} of {result.Overall.Total:N0}")),
            new KeyFigure("Same symbol", Percent(result.Same.Share), Mean(result, isSame: true)),
            new KeyFigure("Different symbols", Percent(result.Different.Share), Mean(result, isSame: false)),
            new KeyFigure("Speed", Invariant($"{result.PairsPerSecond:N0} pairs/s"), "rendering left out"));
        (string Name, ImmutableArray<double> Values)[] groups = [("same symbol", Values(result, isSame: true)), ("different symbols", Values(result, isSame: false))];
        report.AddChart(result.Threshold is { } threshold
            ? new HistogramChart("Distances of the pairs", "How far apart the model sees the drawings of each pair; from the mark on it takes them for different symbols.",
                new ChartAxis("distance") { From = 0, To = groups.SelectMany(group => group.Values).Append(threshold).Max() }, [.. groups]) { Marks = [new ChartMark(threshold, "different from here on")] }
            : new HistogramChart("Scores of the pairs", "How likely the model held each pair to be the same symbol; from 0.5 on it says that it is.", new ChartAxis("score") { From = 0, To = 1 }, [.. groups]) { Marks = [new ChartMark(0.5, "same from here on")] });
        var number = result.Threshold is null ? "score" : "distance";
        report.AddPicture(Strip(result, drawings), $"Pairs of drawings with their {number}s", $"The first pairs of the test: in green the model was right, in red it was wrong; beneath each pair its {number}.");
        if (WorstOf(result) is { Count: > 0 } worst)
            report.AddPicture(Strip(result with { Pairs = worst }, drawings), $"Pairs that were judged wrongly, with their {number}s", $"The worst mistakes: pairs whose {number} is farthest from the truth.");
    }

    /// <summary>The first pairs as a strip.</summary>
    public static RgbPicture Strip(PairingTest.Result result, RenderedCollection drawings) =>
        PairStrip.Paint([.. result.Pairs.Take(Shown).Select(pair => new ScoredPair(drawings[pair.First], drawings[pair.Second], pair.Score, pair.IsSame) { Distance = result.DistanceOf(pair) })]);

    static List<JudgedPair> WorstOf(PairingTest.Result result) => [.. result.Pairs.Where(pair => !pair.IsRight).OrderBy(pair => pair.Margin).Take(Shown)];

    static ImmutableArray<double> Values(PairingTest.Result result, bool isSame) => [.. result.Pairs.Where(pair => pair.IsSame == isSame).Select(pair => result.DistanceOf(pair) ?? pair.Score)];

    static string? Mean(PairingTest.Result result, bool isSame) => result.Threshold is null
        ? Invariant($"mean margin {(isSame ? result.SameMargin : result.DifferentMargin):0.000}")
        : result.MeanDistance(isSame) is { } distance ? Invariant($"mean distance {distance:0.000}") : null;

    static string Percent(double share) => double.IsNaN(share) ? "-" : Invariant($"{100 * share:0.00} %");
}
