using System.Collections.Immutable;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Reports;
using SymbolNet.Learning.Training;
using static System.FormattableString;

namespace SymbolNet.Learning.Evaluation;

/// <summary>Shows a training in a report: what came of it, its loss, what was measured meanwhile, and how alike it found a few pairs of drawings.</summary>
public static class TrainingSection
{
    const double Smoothing = 0.8;

    /// <summary>Adds which model was made, and of what.</summary>
    public static void Add(HtmlReport report, ModelDescription model) => report
        .AddFigures(new KeyFigure("Model", model.Network.Name, model.Id), new KeyFigure("Parameters", Invariant($"{model.Parameters:N0}")), new KeyFigure("Steps", Invariant($"{model.Steps:N0}")))
        .AddParagraph($"Trained on {model.Data}.");

    /// <summary>Adds the curves; those of nothing are left out.</summary>
    /// <param name="report">The report.</param>
    /// <param name="news">The news of the run, in order.</param>
    public static void Add(HtmlReport report, IReadOnlyCollection<TrainingProgress> news)
    {
        if (news.Where(item => item is { Kind: TrainingEvent.Steps, Loss: not null }).ToList() is { Count: > 1 } losses)
        {
            ImmutableArray<ChartSeries> series =
            [
                new ChartSeries("loss", [.. losses.Select(item => new ChartPoint(item.Step, item.Loss!.Value))]) { Smoothing = losses.Count > 20 ? Smoothing : 0 },
                .. Curve("held out", item => item.HeldOutLoss),
            ];
            report.AddChart(new LineChart("Loss", "The mean loss between two reports, smoothed; the faint line is unsmoothed.", new ChartAxis("step"), new ChartAxis("loss"), series));
            report.AddChart(new LineChart("Loss, in powers of ten", "The same with equal factors as equal lengths, along and up: a loss that falls by a power of the steps is a straight line.", new ChartAxis("step") { IsLogarithmic = true }, new ChartAxis("loss") { IsLogarithmic = true }, series));
        }
        var measured = news.Where(item => item.Metrics is { Count: > 0 }).ToList();
        if (measured.Count > 1)
            report.AddChart(new LineChart("Held out", "What was measured during the training on what was held out.", new ChartAxis("step"), new ChartAxis("share") { IsShare = true },
            [
                .. measured[0].Metrics!.Keys.SelectMany(metric => Curve(Words(metric), item => item.Metrics?.TryGetValue(metric, out var share) == true ? share : null)),
                .. Curve("classifier, on what it learns from", item => item.TrainingAccuracy),
            ]));
        if (news.LastOrDefault(item => item.Pairs is not null)?.Pairs is { } pairs && news.Where(item => item.PairScores?.Count == pairs.Count).ToList() is { Count: > 1 } scored)
            foreach (var item in new[] { scored[0], scored[^1] })
                report.AddPicture(SamplePairStrip.Paint(pairs, item.PairScores!), Invariant($"Pairs of drawings with their scores after {item.Step:N0} steps"), Invariant($"How alike the network found the same pairs after {item.Step:N0} steps: green where 0.5 parts them rightly."));

        ChartSeries[] Curve(string name, Func<TrainingProgress, double?> of) =>
            news.Where(item => of(item) is not null).Select(item => new ChartPoint(item.Step, of(item)!.Value)).ToArray() is { Length: > 0 } points ? [new ChartSeries(name, [.. points])] : [];
    }

    // oneShotAmongAll -> one shot among all
    static string Words(string name) => string.Concat(name.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
