using SymbolNet.Learning.Reports;
using SymbolNet.Learning.Training;

namespace SymbolNet.Learning.Evaluation;

/// <summary>Shows a training in a report: its loss and what was measured meanwhile.</summary>
public static class TrainingSection
{
    const double Smoothing = 0.8;

    /// <summary>Adds it; curves of nothing are left out.</summary>
    /// <param name="report">The report.</param>
    /// <param name="news">The news of the run, in order.</param>
    public static void Add(HtmlReport report, IReadOnlyCollection<TrainingProgress> news)
    {
        if (news.Where(item => item is { Kind: TrainingEvent.Steps, Loss: not null }).ToList() is { Count: > 1 } losses)
            report.AddChart(new LineChart("Loss", "The mean loss between two reports, smoothed; the faint line is unsmoothed.", new ChartAxis("step"), new ChartAxis("loss"),
            [
                new ChartSeries("loss", [.. losses.Select(item => new ChartPoint(item.Step, item.Loss!.Value))]) { Smoothing = losses.Count > 20 ? Smoothing : 0 },
                .. Curve("held out", item => item.HeldOutLoss),
            ]));
        var measured = news.Where(item => item.Metrics is { Count: > 0 }).ToList();
        if (measured.Count > 1)
            report.AddChart(new LineChart("Held out", "What was measured during the training on what was held out.", new ChartAxis("step"), new ChartAxis("share") { IsShare = true },
            [
                .. measured[0].Metrics!.Keys.SelectMany(metric => Curve(Words(metric), item => item.Metrics?.TryGetValue(metric, out var share) == true ? share : null)),
                .. Curve("classifier, on what it learns from", item => item.TrainingAccuracy),
            ]));

        ChartSeries[] Curve(string name, Func<TrainingProgress, double?> of) =>
            news.Where(item => of(item) is not null).Select(item => new ChartPoint(item.Step, of(item)!.Value)).ToArray() is { Length: > 0 } points ? [new ChartSeries(name, [.. points])] : [];
    }

    // oneShotAmongAll -> one shot among all
    static string Words(string name) => string.Concat(name.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
