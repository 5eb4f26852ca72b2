using System.Runtime.InteropServices;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Registration;
using SymbolNet.Raster;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Checkpoints;

/// <summary>A network with a judge of pairs, ready to be asked. Both must be in evaluation mode and stay the caller's. Not thread-safe.</summary>
public sealed class PairModel
{
    readonly NetworkRunner runner;
    readonly PairHead head;
    readonly Device device;

    internal PairModel(EmbeddingNetwork network, PairHead head)
    {
        (this.head, device) = (head, network.parameters().First().device);
        runner = new NetworkRunner(network, device);
    }

    /// <summary>The embeddings of pictures as the judge wants them: of any length, unlike those of a memory bank.</summary>
    public float[][] Embed(IReadOnlyList<SymbolBitmap> pictures) => runner.Run(pictures, embeddings => embeddings);

    /// <summary>What the judge can compute for each picture alone, and needs for a pair: a much shorter vector where its first layer allows it.</summary>
    public float[][] Project(IReadOnlyList<SymbolBitmap> pictures) => runner.Run(pictures, head.Project);

    /// <summary>The probability, 0..1, that two pictures show the same symbol, from their projections.</summary>
    public float[] Similarities(IReadOnlyList<(float[] First, float[] Second)> pairs)
    {
        if (pairs.Count == 0)
            return [];
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        return NetworkRunner.Rows(PairHead.Similarity(head.Compare(Stack([.. pairs.Select(pair => pair.First)]), Stack([.. pairs.Select(pair => pair.Second)]))).unsqueeze(0))[0];
    }

    /// <summary>SymbolNet's rule for many queries: the mean, over the examples of each class, of the probability that query and example show the same symbol; <c>[query][class]</c>, 0..1.</summary>
    /// <param name="examples">Per class the projections of its examples; at least one.</param>
    /// <param name="queries">The projections of the queries.</param>
    public float[][] Scores(IReadOnlyList<float[][]> examples, IReadOnlyList<float[]> queries)
    {
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        return PairMemory.Score(head, Stack([.. examples.SelectMany(rows => rows)]).unsqueeze(0), PairMemory.Mean([.. examples.Select(rows => rows.Length)]).to(device), queries, Stack);
    }

    /// <summary>An empty memory of categories for <see cref="Embed"/>'s embeddings.</summary>
    /// <param name="memories">Memories kept of a category that was shown in more drawings.</param>
    /// <param name="seed">Seed of the grouping.</param>
    public PairMemory NewMemory(int memories = PairMemory.UsualMemories, long seed = 0) => new(head, memories, seed);

    Tensor Stack(IReadOnlyList<float[]> rows)
    {
        var stacked = empty(rows.Count, rows[0].Length);
        var values = MemoryMarshal.Cast<byte, float>(stacked.bytes);
        for (var i = 0; i < rows.Count; i++)
            rows[i].CopyTo(values[(i * rows[0].Length)..]);
        return stacked.to(device);
    }
}
