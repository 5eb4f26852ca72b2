using SymbolNet.Embeddings;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Raster;
using SymbolNet.Recognition;
using SymbolNet.Web.Models;

namespace SymbolNet.Web.Tests.Host;

/// <summary>A network without torch: the picture itself, in coarse cells. Alike drawings are near, others far. Can be held up, and counts what it does.</summary>
sealed class FakeNetwork : IEmbeddingNetwork
{
    readonly ManualResetEventSlim open = new(true);
    int pictures;
    int batches;

    public string ModelId { get; init; } = "fake";
    public int Cells { get; init; } = 8;
    public int Dimension => Cells * Cells;
    public RasterOptions Raster { get; } = new();
    public DecisionRule Rule { get; } = new();
    public int Pictures => Volatile.Read(ref pictures);
    public int Batches => Volatile.Read(ref batches);
    public int LargestBatch { get; private set; }
    public bool IsDisposed { get; private set; }

    /// <summary>Thrown instead of an answer while set.</summary>
    public Exception? Fault { get; set; }

    public void Hold() => open.Reset();

    public void Release() => open.Set();

    public Embedding[] Embed(IReadOnlyList<SymbolBitmap> bitmaps)
    {
        Interlocked.Add(ref pictures, bitmaps.Count);
        Interlocked.Increment(ref batches);
        LargestBatch = Math.Max(LargestBatch, bitmaps.Count);
        open.Wait(TimeSpan.FromSeconds(30));
        if (Fault is { } fault)
            throw fault;
        return [.. bitmaps.Select(Embed)];
    }

    public IReadOnlyList<FeatureBlock> Look(IReadOnlyList<SymbolBitmap> bitmaps)
    {
        if (Fault is { } fault)
            throw fault;
        float[][] cells = [.. bitmaps.Select(bitmap => Embed(bitmap).Values.ToArray())];
        return [new FeatureBlock(3, Cells, Cells, Cells, [.. cells.Select(values => new[] { values })]), new FeatureBlock(64, 1, 1, 1, [.. cells.Select(values => values[..16].Select(value => new[] { value }).ToArray())])];
    }

    public void Dispose() => IsDisposed = true;

    Embedding Embed(SymbolBitmap bitmap)
    {
        var cells = new float[Cells * Cells];
        Array.Fill(cells, 0.01f);
        for (var y = 0; y < bitmap.Size; y++)
            for (var x = 0; x < bitmap.Size; x++)
                cells[y * Cells / bitmap.Size * Cells + x * Cells / bitmap.Size] += bitmap.Ink[y * bitmap.Size + x];
        return new Embedding(cells);
    }
}
