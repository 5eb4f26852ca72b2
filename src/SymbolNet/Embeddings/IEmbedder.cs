using SymbolNet.Raster;

namespace SymbolNet.Embeddings;

/// <summary>Turns pictures into embeddings with one model. Implementations are thread-safe.</summary>
public interface IEmbedder
{
    /// <summary>Which model: embeddings of different ids must never meet.</summary>
    string ModelId { get; }

    /// <summary>Values per embedding.</summary>
    int Dimension { get; }

    /// <summary>How ink must be drawn for this model.</summary>
    RasterOptions Raster { get; }

    /// <summary>Embeds one picture of side <see cref="RasterOptions.Size"/>.</summary>
    ValueTask<Embedding> EmbedAsync(SymbolBitmap bitmap, CancellationToken cancellation = default);
}
