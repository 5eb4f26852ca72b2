using SymbolNet.Learning.Sampling;

namespace SymbolNet.Tests.Learning.Sampling;

public sealed class BatchSamplerTests
{
    [Fact]
    public void An_epoch_shows_every_drawing_in_every_orientation_once_in_a_new_order()
    {
        var sampler = new ShuffledSampler(items: 20, orientations: 4, batch: 10, seed: 1);
        Sample[] Epoch(int epoch) => [.. Enumerable.Range(0, 8).SelectMany(i => sampler.Batch(epoch * 8 + i))];
        var (first, second) = (Epoch(0), Epoch(1));
        Assert.Equal(80, first.Distinct().Count());
        Assert.Equal(first.Order(Comparer<Sample>.Create((a, b) => (a.Item, a.Orientation).CompareTo((b.Item, b.Orientation)))), Enumerable.Range(0, 80).Select(i => new Sample(i / 4, i % 4)));
        Assert.Equal(80, second.Distinct().Count());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void A_batch_follows_from_seed_and_step_alone()
    {
        var symbols = ProceduralSymbols.Create(3, 6, 4, seed: 1);
        foreach (var make in new Func<IBatchSampler>[] { () => new ShuffledSampler(72, 8, 16, 3), () => new ClassGroupSampler(symbols, 8, 16, 2, 2, 3) })
        {
            var (one, other) = (make(), make());
            for (var step = 0; step < 50; step++)
                one.Batch(step);
            Assert.Equal(one.Batch(17), other.Batch(17));
        }
    }

    [Fact]
    public void Grouped_batches_hold_different_drawings_of_classes_that_share_alphabet_and_orientation()
    {
        var symbols = ProceduralSymbols.Create(4, 6, 5, seed: 1);
        var sampler = new ClassGroupSampler(symbols, orientations: 8, batch: 24, perClass: 3, groups: 2, seed: 9);
        for (var step = 0; step < 20; step++)
        {
            var batch = sampler.Batch(step);
            Assert.Equal(24, batch.Distinct().Count());
            var classes = batch.Chunk(3).ToList();
            Assert.All(classes, drawings => Assert.Single(drawings.Select(sample => (symbols.Items[sample.Item].Class, sample.Orientation)).Distinct()));
            // Two groups of four classes; a class drawn twice makes room for a third group.
            Assert.InRange(classes.Select(drawings => (symbols.Classes[symbols.Items[drawings[0].Item].Class].Alphabet, drawings[0].Orientation)).Distinct().Count(), 1, 4);
        }
    }

    [Fact]
    public void Impossible_batches_are_refused()
    {
        var symbols = ProceduralSymbols.Create(1, 2, 2, seed: 1);
        Assert.Throws<InvalidInputException>(() => new ShuffledSampler(4, 1, 8, 1));
        Assert.Throws<InvalidInputException>(() => new ClassGroupSampler(symbols, 1, 7, 2, 1, 1));
        Assert.Contains("fewer than 3", Assert.Throws<InvalidInputException>(() => new ClassGroupSampler(symbols, 1, 6, 3, 1, 1)).Message, StringComparison.Ordinal);
    }
}
