using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using SymbolNet.Embeddings;
using SymbolNet.Memory;

namespace SymbolNet.Tests.Memory;

public sealed class MemoryBankSearchTests
{
    [Fact]
    public void Search_and_listing_equal_the_naive_bank_after_any_history() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60),
        Prop.ForAll(Arb.From(from seed in Gen.Choose(0, int.MaxValue) from length in Gen.Choose(1, 300) from dimension in Gen.Elements(1, 3, 8, 40) select (seed, length, dimension)), history =>
        {
            var random = new Random(history.seed);
            var (bank, naive) = (MemoryBank.Empty(history.dimension), new NaiveBank());
            for (var step = 0; step < history.length; step++)
                bank = Step(random, bank, naive, history.dimension, step);
            return IsSame(naive, bank, random, history.dimension);
        }));

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(21_000)]
    public void A_large_bank_searched_by_all_processors_equals_the_naive_one(int categories)
    {
        const int count = 21_000, dimension = 48;
        var random = new Random(categories);
        var ids = Enumerable.Range(0, categories).Select(_ => CategoryId.New()).ToArray();
        var centres = ids.Select(_ => Smooth(random, dimension, null, 1)).ToArray();
        var memories = Enumerable.Range(0, count).Select(i => (ids[i % categories], $"{i % categories}", new Exemplar(ExemplarId.New(), Smooth(random, dimension, centres[i % categories], 0.3f)))).ToArray();
        var naive = new NaiveBank();
        if (categories <= 20)
            foreach (var (id, name, exemplar) in memories)
                naive.Remember(id, name, exemplar);
        else
            naive.Categories.AddRange(memories.Select(memory => (memory.Item1, memory.Item2, new List<Exemplar> { memory.Item3 })));
        var bank = MemoryBank.Empty(dimension).RememberAll(memories);
        for (var i = 0; i < 4; i++)
        {
            var query = Smooth(random, dimension, centres[random.Next(categories)], 0.5f);
            AssertSame(naive.Search(query, 7), bank.Search(query, 7));
        }
    }

    [Theory]
    [InlineData(1e-1f)]
    [InlineData(1e-3f)]
    [InlineData(1e-5f)]
    public void Exemplars_closer_together_than_bytes_can_tell_are_told_apart(float spread)
    {
        const int dimension = 64;
        var random = new Random(11);
        var ids = Enumerable.Range(0, 30).Select(_ => CategoryId.New()).ToArray();
        var centre = Smooth(random, dimension, null, 1);
        var (bank, naive) = (MemoryBank.Empty(dimension), new NaiveBank());
        for (var i = 0; i < 1000; i++)
        {
            var exemplar = new Exemplar(ExemplarId.New(), Smooth(random, dimension, centre, spread));
            naive.Remember(ids[i % 30], $"{i % 30}", exemplar);
            bank = bank.Remember(ids[i % 30], $"{i % 30}", exemplar);
        }
        for (var i = 0; i < 20; i++)
        {
            var query = Smooth(random, dimension, centre, 3 * spread);
            AssertSame(naive.Search(query, 10), bank.Search(query, 10));
        }
    }

    [Fact]
    public void Ranking_does_not_depend_on_the_order_of_insertion() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(50),
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
        {
            var random = new Random(seed);
            var ids = Enumerable.Range(0, 12).Select(_ => CategoryId.New()).ToArray();
            var memories = Enumerable.Range(0, 200).Select(i => (ids[i % 12], $"{i % 12}", new Exemplar(ExemplarId.New(), Smooth(random, 16, null, 1)))).ToArray();
            var shuffled = memories.ToArray();
            random.Shuffle(shuffled);
            var query = Smooth(random, 16, null, 1);
            var (straight, mixed) = (MemoryBank.Empty(16).RememberAll(memories).Search(query, 12), MemoryBank.Empty(16).RememberAll(shuffled).Search(query, 12));
            return straight.Zip(mixed).All(pair => pair.First.Category == pair.Second.Category && pair.First.Best == pair.Second.Best && pair.First.Similarity == pair.Second.Similarity
                && Math.Abs(pair.First.PrototypeSimilarity - pair.Second.PrototypeSimilarity) < 1e-6f);
        }));

    [Fact]
    public void Ties_go_to_the_older_category_and_the_older_exemplar()
    {
        var embedding = new Embedding([1, 0]);
        var (first, second) = (CategoryId.New(), CategoryId.New());
        var (older, newer, other) = (ExemplarId.New(), ExemplarId.New(), ExemplarId.New());
        var bank = MemoryBank.Empty(2).Remember(first, "first", new(older, embedding)).Remember(second, "second", new(other, embedding)).Remember(first, "first", new(newer, embedding));
        var matches = bank.Search(embedding, 2);
        Assert.Equal([first, second], matches.Select(match => match.Category.Id));
        Assert.Equal(older, matches[0].Best);
        // Merged exemplars stand behind those of the category they join, though they lie before them.
        Assert.Equal(other, bank.Merge(first, second).Search(embedding, 1)[0].Best);
    }

    [Fact]
    public void Exemplars_that_cancel_out_have_no_prototype()
    {
        var category = CategoryId.New();
        var bank = MemoryBank.Empty(2).Remember(category, "a", new(ExemplarId.New(), new([1, 0]))).Remember(category, "a", new(ExemplarId.New(), new([-1, 0])));
        var match = bank.Search(new([1, 0]), 1)[0];
        Assert.Equal((1f, 0f), (match.Similarity, match.PrototypeSimilarity));
    }

    [Fact]
    public void Odd_requests_get_plain_answers()
    {
        var query = new Embedding([1, 0]);
        Assert.Empty(MemoryBank.Empty(2).Search(query, 5));
        var bank = MemoryBank.Empty(2).Remember(CategoryId.New(), "a", new(ExemplarId.New(), query));
        Assert.Empty(bank.Search(query, 0));
        Assert.Single(bank.Search(query, int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => bank.Search(query, -1));
        Assert.Throws<ArgumentException>(() => bank.Search(new Embedding([1, 0, 0]), 1));
    }

    [Fact]
    public async Task A_bank_can_be_searched_by_many_at_once_while_others_grow_from_it()
    {
        var random = new Random(3);
        var category = CategoryId.New();
        var bank = MemoryBank.Empty(16).RememberAll(Enumerable.Range(0, 500).Select(i => (category, "a", new Exemplar(ExemplarId.New(), Smooth(random, 16, null, 1)))));
        var query = Smooth(random, 16, null, 1);
        var alone = bank.Search(query, 3);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
        {
            var own = bank;
            for (var i = 0; i < 100; i++)
            {
                own = own.Remember(CategoryId.New(), $"{i}", new(ExemplarId.New(), query));
                Assert.Equal(1f, own.Search(query, 1)[0].Similarity, 5);
                AssertSame(alone, bank.Search(query, 3));
            }
        })));
    }

    static MemoryBank Step(Random random, MemoryBank bank, NaiveBank naive, int dimension, int step)
    {
        var known = naive.Categories;
        switch (known.Count == 0 ? 0 : random.Next(20))
        {
            case < 12:
            {
                var isNew = known.Count == 0 || random.Next(4) == 0;
                var (id, name) = isNew ? (CategoryId.New(), $"n{step}") : (known[random.Next(known.Count)].Id, "is not looked at");
                var exemplar = new Exemplar(ExemplarId.New(), Coarse(random, dimension));
                naive.Remember(id, name, exemplar);
                return bank.Remember(id, name, exemplar);
            }
            case < 15:
            {
                var exemplar = Any(known[random.Next(known.Count)].Exemplars).Id;
                naive.Forget(exemplar);
                return bank.Forget(exemplar);
            }
            case 15:
            {
                var category = Any(known).Id;
                naive.Forget(category);
                return bank.Forget(category);
            }
            case 16:
            {
                var category = Any(known).Id;
                naive.Rename(category, $"r{step}");
                return bank.Rename(category, $"r{step}");
            }
            case 17:
            {
                var (from, into) = (Any(known).Id, Any(known).Id);
                if (from == into)
                    return bank;
                naive.Merge(from, into);
                return bank.Merge(from, into);
            }
            case 18:
                return bank.Forget(ExemplarId.New()).Forget(CategoryId.New());
            default:
            {
                var (id, name) = (CategoryId.New(), $"many{step}");
                var many = Enumerable.Range(0, random.Next(150)).Select(_ => (id, name, new Exemplar(ExemplarId.New(), Coarse(random, dimension)))).ToArray();
                foreach (var (_, _, exemplar) in many)
                    naive.Remember(id, name, exemplar);
                return bank.RememberAll(many);
            }
        }

        T Any<T>(List<T> items) => items[random.Next(items.Count)];
    }

    static bool IsSame(NaiveBank naive, MemoryBank bank, Random random, int dimension)
    {
        Assert.Equal(naive.Categories.Select(category => new Category(category.Id, category.Name, category.Exemplars.Count)), bank.Categories);
        Assert.Equal(naive.Categories.Sum(category => category.Exemplars.Count), bank.ExemplarCount);
        foreach (var (id, name, exemplars) in naive.Categories)
        {
            Assert.Equal(exemplars.Select(exemplar => exemplar.Id), bank.ExemplarsOf(id));
            Assert.Equal(id, bank.FindByName(name)?.Id);
            Assert.Equal(name, bank.Find(id)?.Name);
        }
        for (var i = 0; i < 5; i++)
        {
            var query = Coarse(random, dimension);
            var count = random.Next(1, 12);
            AssertSame(naive.Search(query, count), bank.Search(query, count));
        }
        return true;
    }

    static void AssertSame(ImmutableArray<CategoryMatch> expected, ImmutableArray<CategoryMatch> actual)
    {
        Assert.Equal(expected.Select(match => match with { PrototypeSimilarity = 0 }), actual.Select(match => match with { PrototypeSimilarity = 0 }));
        foreach (var (one, other) in expected.Zip(actual))
            Assert.Equal(one.PrototypeSimilarity, other.PrototypeSimilarity, 5);
    }

    /// <summary>Few directions, so that many exemplars are exactly alike.</summary>
    static Embedding Coarse(Random random, int dimension)
    {
        var values = new float[dimension];
        for (var i = 0; i < 3; i++)
            values[random.Next(dimension)] = random.Next(-1, 2);
        if (Array.TrueForAll(values, value => value == 0))
            values[0] = 1;
        return new Embedding(values);
    }

    static Embedding Smooth(Random random, int dimension, Embedding? centre, float spread) =>
        new([.. Enumerable.Range(0, dimension).Select(i => (centre is null ? 0 : centre.Values[i]) + spread * (random.NextSingle() - 0.5f))]);
}
