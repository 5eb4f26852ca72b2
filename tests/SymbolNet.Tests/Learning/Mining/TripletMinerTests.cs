using SymbolNet.Learning.Mining;
using SymbolNet.Learning.Sampling;
using SymbolNet.Tests.Learning.Losses;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Learning.Mining;

/// <summary>Every miner against three loops, on random batches.</summary>
public sealed class TripletMinerTests
{
    static List<(int, int, int)> ToList(Triplets triplets)
    {
        static long[] Numbers(Tensor values) => values.contiguous().data<long>().ToArray();
        return [.. Numbers(triplets.Anchors).Zip(Numbers(triplets.Positives), Numbers(triplets.Negatives)).Select(triplet => ((int)triplet.First, (int)triplet.Second, (int)triplet.Third))];
    }

    [Theory]
    [InlineData(TripletMining.All)]
    [InlineData(TripletMining.Hard)]
    [InlineData(TripletMining.SemiHard)]
    public void Equals_three_loops(TripletMining mining)
    {
        var (most, none, standIns) = (0, 0, 0);
        for (var seed = 0; seed < 60; seed++)
        {
            using var scope = NewDisposeScope();
            var random = new SeededRandom(seed, RandomPurpose.Weights);
            // From one class, without negatives, to as many as pictures, without positives.
            var (batch, classes) = (2 + random.Below(9), 1 + random.Below(8));
            var labels = Enumerable.Range(0, batch).Select(_ => (long)random.Below(classes)).ToArray();
            var margin = random.Uniform(0, 0.5f);
            // Not symmetric: which is row and which is column matters.
            var distances = Enumerable.Range(0, batch).Select(_ => Enumerable.Range(0, batch).Select(_ => random.Fraction() * 2).ToArray()).ToArray();
            var expected = NaiveTriplets.Mine(mining, distances, labels, margin);
            Assert.Equal(expected.Order(), ToList(TripletMiner.Mine(mining, NaiveLoss.ToTensor(distances), tensor(labels), margin)).Order());
            most = Math.Max(most, expected.Count);
            none += expected.Count == 0 ? 1 : 0;
            standIns += expected.Count(triplet => distances[triplet.Anchor][triplet.Negative] <= distances[triplet.Anchor][triplet.Positive]);
        }
        // The batches were worth looking at.
        Assert.True(most >= 8 && none >= 2 && standIns >= 2);
    }

    [Fact]
    public void An_infinite_margin_gives_every_valid_triplet()
    {
        using var scope = NewDisposeScope();
        long[] labels = [0, 0, 0, 1, 1, 2];
        var all = ToList(TripletMiner.All(NaiveLoss.ToTensor(NaiveLoss.Rows(6, 6)), tensor(labels), double.PositiveInfinity));
        // Three drawings: 3 · 2 pairs with 3 negatives each; two drawings: 2 pairs with 4 each.
        Assert.Equal(6 * 3 + 2 * 4, all.Distinct().Count());
    }

    [Fact]
    public void No_gradient_flows_through_the_choice()
    {
        using var scope = NewDisposeScope();
        var distances = NaiveLoss.ToTensor(NaiveLoss.Rows(4, 4)).requires_grad_();
        foreach (var mining in Enum.GetValues<TripletMining>())
            Assert.False(TripletMiner.Mine(mining, distances, tensor(new long[] { 0, 0, 1, 1 }), 0.2).Negatives.requires_grad);
        Assert.True(is_grad_enabled());
    }
}
