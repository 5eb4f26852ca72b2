using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Reports;
using SymbolNet.Raster;
using static System.FormattableString;

namespace SymbolNet.Learning.Evaluation;

/// <summary>Shows in a report what the blocks of a network make of one drawing: of each block the maps that say most.</summary>
public static class FeatureMapSection
{
    /// <summary>About how wide a map is shown, in pixels, and how large a value of it at most.</summary>
    const int MapWidth = 96, ValueScale = 12;

    /// <summary>Adds it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="model">The model.</param>
    /// <param name="drawing">The drawing.</param>
    public static void Add(HtmlReport report, EmbeddingModel model, SymbolBitmap drawing)
    {
        report.AddHeading("Feature maps");
        var blocks = model.Look([drawing]);
        foreach (var (number, block) in blocks.Index())
        {
            var maps = block.Strongest[0];
            float[] values = [.. maps.SelectMany(map => map)];
            var count = maps.Count < block.Channels ? Invariant($"{maps.Count} of {block.Channels}") : Invariant($"{block.Channels}");
            report.AddPicture(
                // Channels of one value each are shown together, as one map.
                block.Side > 1 ? FeatureMaps.Paint(values, maps.Count, block.Height, block.Width, Math.Clamp(MapWidth / block.Width, 1, ValueScale)) : FeatureMaps.Paint(values, 1, 1, maps.Count, ValueScale),
                Invariant($"Feature maps of block {number + 1} of {blocks.Count}"),
                Invariant($"Block {number + 1} of the {blocks.Count} shown, from the input on: {count} channels of {block.Side} × {block.Side} of one drawing, those that say most; {(block.Side > 1 ? "each on its own scale, dark is much" : "dark is much")}."));
        }
    }
}
