using System.Text;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Evaluation;

namespace SymbolNet.Cli.Commands;

/// <summary>Prints what came out of a test by class: the figures, a table of the classes, and the confusion matrix as long as it can be read.</summary>
static class ClassificationPrinter
{
    /// <summary>With more classes the matrix is wider than a screen; JSON can hold more.</summary>
    const int MostInTable = 30, MostInJson = 100;

    /// <summary>Longest name in a row of the matrix, and above a column; longer ones stand as numbers above.</summary>
    const int RowName = 20, ColumnName = 3;

    /// <summary>Prints a result.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="json">Whether to print JSON.</param>
    /// <param name="result">The result.</param>
    /// <param name="title">Title of the table.</param>
    /// <param name="model">The model's id.</param>
    /// <param name="more">Further numbers of the test, for JSON.</param>
    public static void Print(TextWriter output, bool json, ClassificationResult result, string title, string model, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var (confusions, accuracy) = (result.Confusions, result.Confusions.Accuracy);
        var asked = Enumerable.Range(0, result.Labels.Length).Where(truth => confusions.Recall(truth).Total > 0).ToArray();
        if (json)
        {
            var fields = Fields(result, model);
            foreach (var (name, value) in more)
                fields[name] = value;
            Report.Write(output, fields, title, [], []);
            return;
        }
        Report.Write(output, null, title, ["images", "classes", "of a class", "correct", "accuracy", "mean rank", "images/s"],
        [
            [
                $"{accuracy.Total}", $"{result.Labels.Length}", Range(asked.Select(truth => confusions.Recall(truth).Total)), $"{accuracy.Correct}", SharedOptions.Percent(accuracy.Share), $"{result.MeanRank:0.000}",
                $"{result.QueriesPerSecond:0}",
            ],
        ]);
        Report.Write(output, null, "Classes", ["class", "images", "correct", "accuracy", "most frequent guess"],
            asked.Select(truth => new[]
            {
                result.Labels[truth], $"{confusions.Recall(truth).Total}", $"{confusions.Recall(truth).Correct}", SharedOptions.Percent(confusions.Recall(truth).Share), result.Labels[confusions.MostFrequentGuess(truth)!.Value],
            }));
        if (result.Labels.Length <= MostInTable)
            output.Write(Matrix(confusions));
    }

    /// <summary>The result as JSON.</summary>
    public static Dictionary<string, object?> Fields(ClassificationResult result, string model)
    {
        var (confusions, accuracy) = (result.Confusions, result.Confusions.Accuracy);
        return new()
        {
            ["accuracy"] = accuracy.Share, ["correct"] = accuracy.Correct, ["images"] = accuracy.Total, ["classes"] = result.Labels.Length, ["meanRank"] = result.MeanRank,
            ["imagesPerSecond"] = result.QueriesPerSecond, ["model"] = model,
            ["perClass"] = result.Labels.Select((name, truth) => new
            {
                name, images = confusions.Recall(truth).Total, correct = confusions.Recall(truth).Correct, shown = result.Shown.IsEmpty ? (int?)null : result.Shown[truth],
                mostFrequentGuess = confusions.MostFrequentGuess(truth) is { } guess ? result.Labels[guess] : null,
            }),
            ["confusion"] = result.Labels.Length > MostInJson ? null : result.Labels.Select((_, truth) => result.Labels.Select((_, guess) => confusions[truth, guess])),
        };
    }

    /// <summary>The matrix as text: truth down the side, guesses along the top, a dot for never.</summary>
    internal static string Matrix(ConfusionMatrix confusions)
    {
        var labels = confusions.Labels;
        var isShort = labels.All(label => label.Length <= ColumnName);
        string[] columns = [.. labels.Select((label, i) => isShort ? label : $"{i + 1}")];
        string[] rows = [.. labels.Select((label, i) => isShort ? label : $"{i + 1} {(label.Length > RowName ? $"{label[..(RowName - 1)]}…" : label)}")];
        var most = Enumerable.Range(0, labels.Length).Max(truth => Enumerable.Range(0, labels.Length).Max(guess => confusions[truth, guess]));
        var cell = 1 + Math.Max($"{most}".Length, columns.Max(name => name.Length));
        var side = rows.Max(name => name.Length);
        var text = new StringBuilder("Confusion matrix: truth down the side, guesses along the top\n");
        text.Append(' ', side).AppendJoin("", columns.Select(name => name.PadLeft(cell))).Append('\n');
        for (var truth = 0; truth < labels.Length; truth++)
            text.Append(rows[truth].PadRight(side)).AppendJoin("", Enumerable.Range(0, labels.Length).Select(guess => (confusions[truth, guess] is > 0 and var times ? $"{times}" : "·").PadLeft(cell))).Append('\n');
        return text.ToString();
    }

    static string Range(IEnumerable<int> counts) => counts.Min() == counts.Max() ? $"{counts.Min()}" : $"{counts.Min()} to {counts.Max()}";
}
