using SymbolNet.Embeddings;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Checkpoints;

/// <summary>Asks a model on the caller's thread, one caller at a time. For command-line programs and tests; does not own the model. Thread-safe.</summary>
public sealed class SynchronousEmbedder(EmbeddingModel model) : IEmbedder
{
    readonly Lock turn = new();

    /// <inheritdoc />
    public string ModelId => model.ModelId;

    /// <inheritdoc />
    public int Dimension => model.Dimension;

    /// <inheritdoc />
    public RasterOptions Raster => model.Raster;

    /// <inheritdoc />
    public ValueTask<Embedding> EmbedAsync(SymbolBitmap bitmap, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (turn)
            return ValueTask.FromResult(model.Embed([bitmap])[0]);
    }
}
