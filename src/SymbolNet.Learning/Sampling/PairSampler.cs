using SymbolNet.Learning.Data;

namespace SymbolNet.Learning.Sampling;

/// <summary>
/// Pairs of two different drawings, at 2i and 2i + 1 of a batch: with a given probability of the same class in the same orientation, otherwise of two classes, each in an orientation of its own.
/// The first class of a pair is drawn with the class probabilities, the second one with those of the other classes.
/// </summary>
public sealed class PairSampler : IBatchSampler
{
    readonly SymbolCollection collection;
    readonly ClassChoice classes;
    readonly int orientations, batch;
    readonly double sameProportion;
    readonly long seed;

    /// <summary>Makes a sampler.</summary>
    /// <param name="collection">The drawings.</param>
    /// <param name="orientations">Orientations of each class: 1, 4 or 8.</param>
    /// <param name="batch">Pictures per batch, twice the number of pairs.</param>
    /// <param name="sameProportion">Probability that a pair is of one class, 0..1.</param>
    /// <param name="classes">Draws classes of the same collection.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <exception cref="InvalidInputException">The numbers make no pairs, or the collection has too few classes or drawings for them.</exception>
    public PairSampler(SymbolCollection collection, int orientations, int batch, double sameProportion, ClassChoice classes, long seed)
    {
        (this.collection, this.orientations, this.batch, this.sameProportion, this.classes, this.seed) = (collection, orientations, batch, sameProportion, classes, seed);
        if (batch < 2 || batch % 2 != 0)
            throw new InvalidInputException($"A batch of pairs holds an even number of pictures, not {batch}.");
        if (!(sameProportion is >= 0 and <= 1))
            throw new InvalidInputException($"The proportion of same-class pairs must lie between 0 and 1, not {sameProportion}.");
        var drawn = Enumerable.Range(0, collection.Classes.Count).Where(symbol => classes.ProbabilityOf(symbol) > 0).ToList();
        if (sameProportion > 0 && drawn.FirstOrDefault(symbol => collection.ItemsOf[symbol].Length < 2, -1) is >= 0 and var single)
            throw new InvalidInputException($"'{collection.Classes[single].Name}' of {collection.Classes[single].Alphabet} has one drawing; a pair of the same class needs two different ones.");
        if (sameProportion < 1 && drawn.Count < 2)
            throw new InvalidInputException($"Only '{collection.Classes[drawn[0]].Name}' of {collection.Classes[drawn[0]].Alphabet} can be drawn; a pair of different classes needs two.");
    }

    /// <inheritdoc />
    public Sample[] Batch(long step)
    {
        var random = new SeededRandom(seed, RandomPurpose.Batches, step);
        var samples = new Sample[batch];
        for (var i = 0; i < batch; i += 2)
        {
            var symbol = classes.Draw(random);
            var items = collection.ItemsOf[symbol];
            var (place, orientation) = (random.Below(items.Length), random.Below(orientations));
            samples[i] = new(items[place], orientation);
            if (random.Fraction() < sameProportion)
                // Any of the others: a step of 1 to all but one, around.
                samples[i + 1] = new(items[(place + 1 + random.Below(items.Length - 1)) % items.Length], orientation);
            else
            {
                var others = collection.ItemsOf[classes.DrawOther(random, symbol)];
                samples[i + 1] = new(others[random.Below(others.Length)], random.Below(orientations));
            }
        }
        return samples;
    }
}
