using SymbolNet.Embeddings;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Raster;
using SymbolNet.Recognition;

namespace SymbolNet.Web.Models;

/// <summary>A loaded network, used by one thread at a time.</summary>
public interface IEmbeddingNetwork : IDisposable
{
    /// <summary>Which model: embeddings of different ids must never meet.</summary>
    string ModelId { get; }

    /// <summary>Values per embedding.</summary>
    int Dimension { get; }

    /// <summary>How ink must be drawn for it.</summary>
    RasterOptions Raster { get; }

    /// <summary>How its similarities become answers.</summary>
    DecisionRule Rule { get; }

    /// <summary>Embeds pictures of side <see cref="RasterOptions.Size"/>, in the same order.</summary>
    Embedding[] Embed(IReadOnlyList<SymbolBitmap> bitmaps);

    /// <summary>What its blocks make of pictures of side <see cref="RasterOptions.Size"/>; none without pictures.</summary>
    IReadOnlyList<FeatureBlock> Look(IReadOnlyList<SymbolBitmap> bitmaps);
}
