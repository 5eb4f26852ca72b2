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
        foreach (var make in new Func<long, IBatchSampler>[]
        {
            seed => new ShuffledSampler(72, 8, 16, seed),
            seed => new ClassGroupSampler(symbols, 8, 16, 2, 2, seed),
            seed => new ClassGroupSampler(symbols, 1, 60, 2, 2, seed),
            seed => new PairSampler(symbols, 8, 16, 0.5, new ClassChoice(symbols, ClassSampling.Uniform), seed),
            seed => new EpisodeBatchSampler(symbols, 8, 5, 1, 2, true, seed),
            seed => new EpisodeBatchSampler(symbols, 8, 5, 1, 2, false, seed),
        })
        {
            var (one, other) = (make(3), make(3));
            for (var step = 0; step < 50; step++)
                one.Batch(step);
            Assert.Equal(one.Batch(17), other.Batch(17));
            Assert.NotEqual(one.Batch(17), other.Batch(18));
            Assert.NotEqual(one.Batch(17), make(4).Batch(17));
        }
    }

    [Theory]
    [InlineData(10, 24)]
    // No more than there is: four drawings of three classes.
    [InlineData(4, 12)]
    public void A_batch_with_room_for_more_classes_is_filled_with_further_drawings(int drawers, int pictures)
    {
        var symbols = ProceduralSymbols.Create(1, 3, drawers, seed: 1);
        var sampler = new ClassGroupSampler(symbols, orientations: 1, batch: 24, perClass: 2, groups: 4, seed: 5);
        for (var step = 0; step < 10; step++)
        {
            var batch = sampler.Batch(step);
            Assert.Equal(pictures, batch.Distinct().Count());
            Assert.Equal(pictures, batch.Length);
            Assert.All(batch.GroupBy(sample => symbols.Items[sample.Item].Class), drawings => Assert.Equal(pictures / 3, drawings.Count()));
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
