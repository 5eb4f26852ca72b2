using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Reports;
using SymbolNet.Raster;
using static System.FormattableString;

namespace SymbolNet.Learning.Evaluation;

/// <summary>
/// Shows in a report what the blocks of a network make of one drawing, for networks whose embedding consists of feature maps (SymbolNet); nothing for those whose embedding is a plain vector.
/// </summary>
public static class FeatureMapSection
{
    /// <summary>Pixels per value: of a map, and of a channel that is a single value.</summary>
    const int MapScale = 3, ValueScale = 12;

    /// <summary>Adds it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="model">The model.</param>
    /// <param name="drawing">The drawing.</param>
    public static void Add(HtmlReport report, EmbeddingModel model, SymbolBitmap drawing)
    {
        if (model.Parts.All(part => part.Side == 1))
            return;
        var values = model.Embed([drawing])[0].Values;
        var start = 0;
        report.AddHeading("Feature maps");
        for (var i = 0; i < model.Parts.Count; i++)
        {
            var part = model.Parts[i];
            var own = values.Slice(start, part.Length);
            start += part.Length;
            // Channels of one value each are shown together, as one map.
            var height = part.Side > 1 ? part.Side : Enumerable.Range(1, (int)Math.Sqrt(part.Channels)).Last(rows => part.Channels % rows == 0);
            report.AddPicture(
                part.Side > 1 ? FeatureMaps.Paint(own, part.Channels, part.Side, part.Side, MapScale) : FeatureMaps.Paint(own, 1, height, part.Channels / height, ValueScale),
                Invariant($"Feature maps of part {i + 1} of the embedding"),
                Invariant($"Part {i + 1} of the embedding of one drawing: {part.Channels} channels of {part.Side} × {part.Side}; {(part.Side > 1 ? "each on its own scale, dark is much" : "dark is much")}."));
        }
    }
}
