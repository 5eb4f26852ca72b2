using SymbolNet.Learning.Data;
using SymbolNet.Recognition;

namespace SymbolNet.Learning.Evaluation;

/// <summary>By the cosines of embeddings, as the product's decision rule scores categories.</summary>
/// <param name="taught">Embeddings of the examples.</param>
/// <param name="asked">Embeddings of the queries.</param>
/// <param name="rule">How a score comes about.</param>
public sealed class CosineSimilarity(EmbeddedCollection taught, EmbeddedCollection asked, DecisionRule rule) : ClassSimilarity(asked.Collection, rule)
{
    /// <inheritdoc />
    public override string Name => "cosine";

    /// <inheritdoc />
    public override float[][] Score(IReadOnlyList<int[]> support, IReadOnlyList<int> queries, CancellationToken cancellation = default)
    {
        var known = new SupportSet(support.Select(items => items.Select(item => taught[item])), Rule!);
        var scores = new float[queries.Count][];
        InParallel.For(queries.Count, i => known.Score(asked[queries[i]], scores[i] = new float[support.Count]), cancellation);
        return scores;
    }
}
