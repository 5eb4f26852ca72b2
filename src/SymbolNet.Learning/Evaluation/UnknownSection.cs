using SymbolNet.Evaluation;
using SymbolNet.Learning.Reports;
using SymbolNet.Recognition;
using static System.FormattableString;

namespace SymbolNet.Learning.Evaluation;

/// <summary>Shows in a report how well unknown characters are rejected: the figures, how the evidence is spread, and, where there is a decision rule, whether its probabilities can be believed.</summary>
public static class UnknownSection
{
    /// <summary>Adds it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="episodes">The episodes.</param>
    /// <param name="rule">The decision rule they were asked with, or null.</param>
    public static void Add(HtmlReport report, IReadOnlyCollection<UnknownEpisode> episodes, DecisionRule? rule)
    {
        var (area, accepts, calibration) = (MeanEstimate.Of([.. episodes.Select(episode => episode.Area)]), MeanEstimate.Of([.. episodes.Select(episode => episode.FalseAccepts)]), UnknownEpisode.Calibration(episodes));
        report.AddFigures(
        [
            new KeyFigure("Area under the ROC curve", Invariant($"{area.Mean:0.0000}"), double.IsNaN(area.Confidence95) ? null : Invariant($"± {area.Confidence95:0.0000} (95 %)")),
            new KeyFigure("False accepts", Invariant($"{100 * accepts.Mean:0.00} %"), "where 95 % of known drawings are accepted"),
            .. rule is null ? Array.Empty<KeyFigure>() : [new KeyFigure("Expected calibration error", Invariant($"{100 * calibration.ExpectedError:0.00} %"), "of the decision rule's probabilities")],
        ]);
        report.AddChart(new HistogramChart("Evidence", $"The score of the best category{(rule is null ? "" : ", less what the next ones take from it")}, for drawings of characters that were taught, and of others. What overlaps cannot be told apart by it.", new ChartAxis("evidence"),
            [
                ("taught", [.. episodes.SelectMany(episode => episode.KnownEvidence).Select(value => (double)value)]),
                ("never taught", [.. episodes.SelectMany(episode => episode.UnknownEvidence).Select(value => (double)value)]),
            ]) { Marks = rule is null ? [] : [new ChartMark(rule.UnknownLevel, "as likely known as not")] });
        if (rule is null)
            return;
        report.AddChart(new LineChart("Reliability", "Of the answers that were given with a probability, how many were right? On the line the probabilities can be taken at their word; above it they are too modest, below it too bold.",
            new ChartAxis("probability of the answer") { IsShare = true, From = 0, To = 1 }, new ChartAxis("right answers") { IsShare = true, From = 0, To = 1 },
            [
                new ChartSeries("measured", [.. calibration.Bins.Where(bin => bin.Accuracy.Total > 0).Select(bin => new ChartPoint(bin.Confidence, bin.Accuracy.Share))]),
                new ChartSeries("exact", [new ChartPoint(0, 0), new ChartPoint(1, 1)]),
            ]));
        report.AddTable("Answers by their probability", ["probability", "answers", "right"],
            [
                .. calibration.Bins.Where(bin => bin.Accuracy.Total > 0).Select(bin => new[] { Invariant($"{100 * bin.Confidence:0.0} %"), Invariant($"{bin.Accuracy.Total:N0}"), Invariant($"{100 * bin.Accuracy.Share:0.0} %") }),
            ]);
    }
}
