using SymbolNet.Embeddings;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Raster;
using SymbolNet.Recognition;

namespace SymbolNet.Web.Models;

/// <summary>A trained model from its folder.</summary>
public sealed class TrainedNetwork(EmbeddingModel model) : IEmbeddingNetwork
{
    /// <inheritdoc />
    public string ModelId => model.ModelId;

    /// <inheritdoc />
    public int Dimension => model.Dimension;

    /// <inheritdoc />
    public RasterOptions Raster => model.Raster;

    /// <inheritdoc />
    public DecisionRule Rule => model.Rule;

    /// <inheritdoc />
    public Embedding[] Embed(IReadOnlyList<SymbolBitmap> bitmaps) => model.Embed(bitmaps);

    /// <inheritdoc />
    public IReadOnlyList<FeatureBlock> Look(IReadOnlyList<SymbolBitmap> bitmaps) => model.Look(bitmaps);

    /// <inheritdoc />
    public void Dispose() => model.Dispose();
}
