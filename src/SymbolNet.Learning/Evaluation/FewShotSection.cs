using SymbolNet.Evaluation;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Reports;
using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;
using static System.FormattableString;

namespace SymbolNet.Learning.Evaluation;

/// <summary>Shows few-shot episodes in a report: the figures, how the accuracies are spread, and a map of some classes.</summary>
public static class FewShotSection
{
    const int MapClasses = 12, MapDrawings = 20;

    /// <summary>With at most so many queries few accuracies are possible, and each gets a bar of its own.</summary>
    const int MostBars = 30;

    /// <summary>Adds it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="accuracies">The accuracy of each episode.</param>
    /// <param name="sampler">What drew the episodes.</param>
    /// <param name="collection">The drawings.</param>
    /// <param name="model">The model.</param>
    public static void Add(HtmlReport report, IReadOnlyCollection<double> accuracies, EpisodeSampler sampler, SymbolCollection collection, EmbeddingModel model)
    {
        var mean = MeanEstimate.Of(accuracies);
        report.AddFigures(
            new KeyFigure("Accuracy", Invariant($"{100 * mean.Mean:0.00} %"), double.IsNaN(mean.Confidence95) ? "one episode" : Invariant($"± {100 * mean.Confidence95:0.00} (95 %)")),
            new KeyFigure("Error", Invariant($"{100 * (1 - mean.Mean):0.00} %")),
            new KeyFigure("Episodes", Invariant($"{mean.Count:N0}")));
        var queries = sampler.Draw(0).Queries.Sum(items => items.Length);
        const string Title = "Accuracies of the episodes";
        var right = accuracies.Select(accuracy => (int)Math.Round(accuracy * queries)).ToArray();
        report.AddChart(queries > MostBars
            ? new HistogramChart(Title, "How many episodes had which share of right answers.", new ChartAxis("accuracy") { IsShare = true }, [("episodes", [.. accuracies])]) { Marks = [new ChartMark(mean.Mean, "mean")] }
            : new BarChart(Title, "In how many of the episodes so many queries were answered rightly.", new ChartAxis("share of the episodes") { IsShare = true },
                [.. Enumerable.Range(right.Min(), right.Max() - right.Min() + 1).Reverse().Select(count => (Invariant($"{count} of {queries}"), (double)right.Count(number => number == count) / right.Length, (double?)null))]));
        report.AddChart(Map(new RenderedCollection(collection, model.Raster), model));
    }

    /// <summary>Some classes of a collection, evenly spread over it, as a map: the plane in which their embeddings differ most (PCA).</summary>
    public static ScatterMap Map(EmbeddedCollection embedded, RasterOptions raster)
    {
        var collection = embedded.Collection;
        var classes = MappedOf(collection);
        var items = classes.SelectMany((symbol, place) => collection.ItemsOf[symbol].Take(MapDrawings).Select(item => (Item: item, Place: place))).ToArray();
        var plane = PrincipalPlane.Project([.. items.Select(entry => embedded[entry.Item].Values.ToArray())]);
        var drawings = new RenderedCollection(collection, raster);
        return new ScatterMap(
            "Map of embeddings", Invariant($"Drawings of {classes.Length} classes in the plane in which their embeddings differ most (principal components); near means alike to the model. Much of what parts classes lies outside this plane."),
            SharedClasses.LabelsOf([.. classes.Select(symbol => collection.Classes[symbol])]),
            [.. items.Zip(plane, (entry, point) => new MapPoint(point.X, point.Y, entry.Place, Invariant($"drawing {collection.Items[entry.Item].Drawer}"), Png(drawings[entry.Item])))]);
    }

    /// <summary>The same of drawings that are not embedded yet: only those on the map are.</summary>
    public static ScatterMap Map(RenderedCollection drawings, EmbeddingModel model) =>
        Map(EmbeddedCollection.Embed(drawings.Collection, item => drawings[item], model.Embed, [.. MappedOf(drawings.Collection).SelectMany(symbol => drawings.Collection.ItemsOf[symbol].Take(MapDrawings))]), model.Raster);

    // The classes on the map.
    static int[] MappedOf(SymbolCollection collection)
    {
        var count = Math.Min(MapClasses, collection.Classes.Count);
        return [.. Enumerable.Range(0, count).Select(i => i * collection.Classes.Count / count)];
    }

    static byte[] Png(SymbolBitmap bitmap) => PngWriter.Encode(new GreyImage(bitmap.Size, bitmap.Size, Array.ConvertAll(bitmap.Ink.ToArray(), ink => (byte)Math.Clamp(255 - 255 * ink, 0, 255))));
}
