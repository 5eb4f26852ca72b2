using System.Text;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Evaluation;

/// <summary>
/// Omniglot's official one-shot classification runs: <c>[top folder/]runNN/class_labels.txt</c> names pairs of a test and a training image of the same character, one per line; each run asks for the
/// training image of every test image. (Lake, Salakhutdinov, Tenenbaum, 2015.)
/// </summary>
public static class OmniglotRuns
{
    const string LabelsFile = "class_labels.txt";

    /// <summary>The right answers of each run, by its name.</summary>
    /// <exception cref="InvalidInputException">There is no run, or a file named in one is missing or damaged.</exception>
    public static IReadOnlyList<(string Run, Accuracy Accuracy)> Evaluate(FileTree tree, EmbeddingModel model, CancellationToken cancellation = default)
    {
        var labels = tree.Paths.Where(path => path == LabelsFile || path.EndsWith("/" + LabelsFile, StringComparison.Ordinal)).ToList();
        return labels.Count == 0
            ? throw new InvalidInputException($"'{tree.Root}' holds no runs: files runNN/{LabelsFile} are expected.")
            : labels.ConvertAll(path => Evaluate(tree, path, model, cancellation));
    }

    static (string, Accuracy) Evaluate(FileTree tree, string labels, EmbeddingModel model, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var run = labels[..^LabelsFile.Length].TrimEnd('/');
        // The pairs name their files from the folder above the run's.
        var top = run.Contains('/') ? run[..(run.LastIndexOf('/') + 1)] : "";
        var pairs = Encoding.UTF8.GetString(tree.Read(labels)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var test, var training]
                ? (Test: top + test, Training: top + training)
                : throw new InvalidInputException($"The line '{line}' of '{labels}' in '{tree.Root}' does not name a test and a training image."))
            .ToList();
        if (pairs.Count == 0)
            throw new InvalidInputException($"'{labels}' in '{tree.Root}' names no pairs.");
        var rasterizer = new Rasterizer(model.Raster);
        Embeddings.Embedding[] Embed(IEnumerable<string> paths) => model.Embed([.. paths.Select(path => rasterizer.Render(PngReader.Read(Read(tree, path), path)))]);

        var classes = pairs.Select(pair => pair.Training).Distinct().ToList();
        var known = new SupportSet(Embed(classes).Select(embedding => new[] { embedding }), model.Rule);
        var accuracy = Embed(pairs.Select(pair => pair.Test)).Zip(pairs, (query, pair) => classes[known.Recognise(query)] == pair.Training)
            .Aggregate(default(Accuracy), (sum, right) => sum.Add(right));
        return (run.Split('/')[^1], accuracy);
    }

    static byte[] Read(FileTree tree, string path) =>
        tree.Contains(path) ? tree.Read(path) : throw new InvalidInputException($"'{tree.Root}' lacks '{path}', which a run names.");
}
