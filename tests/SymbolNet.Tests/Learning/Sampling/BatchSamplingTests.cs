using SymbolNet.Learning.Data;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Tests.Learning.Sampling;

public sealed class BatchSamplingTests
{
    static SymbolCollection Symbols { get; } = ProceduralSymbols.Create(2, 6, 7, seed: 1);

    static IBatchSampler Create(SamplingOptions options, BatchKind batches) => BatchSampling.Create(BatchSampling.Complete(options, batches, "it"), batches, Symbols, 4, 24, 1);

    [Fact]
    public void Every_kind_of_batches_has_its_sampler()
    {
        Assert.IsType<ShuffledSampler>(Create(new(), BatchKind.Drawings));
        Assert.IsType<ClassGroupSampler>(Create(new() { DrawingsPerClass = 3 }, BatchKind.Drawings));
        Assert.IsType<ClassGroupSampler>(Create(new(), BatchKind.ClassGroups));
        Assert.IsType<PairSampler>(Create(new(), BatchKind.Pairs));
        Assert.IsType<EpisodeBatchSampler>(Create(new() { Ways = 5 }, BatchKind.Episodes));
        Assert.All(Enum.GetValues<BatchKind>(), batches => Assert.NotEqual(new(), BatchSampling.Complete(new(), batches, "it")));
    }

    [Fact]
    public void What_is_asked_for_is_what_is_sampled()
    {
        Assert.All(Create(new() { DrawingsPerClass = 6 }, BatchKind.ClassGroups).Batch(0).Chunk(6), drawings => Assert.Single(drawings.Select(sample => Symbols.Items[sample.Item].Class).Distinct()));
        Assert.Equal(3 * (1 + 4), Create(new() { Ways = 3, Shots = 1, Queries = 4 }, BatchKind.Episodes).Batch(0).Length);
        // Probabilities alone say that they are meant.
        var pairs = Create(new() { SameProportion = 0, ClassProbabilities = [0, 0.5, 0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0] }, BatchKind.Pairs).Batch(0);
        Assert.Equal(24, pairs.Length);
        Assert.All(pairs.Chunk(2), pair => Assert.Equal([1, 3], pair.Select(sample => Symbols.Items[sample.Item].Class).Order()));
        Assert.Contains("11 class probabilities", Assert.Throws<InvalidInputException>(() => Create(new() { ClassProbabilities = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, BatchKind.Pairs)).Message, StringComparison.Ordinal);
    }
}
