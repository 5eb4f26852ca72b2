using SymbolNet.Evaluation;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Evaluation;

/// <summary>Whether pairs of drawings are judged rightly, as same or as different (SymbolNet's pairing test). A score of 0.5 and more says "same".</summary>
public static class PairingTest
{
    const int PairsAtOnce = 2048;

    /// <summary>What came out.</summary>
    /// <param name="Same">Pairs of the same symbol.</param>
    /// <param name="Different">Pairs of different symbols.</param>
    /// <param name="SameMargin">Mean over pairs of the same symbol of P(same) - P(different), -1..1.</param>
    /// <param name="DifferentMargin">Mean over pairs of different symbols of P(different) - P(same), -1..1.</param>
    /// <param name="Pairs">The first pairs, to be shown: items of the collection, the score, and whether they are the same symbol.</param>
    public sealed record Result(Accuracy Same, Accuracy Different, double SameMargin, double DifferentMargin, IReadOnlyList<(int First, int Second, float Score, bool IsSame)> Pairs)
    {
        /// <summary>All pairs.</summary>
        public Accuracy Overall => Same + Different;
    }

    /// <summary>Runs the test.</summary>
    /// <param name="collection">The drawings.</param>
    /// <param name="render">Gives the picture of a drawing.</param>
    /// <param name="model">The judge.</param>
    /// <param name="pairs">How many pairs; at least 1.</param>
    /// <param name="sameProportion">Probability that a pair is of one class, 0..1.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InvalidInputException">The numbers make no pairs, or the collection has too few classes or drawings.</exception>
    public static Result Run(SymbolCollection collection, Func<int, SymbolBitmap> render, PairModel model, int pairs, double sameProportion, long seed, CancellationToken cancellation = default)
    {
        if (pairs < 1)
            throw new InvalidInputException($"The number of pairs must be at least 1, not {pairs}.");
        var (same, different, sameMargin, differentMargin, first) = (default(Accuracy), default(Accuracy), 0.0, 0.0, new List<(int, int, float, bool)>());
        for (var (step, left) = (0L, pairs); left > 0; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(left, PairsAtOnce);
            left -= count;
            var items = new PairSampler(collection, 1, 2 * count, sameProportion, new ClassChoice(collection, ClassSampling.Uniform, null), seed).Batch(step);
            var needed = items.Select(sample => sample.Item).Distinct().ToArray();
            var projections = needed.Zip(model.Project([.. needed.Select(render)])).ToDictionary();
            var drawn = Enumerable.Range(0, count).Select(i => (First: items[2 * i].Item, Second: items[2 * i + 1].Item)).ToArray();
            var scores = model.Similarities([.. drawn.Select(pair => (projections[pair.First], projections[pair.Second]))]);
            foreach (var ((one, other), score) in drawn.Zip(scores))
            {
                var isSame = collection.Items[one].Class == collection.Items[other].Class;
                if (isSame)
                    (same, sameMargin) = (same.Add(score >= 0.5f), sameMargin + 2 * score - 1);
                else
                    (different, differentMargin) = (different.Add(score < 0.5f), differentMargin + 1 - 2 * score);
                if (first.Count < PairsAtOnce)
                    first.Add((one, other, score, isSame));
            }
        }
        return new(same, different, sameMargin / Math.Max(1, same.Total), differentMargin / Math.Max(1, different.Total), first);
    }
}
