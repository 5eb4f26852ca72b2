using System.Collections.Immutable;
using System.Globalization;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Reports;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Curation;

/// <summary>One or several runs of a curation loop as a page: how the accuracy grew, what was asked, the head's weights and the spread of its predictions.</summary>
public static class CurationReport
{
    /// <summary>The rounds whose weights are shown, as published; the last one always is.</summary>
    static readonly int[] ShownRounds = [0, 5, 13, 20, 30];

    /// <summary>Writes the report.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="runs">Runs with different seeds; the pictures are of the first. All have done the same number of rounds.</param>
    /// <param name="pool">The drawings that could be asked about.</param>
    /// <param name="picture">Draws a drawing of the pool.</param>
    public static HtmlReport Of(YesNoQuestion question, IReadOnlyList<CurationSession> runs, FrozenOutputs pool, Func<int, SymbolBitmap> picture)
    {
        var rounds = runs[0].Rounds;
        var last = rounds[^1];
        var shown = rounds.Where(round => ShownRounds.Contains(round.Number) || round == last).ToArray();
        var report = new HtmlReport(
            question.Text, $"One unit on {(pool.Names.Count > 0 ? "the classes" : "the embedding")} of a frozen network ({last.Weights.Length + 1} trained numbers), taught with {last.Labels} labels in {last.Number} rounds of questions.");
        if (last.Accuracy is not null)
        {
            var (before, after) = (Estimate(runs, 0), Estimate(runs, rounds.Length - 1));
            report.AddFigures(new("Right before", Percent(before.Mean), Spread(before)), new("Right after", Percent(after.Mean), Spread(after)), new("Labels", $"{last.Labels}", $"{last.Number} rounds"));
            report.AddChart(new LineChart(
                "Right answers on the test after each round", "Every round adds a few labels, chosen among the drawings the unit was unsure of.", new("Round"), new("Right answers") { IsShare = true, To = 1 },
                [.. runs.Select(run => new ChartSeries($"seed {run.State.Options.Seed}", [.. run.Rounds.Select(round => new ChartPoint(round.Number, round.Accuracy ?? double.NaN))]))]));
        }
        var outputs = CurationPictures.OutputsShown(last);
        var names = pool.Names.Count > 0 ? $", from the left: {string.Join(", ", outputs.Select(output => pool.Names[output]))}; then the bias" : $", for {outputs.Length} of {last.Weights.Length} outputs; the last square is the bias";
        report.AddHeading("What the unit learned")
            .AddPicture(CurationPictures.Weights(shown), $"Weights after rounds {string.Join(", ", shown.Select(round => round.Number))}.", $"The weights after each of some rounds, bright for yes and dark for no{names}.")
            .AddChart(new WeightAnimation("The weights, round after round", "The same squares, one round after another; the last one is the bias. Under the pointer they stand still.", [.. shown]));
        if (rounds.Any(round => round.Answers.Length > 0))
            report.AddHeading("What was asked").AddPicture(
                CurationPictures.Asked(rounds, pool, picture), "The drawings asked about, a column for each round.",
                $"A column for each round; green frames are yes, red ones no{(pool.Names.Count > 0 ? ". The strip beneath a drawing is what the frozen network takes it for" : "")}.");
        report.AddHeading("How sure it is").AddChart(new HistogramChart(
            "Predictions", "The probability of yes over all test drawings (or, without a test, over those that could be asked about): in one heap at first, parted in the end.", new("Probability of yes") { From = 0, To = 1 },
            [.. new[] { rounds[0], rounds[rounds.Length / 2], last }.Distinct().Select(round => ($"round {round.Number}", Values(round.Histogram)))]) { Bins = CurationSession.HistogramBins });
        return report.AddTable("All rounds", ["Round", "Labels", "Right answers", "Loss", "Questions from the band"], [.. rounds.Select(round => new[]
        {
            $"{round.Number}", $"{round.Labels}", round.Accuracy is { } accuracy ? Percent(accuracy) : "-", round.Loss?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "-",
            round.Number == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{round.InBand} of {round.Answers.Length}"),
        })]);
    }

    /// <summary>Writes a run into a folder for TensorBoard, from its first round on: what was measured, and the head's weights as histograms and as squares.</summary>
    /// <exception cref="InvalidInputException">The folder cannot be written.</exception>
    public static void Write(CurationSession run, string folder)
    {
        using var writer = new TensorBoardWriter(folder);
        foreach (var round in run.Rounds)
        {
            foreach (var (tag, value) in new[] { ("right on the test", round.Accuracy), ("loss", round.Loss), ("labels", round.Labels) })
                if (value is { } number)
                    writer.WriteScalar($"curation/{tag}", round.Number, number);
            writer.WriteHistogram("head/weights", round.Number, round.Weights.AsSpan());
            writer.WriteImage("head/squares", round.Number, CurationPictures.Weights([round]));
        }
    }

    static MeanEstimate Estimate(IReadOnlyList<CurationSession> runs, int round) => MeanEstimate.Of([.. runs.Select(run => run.Rounds[round].Accuracy!.Value)]);

    static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.00} %");

    static string? Spread(MeanEstimate estimate) => estimate.Count < 2 ? null : string.Create(CultureInfo.InvariantCulture, $"± {100 * estimate.Confidence95:0.00}, {estimate.Count} seeds");

    // A histogram's bins again as numbers: each in the middle of its bin.
    static ImmutableArray<double> Values(ImmutableArray<int> histogram) => [.. histogram.SelectMany((count, bin) => Enumerable.Repeat((bin + 0.5) / histogram.Length, count))];
}
