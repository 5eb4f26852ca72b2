using SymbolNet.Learning.Sampling;

namespace SymbolNet.Tests.Learning.Sampling;

public sealed class SeededRandomTests
{
    static SeededRandom Random(long index = 0) => new(7, RandomPurpose.Episodes, index);

    [Fact]
    public void The_same_seed_purpose_and_index_give_the_same_numbers_and_others_give_others()
    {
        int[] Draw(SeededRandom random) => [.. Enumerable.Range(0, 20).Select(_ => random.Below(1000))];
        Assert.Equal(Draw(Random()), Draw(Random()));
        Assert.NotEqual(Draw(Random()), Draw(Random(1)));
        Assert.NotEqual(Draw(Random()), Draw(new SeededRandom(7, RandomPurpose.Batches)));
        Assert.NotEqual(Draw(Random()), Draw(new SeededRandom(8, RandomPurpose.Episodes)));
    }

    [Fact]
    public void Uniform_and_normal_numbers_have_their_moments()
    {
        var random = Random();
        var uniform = Enumerable.Range(0, 100_000).Select(_ => random.Uniform(-1, 3)).ToArray();
        Assert.InRange(uniform.Min(), -1, -0.99f);
        Assert.InRange(uniform.Max(), 2.99f, 3);
        Assert.Equal(1, uniform.Average(), 0.02);
        var normal = Enumerable.Range(0, 100_000).Select(_ => random.Normal()).ToArray();
        Assert.Equal(0, normal.Average(), 0.02);
        Assert.Equal(1, Math.Sqrt(normal.Average(value => value * value)), 0.02);
        Assert.Equal(0.683, normal.Count(value => MathF.Abs(value) < 1) / 100_000.0, 0.01);
    }

    [Fact]
    public void Every_number_below_a_limit_and_every_order_is_as_likely()
    {
        var random = Random();
        var counts = new int[6];
        for (var i = 0; i < 60_000; i++)
        {
            Span<int> order = [0, 1, 2];
            random.Shuffle(order);
            counts[order[0] * 2 + (order[1] > order[2] ? 1 : 0)]++;
        }
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void Chosen_values_differ()
    {
        var random = Random();
        for (var i = 0; i < 100; i++)
            Assert.Equal(5, random.Choose([.. Enumerable.Range(0, 8)], 5).Distinct().Count());
    }

    [Fact]
    public void Fractions_are_even_and_fine()
    {
        var random = new SeededRandom(4, RandomPurpose.Batches);
        var fractions = Enumerable.Range(0, 20_000).Select(_ => random.Fraction()).ToArray();
        Assert.All(fractions, fraction => Assert.InRange(fraction, 0, Math.BitDecrement(1.0)));
        Assert.Equal(0.5, fractions.Average(), 0.01);
        Assert.Equal(1 / 12.0, fractions.Average(fraction => (fraction - 0.5) * (fraction - 0.5)), 0.002);
        Assert.Equal(fractions.Length, fractions.Distinct().Count());
    }
}
