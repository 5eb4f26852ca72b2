using System.Diagnostics;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Evaluation;

/// <summary>Whether pairs of drawings are judged rightly, as same or as different (SymbolNet's pairing test). A score of 0.5 and more says "same". Models without a judge of pairs are asked by <see cref="PairDistance"/>.</summary>
public static class PairingTest
{
    const int PairsAtOnce = 2048;

    /// <summary>What came out.</summary>
    /// <param name="Pairs">Every pair, in the order of the test.</param>
    /// <param name="PairsPerSecond">Pairs embedded and judged per second, rendering left out.</param>
    public sealed record Result(IReadOnlyList<JudgedPair> Pairs, double PairsPerSecond)
    {
        /// <summary>Pairs of the same symbol.</summary>
        public Accuracy Same { get; } = Of(Pairs, isSame: true);

        /// <summary>Pairs of different symbols.</summary>
        public Accuracy Different { get; } = Of(Pairs, isSame: false);

        /// <summary>All pairs.</summary>
        public Accuracy Overall => Same + Different;

        /// <summary>Mean over pairs of the same symbol of P(same) - P(different), -1..1; 0 without such pairs.</summary>
        public double SameMargin => MeanMargin(isSame: true);

        /// <summary>Mean over pairs of different symbols of P(different) - P(same), -1..1; 0 without such pairs.</summary>
        public double DifferentMargin => MeanMargin(isSame: false);

        /// <summary>The distance from which on pairs count as different; null where a judge of pairs gave the scores.</summary>
        public double? Threshold { get; init; }

        /// <summary>The distance that the score of a pair was made of; null where a judge of pairs gave it.</summary>
        public double? DistanceOf(JudgedPair pair) => 2 * Threshold * (1 - (double)pair.Score);

        /// <summary>The mean distance of the pairs of the same symbol, or of the others; null where a judge of pairs gave the scores, or without such pairs.</summary>
        public double? MeanDistance(bool isSame) => Pairs.Where(pair => pair.IsSame == isSame).Average(DistanceOf);

        static Accuracy Of(IReadOnlyList<JudgedPair> pairs, bool isSame) =>
            new(pairs.Count(pair => pair.IsSame == isSame && pair.IsRight), pairs.Count(pair => pair.IsSame == isSame));

        double MeanMargin(bool isSame) => Pairs.Where(pair => pair.IsSame == isSame).Select(pair => pair.Margin).DefaultIfEmpty(0).Average();
    }

    /// <summary>Runs the test.</summary>
    /// <param name="collection">The drawings.</param>
    /// <param name="render">Gives the picture of a drawing; called from several threads.</param>
    /// <param name="model">The judge.</param>
    /// <param name="pairs">How many pairs; at least 1.</param>
    /// <param name="sameProportion">Probability that a pair is of one class, 0..1.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InvalidInputException">The numbers make no pairs, or the collection has too few classes or drawings.</exception>
    public static Result Run(SymbolCollection collection, Func<int, SymbolBitmap> render, PairModel model, int pairs, double sameProportion, long seed, CancellationToken cancellation = default) =>
        Run(collection, render, model.Project, model.Similarities, pairs, sameProportion, seed, cancellation);

    /// <summary>The same with any model: by its judge of pairs, or by the distance of its embeddings.</summary>
    /// <inheritdoc cref="Run(SymbolCollection, Func{int, SymbolBitmap}, PairModel, int, double, long, CancellationToken)" />
    public static Result Run(SymbolCollection collection, Func<int, SymbolBitmap> render, EmbeddingModel model, int pairs, double sameProportion, long seed, CancellationToken cancellation = default)
    {
        if (model.Pairs is { } judge)
            return Run(collection, render, judge, pairs, sameProportion, seed, cancellation);
        var distance = new PairDistance(model);
        return Run(collection, render, distance.Embed, distance.Scores, pairs, sameProportion, seed, cancellation) with { Threshold = distance.Threshold };
    }

    static Result Run(
        SymbolCollection collection, Func<int, SymbolBitmap> render, Func<IReadOnlyList<SymbolBitmap>, float[][]> embed, Func<IReadOnlyList<(float[] First, float[] Second)>, float[]> score, int pairs,
        double sameProportion, long seed, CancellationToken cancellation)
    {
        if (pairs < 1)
            throw new InvalidInputException($"The number of pairs must be at least 1, not {pairs}.");
        var (judged, clock) = (new List<JudgedPair>(pairs), new Stopwatch());
        for (var step = 0L; judged.Count < pairs; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(pairs - judged.Count, PairsAtOnce);
            var items = new PairSampler(collection, 1, 2 * count, sameProportion, new ClassChoice(collection, ClassSampling.Uniform, null), seed).Batch(step);
            var needed = items.Select(sample => sample.Item).Distinct().ToArray();
            var bitmaps = new SymbolBitmap[needed.Length];
            InParallel.For(needed.Length, i => bitmaps[i] = render(needed[i]), cancellation);
            clock.Start();
            var projections = needed.Zip(embed(bitmaps)).ToDictionary();
            var scores = score([.. Enumerable.Range(0, count).Select(i => (projections[items[2 * i].Item], projections[items[2 * i + 1].Item]))]);
            clock.Stop();
            for (var i = 0; i < count; i++)
            {
                var (first, second) = (items[2 * i].Item, items[2 * i + 1].Item);
                judged.Add(new(first, second, scores[i], collection.Items[first].Class == collection.Items[second].Class));
            }
        }
        return new(judged, judged.Count / clock.Elapsed.TotalSeconds);
    }
}
