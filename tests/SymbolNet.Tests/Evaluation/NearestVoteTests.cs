using FsCheck;
using FsCheck.Fluent;
using SymbolNet.Evaluation;

namespace SymbolNet.Tests.Evaluation;

public sealed class NearestVoteTests
{
    [Fact]
    public void Votes_by_hand()
    {
        Assert.Equal(7, NearestVote.Of([0.9f, 0.8f, 0.7f, 0.1f], [3, 7, 7, 3], 3));
        Assert.Equal(3, NearestVote.Of([0.9f, 0.8f, 0.7f, 0.1f], [3, 7, 7, 3], 1));
        // Two votes each: the class of the nearest one.
        Assert.Equal(3, NearestVote.Of([0.9f, 0.8f, 0.7f, 0.1f], [3, 7, 7, 3], 4));
        Assert.Equal(3, NearestVote.Of([0.9f, 0.8f], [3, 7], 100));
        // As near as each other: the first.
        Assert.Equal(7, NearestVote.Of([0.5f, 0.5f], [7, 3], 1));
    }

    [Fact]
    public void It_is_what_sorting_everything_gives() => Prop.ForAll(
        Arb.From(from count in Gen.Choose(1, 40) from k in Gen.Choose(1, 45)
                 from similarities in Gen.Choose(0, 12).Select(i => i / 7f).ArrayOf(count) from labels in Gen.Choose(0, 4).ArrayOf(count) select (similarities, labels, k)),
        input =>
        {
            var nearest = Enumerable.Range(0, input.labels.Length).OrderByDescending(i => input.similarities[i]).Take(input.k).Select(i => input.labels[i]).ToList();
            var expected = nearest.GroupBy(label => label).OrderByDescending(group => group.Count()).ThenBy(group => nearest.IndexOf(group.Key)).First().Key;
            return NearestVote.Of(input.similarities, input.labels, input.k) == expected;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_needs_neighbours_and_numbers()
    {
        Assert.Throws<ArgumentException>(() => NearestVote.Of([], [], 1));
        Assert.Throws<ArgumentException>(() => NearestVote.Of([1f], [1, 2], 1));
        Assert.Throws<ArgumentException>(() => NearestVote.Of([1f, float.NaN], [1, 2], 1));
        Assert.ThrowsAny<ArgumentException>(() => NearestVote.Of([1f], [1], 0));
    }
}
