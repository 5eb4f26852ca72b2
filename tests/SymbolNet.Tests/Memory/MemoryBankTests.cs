using FsCheck;
using FsCheck.Fluent;
using SymbolNet.Embeddings;
using SymbolNet.Memory;

namespace SymbolNet.Tests.Memory;

public sealed class MemoryBankTests
{
    static readonly CategoryId A = CategoryId.New(), B = CategoryId.New();

    static Exemplar Any(float x = 1, float y = 0) => new(ExemplarId.New(), new Embedding([x, y]));

    [Fact]
    public void A_new_bank_knows_nothing()
    {
        var bank = MemoryBank.Empty(2);
        Assert.Equal((0, 2), (bank.ExemplarCount, bank.Dimension));
        Assert.Empty(bank.Categories);
        Assert.Null(bank.Find(A));
        Assert.Null(bank.FindByName("a"));
        Assert.Empty(bank.ExemplarsOf(A));
    }

    [Fact]
    public void Categories_stand_in_the_order_they_were_first_remembered()
    {
        var bank = MemoryBank.Empty(2).Remember(A, "a", Any()).Remember(B, "b", Any()).Remember(A, "a", Any());
        Assert.Equal([new Category(A, "a", 2), new Category(B, "b", 1)], bank.Categories);
    }

    [Fact]
    public void Exemplars_come_back_with_their_embeddings()
    {
        var (first, second) = (Any(), Any(3, 4));
        var bank = MemoryBank.Empty(2).Remember(A, "a", first).Remember(B, "b", Any()).Remember(A, "a", second);
        Assert.Equal([first.Id, second.Id], bank.RememberedOf(A).Select(exemplar => exemplar.Id));
        Assert.Equal([0.6f, 0.8f], bank.RememberedOf(A)[1].Embedding.Values);
        Assert.Equal([second.Id], bank.Forget(first.Id).RememberedOf(A).Select(exemplar => exemplar.Id));
        Assert.Empty(bank.RememberedOf(CategoryId.New()));
    }

    [Fact]
    public void Small_and_capital_letters_are_different_symbols_and_names_are_cleaned()
    {
        var bank = MemoryBank.Empty(2).Remember(A, " b ", Any()).Remember(B, "B", Any());
        Assert.Equal((A, B), (bank.FindByName("b")!.Id, bank.FindByName(" B")!.Id));
    }

    [Fact]
    public void An_existing_category_keeps_its_name() =>
        Assert.Equal("a", MemoryBank.Empty(2).Remember(A, "a", Any()).Remember(A, "", Any()).Find(A)!.Name);

    [Fact]
    public void What_cannot_be_remembered_is_refused_and_changes_nothing()
    {
        var exemplar = Any();
        var bank = MemoryBank.Empty(2).Remember(A, "a", exemplar);
        Assert.Throws<InvalidInputException>(() => bank.Remember(B, "a", Any()));
        Assert.Throws<InvalidInputException>(() => bank.Remember(B, "", Any()));
        Assert.Throws<InvalidInputException>(() => bank.Remember(B, new string('x', 81), Any()));
        Assert.Throws<InvalidInputException>(() => bank.Remember(B, "b", exemplar));
        Assert.Throws<InvalidInputException>(() => bank.Remember(B, "b", new(ExemplarId.New(), new([1, 0, 0]))));
        var twin = Any();
        Assert.Throws<InvalidInputException>(() => bank.RememberAll([(B, "b", Any()), (B, "b", twin), (A, "a", twin)]));
        Assert.Throws<InvalidInputException>(() => bank.RememberAll([(B, "b", Any()), (B, "b", exemplar)]));
        Assert.Equal([new Category(A, "a", 1)], bank.Categories);
    }

    [Fact]
    public void A_forgotten_exemplar_can_be_remembered_again()
    {
        var exemplar = Any();
        var bank = MemoryBank.Empty(2).Remember(A, "a", exemplar).Forget(exemplar.Id).Remember(B, "a", exemplar);
        Assert.Equal([exemplar.Id], bank.ExemplarsOf(B).ToArray());
    }

    [Fact]
    public void A_category_goes_with_its_last_exemplar()
    {
        var exemplar = Any();
        var bank = MemoryBank.Empty(2).Remember(A, "a", exemplar).Remember(B, "b", Any()).Forget(exemplar.Id);
        Assert.Null(bank.Find(A));
        Assert.Null(bank.FindByName("a"));
        Assert.Equal("b", Assert.Single(bank.Categories).Name);
    }

    [Fact]
    public void Unknown_ids_change_nothing()
    {
        var bank = MemoryBank.Empty(2).Remember(A, "a", Any());
        Assert.Same(bank, bank.Forget(ExemplarId.New()));
        Assert.Same(bank, bank.Forget(B));
        Assert.Same(bank, bank.RememberAll([]));
    }

    [Fact]
    public void Renaming_frees_the_old_name_and_takes_the_new()
    {
        var bank = MemoryBank.Empty(2).Remember(A, "a", Any()).Remember(B, "b", Any()).Rename(A, "c");
        Assert.Null(bank.FindByName("a"));
        Assert.Equal(A, bank.FindByName("c")!.Id);
        Assert.Equal("c", bank.Rename(A, " c ").Find(A)!.Name);
        Assert.Throws<InvalidInputException>(() => bank.Rename(A, "b"));
        Assert.Throws<InvalidInputException>(() => bank.Rename(A, " "));
        Assert.Throws<InvalidInputException>(() => bank.Rename(CategoryId.New(), "d"));
    }

    [Fact]
    public void Merging_puts_the_exemplars_behind()
    {
        Exemplar first = Any(), second = Any(), third = Any();
        var bank = MemoryBank.Empty(2).Remember(A, "a", first).Remember(B, "b", second).Remember(A, "a", third).Merge(A, B);
        Assert.Equal([new Category(B, "b", 3)], bank.Categories);
        Assert.Equal([second.Id, first.Id, third.Id], bank.ExemplarsOf(B).ToArray());
        Assert.Throws<InvalidInputException>(() => bank.Merge(B, B));
        Assert.Throws<InvalidInputException>(() => bank.Merge(A, B));
        Assert.Throws<InvalidInputException>(() => bank.Merge(B, A));
    }

    [Fact]
    public void Forgetting_what_was_just_remembered_is_as_if_nothing_had_been() => Prop.ForAll(
        Arb.From(from seed in Gen.Choose(0, int.MaxValue) from count in Gen.Choose(0, 200) from isNew in Gen.Elements(true, false) select (seed, count, isNew)),
        start =>
        {
            var random = new Random(start.seed);
            var bank = MemoryBank.Empty(2).RememberAll(Enumerable.Range(0, start.count).Select(i => (i % 3 == 0 ? A : B, i % 3 == 0 ? "a" : "b", Any(random.NextSingle() - 0.5f, random.NextSingle() - 0.5f))).ToArray());
            var exemplar = Any();
            var undone = bank.Remember(start.isNew ? CategoryId.New() : A, start.isNew ? "new" : "a", exemplar).Forget(exemplar.Id);
            var query = new Embedding([random.NextSingle(), random.NextSingle() - 0.5f]);
            return undone.ExemplarCount == bank.ExemplarCount && undone.Categories.SequenceEqual(bank.Categories)
                && undone.ExemplarsOf(A).SequenceEqual(bank.ExemplarsOf(A)) && undone.Search(query, 5).SequenceEqual(bank.Search(query, 5));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Banks_from_one_starter_memory_share_it()
    {
        var random = new Random(1);
        var starter = MemoryBank.Empty(256).RememberAll(Enumerable.Range(0, 1000).Select(i => (A, "a", new Exemplar(ExemplarId.New(), new Embedding([.. Enumerable.Range(0, 256).Select(_ => random.NextSingle() - 0.5f)])))).ToArray());
        var exemplar = new Exemplar(ExemplarId.New(), new Embedding([.. Enumerable.Repeat(1f, 256)]));
        _ = starter.Remember(B, "b", exemplar);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var own = starter.Remember(B, "b", exemplar);
        // A chunk at most, of 64 rows with 5 bytes a value, and change; the starter takes twenty times that.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 100_000);
        Assert.Equal(1001, own.ExemplarCount);
    }

    [Fact]
    public void A_bank_does_not_keep_what_was_forgotten()
    {
        var random = new Random(2);
        var memories = Enumerable.Range(0, 2000).Select(i => (A, "a", new Exemplar(ExemplarId.New(), new Embedding([.. Enumerable.Range(0, 256).Select(_ => random.NextSingle() - 0.5f)])))).ToArray();
        var bank = MemoryBank.Empty(256).RememberAll(memories);
        var last = memories[^1].Item3;
        foreach (var (_, _, exemplar) in memories.AsSpan(0, 1999))
            bank = bank.Forget(exemplar.Id);
        Assert.Equal([last.Id], bank.ExemplarsOf(A).ToArray());
        Assert.InRange(bank.RowCount, 1, 300);
        Assert.Equal(last.Id, bank.Search(last.Embedding, 1)[0].Best);
    }
}
