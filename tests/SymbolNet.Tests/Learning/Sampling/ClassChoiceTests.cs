using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Tests.Learning.Sampling;

public sealed class ClassChoiceTests
{
    const int Draws = 20_000;

    // Four classes with 1, 2, 3 and 4 drawings; the last class comes first.
    readonly SymbolCollection symbols = Uneven();

    static SymbolCollection Uneven()
    {
        var even = ProceduralSymbols.Create(1, 4, 4, seed: 1);
        return new SymbolCollection("uneven", even.Classes, [.. even.Items.Where(item => item.Drawer <= item.Class + 1).Reverse()]);
    }

    static double[] Frequencies(Func<SeededRandom, int> draw)
    {
        var (counts, random) = (new double[4], new SeededRandom(1, RandomPurpose.Batches));
        for (var i = 0; i < Draws; i++)
            counts[draw(random)]++;
        return Array.ConvertAll(counts, count => count / Draws);
    }

    // Pearson's statistic; with 3 degrees of freedom it passes 16.3 once in a thousand times.
    static void Fits(double[] expected, double[] found) =>
        Assert.InRange(expected.Zip(found).Where(pair => pair.First > 0).Sum(pair => Draws * Math.Pow(pair.First - pair.Second, 2) / pair.First) + expected.Zip(found).Where(pair => pair.First == 0).Sum(pair => 1e6 * pair.Second), 0, 16.3);

    public static TheoryData<ClassSampling, double[]?, double[]> Kinds => new()
    {
        { ClassSampling.Uniform, null, [0.25, 0.25, 0.25, 0.25] },
        { ClassSampling.Proportional, null, [0.1, 0.2, 0.3, 0.4] },
        // Given in the order of first appearance: the last class first.
        { ClassSampling.Custom, [0.5, 0.3, 0, 0.2], [0.2, 0, 0.3, 0.5] },
        { ClassSampling.Custom, [0, 0.5000004, 0.5, 0], [0, 0.5, 0.5, 0] },
    };

    [Theory, MemberData(nameof(Kinds), DisableDiscoveryEnumeration = true)]
    public void Classes_come_as_often_as_they_should(ClassSampling sampling, double[]? given, double[] expected)
    {
        var choice = new ClassChoice(symbols, sampling, given);
        for (var symbol = 0; symbol < 4; symbol++)
        {
            Assert.Equal(expected[symbol], choice.ProbabilityOf(symbol), 1e-6);
            var others = expected.Select((probability, other) => other == symbol ? 0 : probability / (1 - expected[symbol])).ToArray();
            Fits(others, Frequencies(random => choice.DrawOther(random, symbol)));
        }
        Fits(expected, Frequencies(choice.Draw));
    }

    [Fact]
    public void Rare_classes_and_the_only_other_one_are_no_trouble()
    {
        var choice = new ClassChoice(symbols, ClassSampling.Custom, [1 - 1e-9, 0, 0, 1e-9]);
        Assert.Equal([0, 0, 0, 1], Frequencies(choice.Draw));
        // Classes are counted from the last one.
        Assert.Equal([1, 0, 0, 0], Frequencies(random => choice.DrawOther(random, 3)));
        Assert.Equal([0, 0, 0, 1], Frequencies(random => choice.DrawOther(random, 0)));
    }

    [Theory]
    [InlineData(ClassSampling.Custom, new[] { 0.5, 0.5 }, "2 class probabilities were given, but uneven has 4 classes")]
    [InlineData(ClassSampling.Custom, new[] { 0.25, 0.25, 0.25, 0.249 }, "sum to 0.999; they must sum to 1")]
    [InlineData(ClassSampling.Custom, new[] { 0.25, 0.25, 0.25, 0.250002 }, "must sum to 1")]
    [InlineData(ClassSampling.Custom, new[] { 1.5, -0.5, 0, 0 }, "between 0 and 1; -0.5 does not")]
    [InlineData(ClassSampling.Custom, new[] { double.NaN, 1, 0, 0 }, "NaN does not")]
    [InlineData(ClassSampling.Custom, null, "needs a probability for each class")]
    [InlineData(ClassSampling.Proportional, new[] { 1.0, 0, 0, 0 }, "not for proportional")]
    [InlineData((ClassSampling)9, null, "uniform, proportional or custom")]
    public void Probabilities_that_cannot_be_meant_are_refused(ClassSampling sampling, double[]? given, string why) =>
        Assert.Contains(why, Assert.Throws<InvalidInputException>(() => new ClassChoice(symbols, sampling, given)).Message, StringComparison.Ordinal);
}
