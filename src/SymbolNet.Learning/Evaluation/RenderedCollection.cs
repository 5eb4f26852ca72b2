using SymbolNet.Learning.Data;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Evaluation;

/// <summary>The drawings of a collection as a model sees them, each rendered once, when it is first asked for. Thread-safe.</summary>
/// <param name="collection">The drawings.</param>
/// <param name="raster">How the model wants ink drawn.</param>
public sealed class RenderedCollection(SymbolCollection collection, RasterOptions raster)
{
    readonly SymbolBitmap?[] bitmaps = new SymbolBitmap?[collection.Items.Count];
    readonly Rasterizer rasterizer = new(raster);

    /// <summary>The drawings.</summary>
    public SymbolCollection Collection => collection;

    /// <summary>The picture of a drawing.</summary>
    /// <exception cref="InvalidInputException">It is damaged.</exception>
    public SymbolBitmap this[int item] => bitmaps[item] ??= collection.Items[item].Render(rasterizer);

    /// <summary>The pictures of several drawings, rendered on all cores.</summary>
    /// <exception cref="InvalidInputException">One is damaged.</exception>
    public SymbolBitmap[] Of(IReadOnlyList<int> items, CancellationToken cancellation = default)
    {
        var pictures = new SymbolBitmap[items.Count];
        InParallel.For(items.Count, i => pictures[i] = this[items[i]], cancellation);
        return pictures;
    }
}
