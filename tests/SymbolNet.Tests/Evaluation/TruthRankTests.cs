using FsCheck;
using FsCheck.Fluent;
using SymbolNet.Evaluation;

namespace SymbolNet.Tests.Evaluation;

public sealed class TruthRankTests
{
    [Fact]
    public void Ranks_by_hand()
    {
        Assert.Equal(1, TruthRank.Of([0.1f, 0.9f, 0.5f], 1));
        Assert.Equal(3, TruthRank.Of([0.1f, 0.9f, 0.5f], 0));
        Assert.Equal(1.5, TruthRank.Of([0.9f, 0.9f, 0.5f], 1));
        Assert.Equal(2, TruthRank.Of([0.5f, 0.5f, 0.5f], 2));
    }

    [Fact]
    public void The_ranks_of_all_classes_sum_up_whatever_is_equal() => Prop.ForAll(
        Arb.From(from count in Gen.Choose(1, 30) from scores in Gen.Choose(0, 5).Select(score => (float)score).ArrayOf(count) select scores),
        scores => Enumerable.Range(0, scores.Length).Sum(truth => TruthRank.Of(scores, truth)) == scores.Length * (scores.Length + 1) / 2.0).QuickCheckThrowOnFailure();

    [Fact]
    public void It_needs_the_class_and_numbers()
    {
        Assert.Throws<ArgumentException>(() => TruthRank.Of([1f], 1));
        Assert.Throws<ArgumentException>(() => TruthRank.Of([1f], -1));
        Assert.Throws<ArgumentException>(() => TruthRank.Of([1f, float.NaN], 0));
    }
}
