using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Tests.Learning.Sampling;

public sealed class EpisodeBatchSamplerTests
{
    static SymbolCollection Symbols { get; } = ProceduralSymbols.Create(3, 6, 8, seed: 1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Batches_hold_class_by_class_different_drawings_in_one_orientation(bool withinAlphabet)
    {
        var sampler = new EpisodeBatchSampler(Symbols, orientations: 8, ways: 5, shots: 2, queries: 3, withinAlphabet, seed: 1);
        var (alphabets, orientations) = (new List<int>(), new List<int>());
        for (var step = 0; step < 60; step++)
        {
            var batch = sampler.Batch(step);
            Assert.Equal(25, batch.Length);
            Assert.Equal(25, batch.DistinctBy(sample => sample.Item).Count());
            var ways = batch.Chunk(5).Select(way => Assert.Single(way.Select(sample => (Symbols.Items[sample.Item].Class, sample.Orientation)).Distinct())).ToList();
            Assert.Equal(5, ways.DistinctBy(way => way.Class).Count());
            alphabets.Add(ways.DistinctBy(way => Symbols.Classes[way.Class].Alphabet).Count());
            orientations.Add(ways.DistinctBy(way => way.Orientation).Count());
        }
        if (withinAlphabet)
            Assert.True(alphabets.Max() == 1 && orientations.Max() == 1);
        else
            Assert.True(alphabets.Max() == 3 && orientations.Max() > 3);
        Assert.Equal(8, Enumerable.Range(0, 60).SelectMany(step => sampler.Batch(step)).DistinctBy(sample => sample.Orientation).Count());
    }

    [Fact]
    public void Impossible_episodes_are_refused()
    {
        Assert.Contains("1 ways", Assert.Throws<InvalidInputException>(() => new EpisodeBatchSampler(Symbols, 1, 1, 1, 1, true, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("has 6", Assert.Throws<InvalidInputException>(() => new EpisodeBatchSampler(Symbols, 1, 7, 1, 1, true, 1)).Message, StringComparison.Ordinal);
    }
}
