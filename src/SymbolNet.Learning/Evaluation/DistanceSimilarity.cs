using System.Numerics.Tensors;
using SymbolNet.Learning.Data;

namespace SymbolNet.Learning.Evaluation;

/// <summary>By the Euclidean distance to the mean of the examples, negative: what contrastive pairs and prototypical networks learn, of embeddings as they are.</summary>
/// <param name="collection">The drawings that are asked.</param>
/// <param name="rows">What the network gives for the examples and for the queries.</param>
public sealed class DistanceSimilarity(SymbolCollection collection, (float[]?[] Taught, float[]?[] Asked) rows) : ClassSimilarity(collection, null)
{
    /// <inheritdoc />
    public override string Name => "distance";

    /// <inheritdoc />
    public override float[][] Score(IReadOnlyList<int[]> support, IReadOnlyList<int> queries, CancellationToken cancellation = default)
    {
        float[][] means = [.. support.Select(Mean)];
        var scores = new float[queries.Count][];
        InParallel.For(queries.Count, i => scores[i] = Array.ConvertAll(means, mean => -TensorPrimitives.Distance<float>(mean, rows.Asked[queries[i]])), cancellation);
        return scores;
    }

    float[] Mean(int[] items)
    {
        var mean = new float[rows.Taught[items[0]]!.Length];
        foreach (var item in items)
            TensorPrimitives.Add(mean, rows.Taught[item]!, mean);
        TensorPrimitives.Divide(mean, items.Length, mean);
        return mean;
    }
}
