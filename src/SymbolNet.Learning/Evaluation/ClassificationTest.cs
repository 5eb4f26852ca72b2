using System.Collections.Immutable;
using System.Diagnostics;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Registration;
using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Evaluation;

/// <summary>
/// SymbolNet's classification test: some drawings of every class are shown, a few memories are made of them, and other drawings are classified. A model with a judge of pairs uses the published rule
/// (<see cref="PairMemory"/>); any other one its decision rule, with the medoids of the same grouping as examples.
/// </summary>
public static class ClassificationTest
{
    const int QueriesAtOnce = 256, ShownAtOnce = 64;

    /// <summary>How the test is done.</summary>
    /// <param name="Memories">Memories of a class (num_mem); at least 1.</param>
    /// <param name="Seen">Drawings of each class that are shown (num_see); at least 1, more where a class has fewer are all it has.</param>
    /// <param name="Queries">Drawings asked in all, as many of each class as possible; at least 1.</param>
    /// <param name="Seed">Seed.</param>
    public sealed record Options(int Memories, int Seen, int Queries, long Seed);

    /// <summary>Runs the test.</summary>
    /// <param name="teaching">Where the shown drawings come from.</param>
    /// <param name="asked">Where the queries come from; classes are matched by alphabet and name. May be the same collection: then what was shown is not asked.</param>
    /// <param name="model">The model.</param>
    /// <param name="options">The numbers.</param>
    /// <param name="progress">Told how many of how many drawings were asked.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InvalidInputException">A number is out of range, or the collections have fewer than two classes in common.</exception>
    public static ClassificationResult Run(SymbolCollection teaching, SymbolCollection asked, EmbeddingModel model, Options options, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        var pictures = new RenderedCollection(asked, model.Raster);
        return Run(ReferenceEquals(teaching, asked) ? pictures : new(teaching, model.Raster), pictures, model, options, progress, cancellation);
    }

    /// <summary>Runs the test on pictures that may have been rendered already.</summary>
    /// <inheritdoc cref="Run(SymbolCollection, SymbolCollection, EmbeddingModel, Options, Action{int, int}, CancellationToken)" />
    public static ClassificationResult Run(RenderedCollection teaching, RenderedCollection asked, EmbeddingModel model, Options options, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        if (options.Memories < 1 || options.Seen < 1 || options.Queries < 1)
            throw new InvalidInputException("A classification test needs at least one memory, one drawing seen and one query.");
        // Of each class: what is shown, and what is asked.
        var isSame = ReferenceEquals(teaching.Collection, asked.Collection);
        var classes = SharedClasses.Of(teaching.Collection, asked.Collection);
        var perClass = Math.Max(1, options.Queries / classes.Labels.Length);
        var (shown, queries, truths) = (new List<int[]>(), new List<int>(), new List<int>());
        for (var i = 0; i < classes.Labels.Length; i++)
        {
            var known = teaching.Collection.ItemsOf[classes.Taught[i]];
            if (isSame && known.Length < 2)
                throw new InvalidInputException($"'{classes.Labels[i]}' of {asked.Collection.Description} has one drawing; one to show and one to ask are needed.");
            var random = new SeededRandom(options.Seed, RandomPurpose.Episodes, i);
            var seen = random.Choose(known, Math.Min(options.Seen, isSame ? known.Length - 1 : known.Length));
            shown.Add(seen);
            var left = isSame ? known.Except(seen).ToArray() : asked.Collection.ItemsOf[classes.Asked[i]];
            queries.AddRange(random.Choose(left, Math.Min(perClass, left.Length)));
            truths.AddRange(Enumerable.Repeat(i, queries.Count - truths.Count));
        }

        var (memories, score, memory) = model.Pairs is { } pairs ? ByPairs(pairs, classes.Labels, shown, teaching, options, cancellation) : ByRule(model, shown, teaching, options, cancellation);
        using (memory)
        {
            var (classified, clock) = (new List<ClassifiedDrawing>(queries.Count), new Stopwatch());
            foreach (var batch in queries.Zip(truths).Chunk(QueriesAtOnce))
            {
                var bitmaps = asked.Of([.. batch.Select(query => query.First)], cancellation);
                clock.Start();
                var scores = score(bitmaps);
                clock.Stop();
                classified.AddRange(batch.Zip(scores, (query, row) => new ClassifiedDrawing(query.First, query.Second, Array.IndexOf(row, row.Max()), row)));
                progress?.Invoke(classified.Count, queries.Count);
            }
            return new(classes.Labels, classified, queries.Count / clock.Elapsed.TotalSeconds) { Faces = [.. memories.Select(items => items[0])], Memories = memories, Shown = [.. shown.Select(items => items.Length)] };
        }
    }

    // The drawings that each class is remembered by, the one that stands for it first; what scores queries, and what has to be disposed of afterwards.
    static (ImmutableArray<ImmutableArray<int>> Memories, Func<SymbolBitmap[], float[][]> Score, IDisposable? Memory) ByPairs(
        PairModel model, ImmutableArray<string> labels, List<int[]> shown, RenderedCollection teaching, Options options, CancellationToken cancellation)
    {
        var memory = model.NewMemory(options.Memories, options.Seed);
        for (var i = 0; i < shown.Count; i++)
            memory.Register(labels[i], model.Embed(teaching.Of(shown[i], cancellation)), cancellation);
        return ([.. shown.Select((items, i) => Remembered(items, memory.Categories[i].Medoids))], bitmaps => memory.ScoreProjected(model.Project(bitmaps)), memory);
    }

    static (ImmutableArray<ImmutableArray<int>> Memories, Func<SymbolBitmap[], float[][]> Score, IDisposable? Memory) ByRule(
        EmbeddingModel model, List<int[]> shown, RenderedCollection teaching, Options options, CancellationToken cancellation)
    {
        var (memories, examples) = (ImmutableArray.CreateBuilder<ImmutableArray<int>>(), new List<Embeddings.Embedding[]>());
        foreach (var items in shown)
        {
            var embeddings = teaching.Of(items, cancellation).Chunk(ShownAtOnce).SelectMany(model.Embed).ToArray();
            var medoids = KMeans.Cluster([.. embeddings.Select(embedding => embedding.Values.ToArray())], options.Memories, options.Seed, cancellation).Medoids;
            memories.Add(Remembered(items, medoids));
            examples.Add([.. medoids.Distinct().Select(index => embeddings[index])]);
        }
        var support = new SupportSet(examples, model.Rule);
        return (memories.ToImmutable(), bitmaps => Array.ConvertAll(bitmaps.Chunk(ShownAtOnce).SelectMany(model.Embed).ToArray(), embedding =>
        {
            var scores = new float[support.Ways];
            support.Score(embedding, scores);
            return scores;
        }), null);
    }

    static ImmutableArray<int> Remembered(int[] items, IEnumerable<int> medoids) => [.. medoids.Distinct().Select(index => items[index])];
}
