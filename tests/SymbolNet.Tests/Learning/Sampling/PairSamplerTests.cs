using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Tests.Learning.Sampling;

public sealed class PairSamplerTests
{
    static SymbolCollection Symbols { get; } = ProceduralSymbols.Create(2, 5, 3, seed: 1);

    static ClassChoice Uniform => new(Symbols, ClassSampling.Uniform);

    static int ClassOf(Sample sample) => Symbols.Items[sample.Item].Class;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.3, 1)]
    [InlineData(0.5, 8)]
    [InlineData(1, 4)]
    public void Pairs_are_of_one_class_in_the_proportion_asked_for(double proportion, int orientations)
    {
        var sampler = new PairSampler(Symbols, orientations, 1000, proportion, Uniform, seed: 1);
        var pairs = Enumerable.Range(0, 10).SelectMany(step => sampler.Batch(step).Chunk(2)).ToList();
        Assert.Equal(5000, pairs.Count);
        Assert.All(pairs, pair => Assert.NotEqual(pair[0].Item, pair[1].Item));
        var same = pairs.Where(pair => ClassOf(pair[0]) == ClassOf(pair[1])).ToList();
        // Five standard deviations.
        Assert.Equal(proportion, same.Count / 5000.0, 5 * Math.Sqrt(proportion * (1 - proportion) / 5000) + 1e-12);
        Assert.All(same, pair => Assert.Equal(pair[0].Orientation, pair[1].Orientation));
        Assert.Equal(Enumerable.Range(0, orientations), pairs.SelectMany(pair => pair).Select(sample => sample.Orientation).Distinct().Order());
        // Both places show each class and each drawing about as often.
        foreach (var place in new[] { 0, 1 })
        {
            Assert.All(pairs.CountBy(pair => ClassOf(pair[place])), count => Assert.InRange(count.Value, 400, 600));
            Assert.All(pairs.CountBy(pair => pair[place].Item), count => Assert.InRange(count.Value, 110, 225));
            Assert.Equal(30, pairs.DistinctBy(pair => pair[place].Item).Count());
        }
    }

    [Fact]
    public void Pairs_follow_the_class_probabilities()
    {
        double[] probabilities = [0.6, 0, 0.4, 0, 0, 0, 0, 0, 0, 0];
        var sampler = new PairSampler(Symbols, 1, 1000, 0.5, new ClassChoice(Symbols, ClassSampling.Custom, probabilities), seed: 1);
        var pairs = Enumerable.Range(0, 10).SelectMany(step => sampler.Batch(step).Chunk(2)).ToList();
        Assert.InRange(pairs.Count(pair => ClassOf(pair[0]) == 0) / 5000.0, 0.565, 0.635);
        Assert.All(pairs, pair => Assert.All(pair, sample => Assert.Contains(ClassOf(sample), new[] { 0, 2 })));
    }

    [Fact]
    public void Impossible_pairs_are_refused()
    {
        static void Refuse(Func<PairSampler> make, string why) => Assert.Contains(why, Assert.Throws<InvalidInputException>(make).Message, StringComparison.Ordinal);
        var single = new SymbolCollection("few", Symbols.Classes, [.. Symbols.Items.Where(item => item.Class != 4 || item.Drawer == 2)]);
        Refuse(() => new(Symbols, 1, 7, 0.5, Uniform, 1), "even number");
        Refuse(() => new(Symbols, 1, 8, 1.1, Uniform, 1), "between 0 and 1");
        Refuse(() => new(single, 1, 8, 0.5, new ClassChoice(single, ClassSampling.Uniform), 1), "'character05' of Alphabet0 has one drawing");
        var one = new ClassChoice(Symbols, ClassSampling.Custom, [0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
        Refuse(() => new(Symbols, 1, 8, 0.5, one, 1), "Only 'character02' of Alphabet0 can be drawn");
        // Neither is in the way where it is not asked for.
        Assert.Equal(8, new PairSampler(single, 1, 8, 0, new ClassChoice(single, ClassSampling.Uniform), 1).Batch(0).Length);
        Assert.Equal(8, new PairSampler(Symbols, 1, 8, 1, one, 1).Batch(0).Length);
    }
}
