using SymbolNet.Learning.Data;

namespace SymbolNet.Learning.Sampling;

/// <summary>
/// One k-way n-shot episode per batch, class by class, the examples of each before its queries. Each orientation of a character is a class of its own: within an alphabet the whole episode shares one,
/// across alphabets every character has its own.
/// </summary>
public sealed class EpisodeBatchSampler : IBatchSampler
{
    readonly EpisodeSampler episodes;
    readonly int orientations;
    readonly bool withinAlphabet;
    readonly long seed;

    /// <summary>Makes a sampler; its batches hold <paramref name="ways"/> · (<paramref name="shots"/> + <paramref name="queries"/>) pictures.</summary>
    /// <param name="collection">The drawings.</param>
    /// <param name="orientations">Orientations of each class: 1, 4 or 8.</param>
    /// <param name="ways">Classes per episode, at least 2.</param>
    /// <param name="shots">Examples per class, at least 1.</param>
    /// <param name="queries">Drawings per class to be recognised, at least 1.</param>
    /// <param name="withinAlphabet">Whether the classes of an episode share an alphabet.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <exception cref="InvalidInputException">There are too few classes or drawings for such episodes.</exception>
    public EpisodeBatchSampler(SymbolCollection collection, int orientations, int ways, int shots, int queries, bool withinAlphabet, long seed)
    {
        (this.orientations, this.withinAlphabet, this.seed) = (orientations, withinAlphabet, seed);
        if (ways < 2)
            throw new InvalidInputException($"Nothing can be told apart in an episode of {ways} ways; it takes at least 2.");
        episodes = new EpisodeSampler(collection, ways, shots, queries, withinAlphabet, seed);
    }

    /// <inheritdoc />
    public Sample[] Batch(long step)
    {
        var (support, queries) = episodes.Draw(step);
        var random = new SeededRandom(seed, RandomPurpose.Batches, step);
        var shared = random.Below(orientations);
        return [.. support.Zip(queries).SelectMany(way =>
        {
            var orientation = withinAlphabet ? shared : random.Below(orientations);
            return way.First.Concat(way.Second).Select(item => new Sample(item, orientation));
        })];
    }
}
