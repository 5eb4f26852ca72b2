using FsCheck;
using FsCheck.Fluent;
using SymbolNet.Evaluation;

namespace SymbolNet.Tests.Evaluation;

public sealed class RocCurveTests
{
    [Fact]
    public void Areas_by_hand()
    {
        Assert.Equal(1.0, RocCurve.Area([0.8f, 0.9f], [0.1f, 0.2f]));
        Assert.Equal(0.0, RocCurve.Area([0.1f], [0.2f]));
        Assert.Equal(0.5, RocCurve.Area([0.5f, 0.5f], [0.5f]));
        Assert.Equal(0.75, RocCurve.Area([0.3f, 0.9f], [0.2f, 0.5f]));
        Assert.Equal(0.875, RocCurve.Area([0.5f, 0.9f], [0.2f, 0.5f]));
    }

    [Fact]
    public void It_is_the_share_of_pairs_in_order() => Prop.ForAll(
        Arb.From(from positives in Scores from negatives in Scores select (positives, negatives)),
        groups =>
        {
            var inOrder = groups.positives.Sum(positive => groups.negatives.Sum(negative => positive > negative ? 1 : positive == negative ? 0.5 : 0));
            return Math.Abs(inOrder / (groups.positives.Length * groups.negatives.Length) - RocCurve.Area(groups.positives, groups.negatives)) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_needs_both_groups_and_numbers()
    {
        Assert.Throws<ArgumentException>(() => RocCurve.Area([], [1]));
        Assert.Throws<ArgumentException>(() => RocCurve.Area([1], []));
        Assert.Throws<ArgumentException>(() => RocCurve.Area([float.NaN], [1]));
    }

    [Fact]
    public void False_accepts_by_hand()
    {
        float[] positives = [.. Enumerable.Range(1, 20).Select(i => i / 20f)];
        // 19 of the 20 are at or above 0.1.
        Assert.Equal(0.5, RocCurve.FalseAccepts(positives, [0.05f, 0.1f]));
        Assert.Equal(1.0, RocCurve.FalseAccepts(positives, [0.05f, 0.1f], 1));
        Assert.Equal(0.0, RocCurve.FalseAccepts(positives, [0.05f, 0.1f], 0.5));
        Assert.Equal(1.0, RocCurve.FalseAccepts([0.5f], [0.5f]));
    }

    [Fact]
    public void False_accepts_are_those_of_the_best_threshold_that_takes_enough() => Prop.ForAll(
        Arb.From(from positives in Scores from negatives in Scores from share in Gen.Choose(1, 100) select (positives, negatives, share / 100.0)),
        input =>
        {
            var (positives, negatives, share) = input;
            var best = positives.Where(threshold => positives.Count(score => score >= threshold) >= share * positives.Length - 1e-6).Max();
            return RocCurve.FalseAccepts(positives, negatives, share) == (double)negatives.Count(score => score >= best) / negatives.Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void False_accepts_need_both_groups_numbers_and_a_share()
    {
        Assert.Throws<ArgumentException>(() => RocCurve.FalseAccepts([], [1]));
        Assert.Throws<ArgumentException>(() => RocCurve.FalseAccepts([1], []));
        Assert.Throws<ArgumentException>(() => RocCurve.FalseAccepts([1], [float.NaN]));
        Assert.Throws<ArgumentException>(() => RocCurve.FalseAccepts([1], [1], 0));
        Assert.Throws<ArgumentException>(() => RocCurve.FalseAccepts([1], [1], 1.01));
    }

    // Few different values, so that many are equal.
    static Gen<float[]> Scores => from length in Gen.Choose(1, 40) from scores in Gen.Choose(-5, 5).Select(i => i / 7f).ArrayOf(length) select scores;
}
