using SymbolNet.Learning.Reports;
using SymbolNet.Raster;
using static System.FormattableString;

namespace SymbolNet.Learning.Evaluation;

/// <summary>Shows a test by class in a report: the figures, the confusion matrix, queries against categories, the memories, the worst mistakes as pictures, and a table of the classes.</summary>
public static class ClassificationSection
{
    const int MistakesShown = 2 * MistakeSheet.PerRow;

    /// <summary>Classes on a grid: as many as there are letters.</summary>
    const int GridClasses = 26;

    /// <summary>Adds it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="result">What came out.</param>
    /// <param name="asked">The drawings that were asked.</param>
    /// <param name="taught">The drawings that stand for the classes.</param>
    public static void Add(HtmlReport report, ClassificationResult result, RenderedCollection asked, RenderedCollection taught)
    {
        var accuracy = result.Confusions.Accuracy;
        var counts = Enumerable.Range(0, result.Labels.Length).Select(truth => result.Confusions.Recall(truth).Total).Where(total => total > 0).ToArray();
        report.AddFigures(
            new KeyFigure("Classified rightly", Invariant($"{100 * accuracy.Share:0.00} %"), Invariant($"{accuracy.Correct:N0} of {accuracy.Total:N0}")),
            new KeyFigure("Mean rank of the truth", Invariant($"{result.MeanRank:0.000}"), Invariant($"of {result.Labels.Length:N0} classes")),
            new KeyFigure("Asked of a class", counts.Min() == counts.Max() ? Invariant($"{counts.Min():N0}") : Invariant($"{counts.Min():N0} to {counts.Max():N0}"),
                result.Shown.IsEmpty ? null : result.Shown.Min() == result.Shown.Max() ? Invariant($"{result.Shown.Min():N0} shown before") : Invariant($"{result.Shown.Min():N0} to {result.Shown.Max():N0} shown before")),
            new KeyFigure("Speed", Invariant($"{result.QueriesPerSecond:N0} images/s"), "rendering left out"));
        report.AddChart(new ConfusionChart("Confusion matrix", "Truth down the side, guesses along the top; what lies off the diagonal was taken for something else.", result.Confusions));
        var mistakes = result.Mistakes().Take(MistakesShown).ToList();
        if (mistakes.Count > 0)
        {
            report.AddPicture(
                MistakeSheet.Paint([.. mistakes.Select(mistake => (asked[mistake.Item], Face(result, mistake.Truth, taught), Face(result, mistake.Guess, taught)))]),
                $"Wrong answers: {string.Join(", ", mistakes.Select(mistake => $"{result.Labels[mistake.Truth]} taken for {result.Labels[mistake.Guess]}"))}",
                "The worst mistakes: above what was asked, in green what it is, in red what it was taken for.");
            report.AddTable("The mistakes made most often", ["truth", "taken for", "times"],
                [.. result.Confusions.Mistakes().Take(12).Select(mistake => new[] { result.Labels[mistake.Truth], result.Labels[mistake.Guess], Invariant($"{mistake.Count:N0}") })]);
        }
        if (CanPaintGrid(result))
            report.AddPicture(Grid(result, asked, taught), "Scores of queries against categories", "One query of each class down the side, the categories along the top: the darker the higher the score. Each row's best is framed, in green where it is the truth.");
        if (!result.Memories.IsEmpty)
        {
            var count = Math.Min(Math.Min(GridClasses, result.Labels.Length), MemorySheet.MostOf(taught[result.Memories[0][0]].Size));
            report.AddPicture(
                MemorySheet.Paint([.. result.Memories.Take(count).Select(items => items.Select(item => taught[item]).ToArray())]), $"The memories of {string.Join(", ", result.Labels.Take(count))}",
                $"What each class is remembered by, a row for each{(count < result.Labels.Length ? Invariant($" of the first {count}") : "")}, from the top: {string.Join(", ", result.Labels.Take(count))}. Where more drawings were shown than memories are kept, these are the drawings nearest to them.");
        }
        report.AddTable("Every class", ["class", "asked", "right", "share", "most frequent guess"],
            [
                .. result.Labels.Select((label, truth) => (label, truth, recall: result.Confusions.Recall(truth))).Where(row => row.recall.Total > 0).Select(row => new[]
                {
                    row.label, Invariant($"{row.recall.Total:N0}"), Invariant($"{row.recall.Correct:N0}"), Invariant($"{100 * row.recall.Share:0.00} %"),
                    result.Confusions.MostFrequentGuess(row.truth) is { } guess ? result.Labels[guess] : "-",
                }),
            ]);
    }

    /// <summary>Whether there is a picture for every class of the grid.</summary>
    public static bool CanPaintGrid(ClassificationResult result) => !result.Faces.IsEmpty && Rows(result).All(query => result.Faces[query.Truth] >= 0);

    /// <summary>The first query of each of the first classes, against the categories of these classes.</summary>
    public static RgbPicture Grid(ClassificationResult result, RenderedCollection asked, RenderedCollection taught)
    {
        var rows = Rows(result);
        var size = asked[rows[0].Item].Size;
        // As many as there is room for where even small ones are too wide: the queries are a column more, every cell has an edge.
        rows = [.. rows.Take(GreyImage.SideLimit / (size + 1) - 1)];
        int[] classes = [.. rows.Select(query => query.Truth)];
        // Cosines may lie below 0, which is as white as paper gets.
        return QueryGrid.Paint([.. rows.Select(query => asked[query.Item])], [.. classes.Select(symbol => taught[result.Faces[symbol]])],
            [.. rows.Select(query => Array.ConvertAll(classes, symbol => Math.Clamp(query.Scores[symbol], 0, 1)))], [.. Enumerable.Range(0, rows.Length)], RgbPicture.ScaleFor(rows.Length + 1, size, 1));
    }

    static ClassifiedDrawing[] Rows(ClassificationResult result) => [.. result.Queries.DistinctBy(query => query.Truth).OrderBy(query => query.Truth).Take(GridClasses)];

    static SymbolBitmap? Face(ClassificationResult result, int symbol, RenderedCollection taught) => result.Faces.IsEmpty || result.Faces[symbol] < 0 ? null : taught[result.Faces[symbol]];
}
