using FsCheck;
using FsCheck.Fluent;
using SymbolNet.Evaluation;

namespace SymbolNet.Tests.Evaluation;

public sealed class MeanEstimateTests
{
    [Fact]
    public void Mean_and_interval_by_hand()
    {
        // Variance of 1, 2, 3, 4 is 5/3; standard error sqrt(5/12) = 0.6455; times 1.96.
        var estimate = MeanEstimate.Of([1, 2, 3, 4]);
        Assert.Equal(2.5, estimate.Mean, 12);
        Assert.Equal(1.26515, estimate.Confidence95, 5);
        Assert.Equal(4, estimate.Count);
    }

    [Fact]
    public void Equal_values_leave_no_doubt() => Assert.Equal(0.0, MeanEstimate.Of([0.9, 0.9, 0.9]).Confidence95, 12);

    [Fact]
    public void Too_few_values_say_so()
    {
        Assert.True(double.IsNaN(MeanEstimate.Of([]).Mean));
        Assert.Equal(0.5, MeanEstimate.Of([0.5]).Mean);
        Assert.True(double.IsNaN(MeanEstimate.Of([0.5]).Confidence95));
    }

    [Fact]
    public void The_interval_holds_the_true_mean_19_times_in_20()
    {
        var random = new Random(5);
        var hits = Enumerable.Range(0, 2000).Count(_ =>
        {
            var estimate = MeanEstimate.Of([.. Enumerable.Range(0, 50).Select(_ => random.NextDouble())]);
            return Math.Abs(estimate.Mean - 0.5) <= estimate.Confidence95;
        });
        Assert.InRange(hits / 2000.0, 0.93, 0.97);
    }

    [Fact]
    public void A_shift_moves_the_mean_and_keeps_the_interval() => Prop.ForAll(
        Arb.From(Gen.Choose(0, 1000).Select(i => i / 1000.0).ListOf(20)),
        values =>
        {
            var (here, there) = (MeanEstimate.Of([.. values]), MeanEstimate.Of([.. values.Select(value => value + 1e6)]));
            return Math.Abs(there.Mean - here.Mean - 1e6) < 1e-6 && Math.Abs(there.Confidence95 - here.Confidence95) < 1e-6;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_reads_as_a_share() => Assert.Equal("97.5 % ± 0.31", new MeanEstimate(0.975, 0.0031, 400).ToString());
}
