using System.Collections.Immutable;
using System.Numerics.Tensors;
using SymbolNet.Embeddings;

namespace SymbolNet.Web.Lab;

/// <summary>How far a query is from everything in a support set: Euclidean distances between unit vectors, 0 (the same) to 2 (opposite); unrelated drawings are about 1.4 apart. Immutable.</summary>
/// <param name="ToDrawings">For each class, the distance to each of its drawings.</param>
/// <param name="ToPrototypes">For each class, the distance to its prototype: the mean of its drawings.</param>
public sealed record QueryDistances(ImmutableArray<ImmutableArray<float>> ToDrawings, ImmutableArray<float> ToPrototypes)
{
    /// <summary>The class whose prototype is nearest: the answer. Of equals, the first.</summary>
    public int NearestPrototype => ToPrototypes.IndexOf(ToPrototypes.Min());

    /// <summary>The class of the nearest single drawing: what a nearest neighbour would answer. Of equals, the first.</summary>
    public int NearestDrawing => ToDrawings.Select(some => some.Min()).ToList() is var least ? least.IndexOf(least.Min()) : 0;

    /// <summary>Measures.</summary>
    /// <param name="query">What is asked about.</param>
    /// <param name="support">The embeddings of each class, at least one each; of the same length as the query's.</param>
    public static QueryDistances Of(Embedding query, IReadOnlyList<IReadOnlyList<Embedding>> support) => new(
        [.. support.Select(some => some.Select(one => TensorPrimitives.Distance(query.Values, one.Values)).ToImmutableArray())],
        [.. support.Select(some => TensorPrimitives.Distance(query.Values, Mean(some)))]);

    static float[] Mean(IReadOnlyList<Embedding> some)
    {
        var mean = new float[some[0].Dimension];
        foreach (var one in some) TensorPrimitives.Add(mean, one.Values, mean);
        TensorPrimitives.Divide(mean, some.Count, mean);
        return mean;
    }
}
