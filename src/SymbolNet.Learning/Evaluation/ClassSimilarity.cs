using System.Numerics.Tensors;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Raster;
using SymbolNet.Recognition;

namespace SymbolNet.Learning.Evaluation;

/// <summary>How alike drawings are to the examples of classes, by what a model was trained for. Not thread-safe.</summary>
/// <param name="collection">The drawings that are asked.</param>
/// <param name="rule">See <see cref="Rule"/>.</param>
public abstract class ClassSimilarity(SymbolCollection collection, DecisionRule? rule)
{
    /// <summary>The drawings that are asked.</summary>
    public SymbolCollection Collection => collection;

    /// <summary>What the scores are, in words for a table.</summary>
    public abstract string Name { get; }

    /// <summary>The decision rule the scores are for; null where they are others: then the best score alone speaks for a known class, and nothing says how probable that is.</summary>
    public DecisionRule? Rule => rule;

    /// <summary>
    /// Runs a model on drawings, rendered as the product does: a judge of pairs gives the scores of <see cref="JudgedSimilarity"/>, a network that was trained on Euclidean distances those of
    /// <see cref="DistanceSimilarity"/>, every other one those of <see cref="CosineSimilarity"/>.
    /// </summary>
    /// <param name="collection">The drawings, examples and queries.</param>
    /// <param name="model">The model; it must live as long as this.</param>
    /// <param name="rule">How scores come about where the cosine decides.</param>
    /// <param name="progress">Told how many of how many are done.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InvalidInputException">A picture is damaged.</exception>
    public static ClassSimilarity Of(SymbolCollection collection, EmbeddingModel model, DecisionRule rule, Action<int, int>? progress = null, CancellationToken cancellation = default) =>
        Of(collection, null, collection, model, rule, progress, cancellation);

    /// <summary>The same with examples from another collection than the queries.</summary>
    /// <param name="teaching">Where the examples come from.</param>
    /// <param name="examples">Which of its drawings can be examples; all when null.</param>
    /// <param name="asked">The queries.</param>
    /// <param name="model">The model; it must live as long as this.</param>
    /// <param name="rule">How scores come about where the cosine decides.</param>
    /// <param name="progress">Told how many of how many are done.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InvalidInputException">A picture is damaged.</exception>
    public static ClassSimilarity Of(
        SymbolCollection teaching, IReadOnlyList<int>? examples, SymbolCollection asked, EmbeddingModel model, DecisionRule rule, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        var rasterizer = new Rasterizer(model.Raster);
        if (model.Pairs is { } judge)
            return new JudgedSimilarity(asked, Both(judge.Project), judge);
        if (model.Description.Training?.Objective.Name is "contrastive" or "prototypical")
            return new DistanceSimilarity(asked, Both(model.EmbedUnscaled));
        var queries = EmbeddedCollection.Embed(asked, model, null, progress, cancellation);
        return new CosineSimilarity(ReferenceEquals(teaching, asked) ? queries : EmbeddedCollection.Embed(teaching, model, examples, progress, cancellation), queries, rule);

        (float[]?[] Taught, float[]?[] Asked) Both(Func<IReadOnlyList<SymbolBitmap>, float[][]> run)
        {
            float[]?[] Rows(SymbolCollection drawings, IReadOnlyList<int>? items) => EmbeddedCollection.Run(drawings, item => drawings.Items[item].Render(rasterizer), run, items, progress, cancellation);
            var known = Rows(asked, null);
            return (ReferenceEquals(teaching, asked) ? known : Rows(teaching, examples), known);
        }
    }

    /// <summary>The score of every class for every query, <c>[query][class]</c>: the higher, the more alike.</summary>
    /// <param name="support">Per class, the indices of its examples; at least one.</param>
    /// <param name="queries">The indices of the drawings asked.</param>
    /// <param name="cancellation">Stops.</param>
    public abstract float[][] Score(IReadOnlyList<int[]> support, IReadOnlyList<int> queries, CancellationToken cancellation = default);

    /// <summary>The class with the highest score for every query; the first of equal ones.</summary>
    /// <inheritdoc cref="Score" />
    public int[] Recognise(IReadOnlyList<int[]> support, IReadOnlyList<int> queries, CancellationToken cancellation = default) =>
        Array.ConvertAll(Score(support, queries, cancellation), scores => TensorPrimitives.IndexOfMax<float>(scores));
}
