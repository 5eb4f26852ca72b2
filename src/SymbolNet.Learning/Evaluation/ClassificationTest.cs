using System.Collections.Immutable;
using System.Diagnostics;
using SymbolNet.Evaluation;
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
    /// <summary>How the test is done.</summary>
    /// <param name="Memories">Memories of a class (num_mem); at least 1.</param>
    /// <param name="Seen">Drawings of each class that are shown (num_see); at least 1, more where a class has fewer are all it has.</param>
    /// <param name="Queries">Drawings asked in all, as many of each class as possible; at least 1.</param>
    /// <param name="Seed">Seed.</param>
    public sealed record Options(int Memories, int Seen, int Queries, long Seed);

    /// <summary>What came out.</summary>
    /// <param name="Confusions">Truths and guesses; its labels are the names of the classes.</param>
    /// <param name="MeanRank">Mean place of the true class among all, by score; 1 is always right.</param>
    /// <param name="QueriesPerSecond">Queries embedded and classified per second, rendering left out.</param>
    public sealed record Result(ConfusionMatrix Confusions, double MeanRank, double QueriesPerSecond);

    /// <summary>Runs the test.</summary>
    /// <param name="teaching">Where the shown drawings come from.</param>
    /// <param name="asked">Where the queries come from; classes are matched by alphabet and name. May be the same collection: then what was shown is not asked.</param>
    /// <param name="model">The model.</param>
    /// <param name="options">The numbers.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InvalidInputException">A number is out of range, or the collections have no class in common.</exception>
    public static Result Run(SymbolCollection teaching, SymbolCollection asked, EmbeddingModel model, Options options, CancellationToken cancellation = default)
    {
        if (options.Memories < 1 || options.Seen < 1 || options.Queries < 1)
            throw new InvalidInputException("A classification test needs at least one memory, one drawing seen and one query.");
        var rasterizer = new Rasterizer(model.Raster);
        SymbolBitmap[] Render(SymbolCollection collection, IReadOnlyList<int> items)
        {
            var bitmaps = new SymbolBitmap[items.Count];
            InParallel.For(items.Count, i => bitmaps[i] = collection.Items[items[i]].Render(rasterizer), cancellation);
            return bitmaps;
        }

        // Of each class: what is shown, and what is asked.
        var classes = Enumerable.Range(0, asked.Classes.Count).Where(index => teaching.Classes.Contains(asked.Classes[index])).ToArray();
        if (classes.Length < 2)
            throw new InvalidInputException($"{teaching.Description} and {asked.Description} have {classes.Length} classes in common; a classification needs two.");
        var perClass = Math.Max(1, options.Queries / classes.Length);
        var (shown, queries, truths) = (new List<SymbolBitmap[]>(), new List<SymbolBitmap>(), new List<int>());
        for (var i = 0; i < classes.Length; i++)
        {
            var known = teaching.ItemsOf[teaching.Classes.ToList().IndexOf(asked.Classes[classes[i]])];
            var random = new SeededRandom(options.Seed, RandomPurpose.Episodes, i);
            var isSame = ReferenceEquals(teaching, asked);
            if (isSame && known.Length < 2)
                throw new InvalidInputException($"'{asked.Classes[classes[i]].Name}' of {asked.Classes[classes[i]].Alphabet} has one drawing; one to show and one to ask are needed.");
            var seen = random.Choose(known, Math.Min(options.Seen, isSame ? known.Length - 1 : known.Length));
            shown.Add(Render(teaching, seen));
            var left = isSame ? known.Except(seen).ToArray() : asked.ItemsOf[classes[i]];
            queries.AddRange(Render(asked, random.Choose(left, Math.Min(perClass, left.Length))));
            truths.AddRange(Enumerable.Repeat(i, queries.Count - truths.Count));
        }

        var names = asked.Classes.Select(symbol => symbol.Name).Distinct().Count() == asked.Classes.Count
            ? classes.Select(index => asked.Classes[index].Name) : classes.Select(index => $"{asked.Classes[index].Alphabet} {asked.Classes[index].Name}");
        var (labels, confusions, ranks) = (names.ToImmutableArray(), new ConfusionMatrix([.. names]), 0.0);
        var (scores, seconds) = model.Pairs is { } pairs ? ByPairs(pairs, labels, shown, queries, options, cancellation) : ByRule(model, shown, queries, options, cancellation);
        for (var i = 0; i < queries.Count; i++)
        {
            confusions.Add(truths[i], Array.IndexOf(scores[i], scores[i].Max()));
            ranks += TruthRank.Of(scores[i], truths[i]);
        }
        return new(confusions, ranks / queries.Count, queries.Count / seconds);
    }

    static (float[][] Scores, double Seconds) ByPairs(PairModel model, ImmutableArray<string> names, List<SymbolBitmap[]> shown, List<SymbolBitmap> queries, Options options, CancellationToken cancellation)
    {
        using var memory = model.NewMemory(options.Memories, options.Seed);
        for (var i = 0; i < shown.Count; i++)
            memory.Register(names[i], model.Embed(shown[i]), cancellation);
        return Timed(queries, batch => memory.Score(model.Embed(batch)), cancellation);
    }

    static (float[][] Scores, double Seconds) ByRule(EmbeddingModel model, List<SymbolBitmap[]> shown, List<SymbolBitmap> queries, Options options, CancellationToken cancellation)
    {
        var examples = shown.ConvertAll(bitmaps =>
        {
            var embeddings = bitmaps.Chunk(64).SelectMany(model.Embed).ToArray();
            var medoids = KMeans.Cluster([.. embeddings.Select(embedding => embedding.Values.ToArray())], options.Memories, options.Seed, cancellation).Medoids;
            return medoids.Distinct().Select(index => embeddings[index]).ToArray();
        });
        var support = new SupportSet(examples, model.Rule);
        return Timed(queries, batch => Array.ConvertAll(model.Embed(batch), embedding =>
        {
            var scores = new float[support.Ways];
            support.Score(embedding, scores);
            return scores;
        }), cancellation);
    }

    static (float[][] Scores, double Seconds) Timed(List<SymbolBitmap> queries, Func<SymbolBitmap[], float[][]> score, CancellationToken cancellation)
    {
        var (scores, clock) = (new List<float[]>(queries.Count), Stopwatch.StartNew());
        foreach (var batch in queries.Chunk(256))
        {
            cancellation.ThrowIfCancellationRequested();
            scores.AddRange(score(batch));
        }
        return ([.. scores], clock.Elapsed.TotalSeconds);
    }
}
