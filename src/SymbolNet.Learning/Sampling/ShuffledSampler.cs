namespace SymbolNet.Learning.Sampling;

/// <summary>Goes through every drawing in every orientation once per epoch, in a new order each time; an incomplete last batch is left out.</summary>
public sealed class ShuffledSampler : IBatchSampler
{
    readonly int orientations, batch;
    readonly long seed, batchesPerEpoch;
    readonly int[] order;
    long epoch = -1;

    /// <summary>Makes a sampler.</summary>
    /// <param name="items">Number of drawings.</param>
    /// <param name="orientations">Orientations of each: 1, 4 or 8.</param>
    /// <param name="batch">Pictures per batch.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <exception cref="InvalidInputException">There are fewer pictures than a batch holds.</exception>
    public ShuffledSampler(int items, int orientations, int batch, long seed)
    {
        (this.orientations, this.batch, this.seed) = (orientations, batch, seed);
        order = new int[items * orientations];
        batchesPerEpoch = order.Length / batch;
        if (batchesPerEpoch == 0)
            throw new InvalidInputException($"A batch of {batch} needs at least as many pictures; the data set gives {order.Length}.");
    }

    /// <inheritdoc />
    public Sample[] Batch(long step)
    {
        if (step / batchesPerEpoch != epoch)
        {
            epoch = step / batchesPerEpoch;
            for (var i = 0; i < order.Length; i++)
                order[i] = i;
            new SeededRandom(seed, RandomPurpose.Batches, epoch).Shuffle(order.AsSpan());
        }
        return Array.ConvertAll(order[(int)(step % batchesPerEpoch * batch)..][..batch], index => new Sample(index / orientations, index % orientations));
    }
}
