using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Tests.Learning.Sampling;

public sealed class EpisodeSamplerTests
{
    readonly SymbolCollection symbols = ProceduralSymbols.Create(3, 6, 8, seed: 1);

    [Fact]
    public void Within_an_alphabet_examples_share_their_drawers_and_queries_come_from_others()
    {
        var sampler = new EpisodeSampler(symbols, ways: 5, shots: 2, queries: 1, withinAlphabet: true, seed: 3);
        for (var i = 0; i < 30; i++)
        {
            var episode = sampler.Draw(i);
            Assert.Equal(5, episode.Support.Length);
            var classes = episode.Support.Select(items => Assert.Single(items.Select(item => symbols.Items[item].Class).Distinct())).ToList();
            Assert.Equal(5, classes.Distinct().Count());
            Assert.Equal(classes, episode.Queries.Select(items => symbols.Items[items[0]].Class));
            Assert.Single(classes.Select(symbol => symbols.Classes[symbol].Alphabet).Distinct());
            var teachers = episode.Support.Select(items => string.Join(',', items.Select(item => symbols.Items[item].Drawer))).Distinct();
            Assert.Single(teachers);
            var asker = Assert.Single(episode.Queries.SelectMany(items => items.Select(item => symbols.Items[item].Drawer)).Distinct());
            Assert.DoesNotContain(asker, episode.Support[0].Select(item => symbols.Items[item].Drawer));
        }
    }

    [Fact]
    public void Examples_are_never_asked_and_all_ways_take_every_class()
    {
        var episode = new EpisodeSampler(symbols, 0, 3, EpisodeSampler.AllQueries, false, 3).Draw(0);
        Assert.Equal(18, episode.Support.Length);
        Assert.Empty(episode.Support.SelectMany(items => items).Intersect(episode.Queries.SelectMany(items => items)));
        Assert.Equal(symbols.Items.Count, episode.Support.Concat(episode.Queries).SelectMany(items => items).Distinct().Count());
    }

    [Fact]
    public void Episodes_follow_from_the_seed()
    {
        int[] Flat(long seed, int index) => [.. new EpisodeSampler(symbols, 4, 1, 1, false, seed).Draw(index).Support.SelectMany(items => items)];
        Assert.Equal(Flat(1, 5), Flat(1, 5));
        Assert.NotEqual(Flat(1, 5), Flat(1, 6));
        Assert.NotEqual(Flat(1, 5), Flat(2, 5));
    }

    [Fact]
    public void Alphabets_with_too_few_characters_are_left_out_when_another_has_enough()
    {
        var mixed = ProceduralSymbols.Create(1, 9, 4, seed: 1).Union(symbols.Only(["Alphabet2"]));
        var sampler = new EpisodeSampler(mixed, 8, 1, 1, true, 1);
        Assert.Equal(["Alphabet2"], sampler.LeftOut);
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(["Alphabet0"], sampler.Draw(i).Support.Select(items => mixed.Classes[mixed.Items[items[0]].Class].Alphabet).Distinct()));
    }

    [Theory]
    [InlineData(7, 1, true, "Alphabet0 has 6")]
    [InlineData(19, 1, false, "18 characters")]
    [InlineData(5, 8, false, "has 8 drawings")]
    [InlineData(5, 0, false, "at least one")]
    public void Impossible_episodes_are_refused(int ways, int shots, bool within, string why) =>
        Assert.Contains(why, Assert.Throws<InvalidInputException>(() => new EpisodeSampler(symbols, ways, shots, 1, within, 1)).Message, StringComparison.Ordinal);
}
