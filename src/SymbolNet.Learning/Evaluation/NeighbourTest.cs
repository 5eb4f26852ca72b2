using System.Diagnostics;
using SymbolNet.Embeddings;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Evaluation;

/// <summary>Classifies drawings by the vote of the most similar known drawings (k nearest neighbours on the embeddings, as triplet embeddings are tested).</summary>
public static class NeighbourTest
{
    /// <summary>The published number of neighbours.</summary>
    public const int UsualNeighbours = 13;

    const int Batch = 64;

    /// <summary>Runs the test. The score of a class is the similarity of its nearest drawing; the vote decides.</summary>
    /// <param name="teaching">Where the known drawings come from.</param>
    /// <param name="asked">Where the queries come from, another collection; classes are matched by alphabet and name.</param>
    /// <param name="model">The model.</param>
    /// <param name="neighbours">How many vote, at least 1.</param>
    /// <param name="mostKnown">Most drawings of each class that are known, at least 1.</param>
    /// <param name="seed">Which of them, where a class has more.</param>
    /// <param name="progress">Told how many of how many known drawings are embedded.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InvalidInputException">A number is out of range, both collections are one, or they have fewer than two classes in common.</exception>
    public static ClassificationResult Run(
        RenderedCollection teaching, RenderedCollection asked, EmbeddingModel model, int neighbours, int mostKnown, long seed, Action<int, int>? progress = null, CancellationToken cancellation = default) =>
        Run(teaching, asked, model.Embed, neighbours, mostKnown, seed, progress, cancellation);

    /// <summary>The same with a network that is no model yet.</summary>
    internal static ClassificationResult Run(
        RenderedCollection teaching, RenderedCollection asked, Func<IReadOnlyList<SymbolBitmap>, Embedding[]> embed, int neighbours, int mostKnown, long seed, Action<int, int>? progress = null,
        CancellationToken cancellation = default)
    {
        if (neighbours < 1 || mostKnown < 1)
            throw new InvalidInputException($"At least one neighbour and one drawing of each class are needed, not {Math.Min(neighbours, mostKnown)}.");
        if (ReferenceEquals(teaching.Collection, asked.Collection))
            throw new InvalidInputException("The nearest neighbour of a drawing among themselves is itself: the drawings that are asked must be others than those that are taught.");
        var classes = SharedClasses.Of(teaching.Collection, asked.Collection);
        int[][] shown = [.. classes.Taught.Select((symbol, i) => new SeededRandom(seed, RandomPurpose.Episodes, i).Choose(teaching.Collection.ItemsOf[symbol], Math.Min(mostKnown, teaching.Collection.ItemsOf[symbol].Length)))];
        int[] labels = [.. shown.SelectMany((items, i) => Enumerable.Repeat(i, items.Length))];
        var items = shown.SelectMany(known => known).ToArray();
        var taught = EmbeddedCollection.Embed(teaching.Collection, item => teaching[item], embed, items, progress, cancellation);
        var known = Array.ConvertAll(items, item => taught[item]);

        var (classified, clock) = (new List<ClassifiedDrawing>(), new Stopwatch());
        foreach (var batch in classes.Asked.SelectMany((symbol, i) => asked.Collection.ItemsOf[symbol].Select(item => (Item: item, Truth: i))).Chunk(Batch))
        {
            var bitmaps = asked.Of([.. batch.Select(query => query.Item)], cancellation);
            clock.Start();
            var (embeddings, answers) = (embed(bitmaps), new ClassifiedDrawing[batch.Length]);
            InParallel.For(batch.Length, i =>
            {
                var similarities = Array.ConvertAll(known, embeddings[i].Similarity);
                var scores = new float[classes.Labels.Length];
                Array.Fill(scores, float.NegativeInfinity);
                for (var j = 0; j < similarities.Length; j++)
                    scores[labels[j]] = Math.Max(scores[labels[j]], similarities[j]);
                answers[i] = new(batch[i].Item, batch[i].Truth, NearestVote.Of(similarities, labels, neighbours), scores);
            }, cancellation);
            clock.Stop();
            classified.AddRange(answers);
        }
        return new(classes.Labels, classified, classified.Count / clock.Elapsed.TotalSeconds) { Faces = [.. shown.Select(known => known[0])], Shown = [.. shown.Select(known => known.Length)] };
    }
}
