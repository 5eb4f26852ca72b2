using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;

namespace SymbolNet.Learning.Evaluation;

/// <summary>By a judge of pairs, as SymbolNet's rule is: the mean, over the examples, of the probability that query and example show the same symbol.</summary>
/// <param name="collection">The drawings that are asked.</param>
/// <param name="projections">What <see cref="PairModel.Project"/> gives for the examples and for the queries.</param>
/// <param name="judge">The judge.</param>
public sealed class JudgedSimilarity(SymbolCollection collection, (float[]?[] Taught, float[]?[] Asked) projections, PairModel judge) : ClassSimilarity(collection, null)
{
    /// <inheritdoc />
    public override string Name => "judge of pairs";

    /// <inheritdoc />
    public override float[][] Score(IReadOnlyList<int[]> support, IReadOnlyList<int> queries, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return judge.Scores([.. support.Select(items => Array.ConvertAll(items, item => projections.Taught[item]!))], [.. queries.Select(item => projections.Asked[item]!)]);
    }
}
