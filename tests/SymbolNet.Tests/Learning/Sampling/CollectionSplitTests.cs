using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Tests.Learning.Sampling;

public sealed class CollectionSplitTests
{
    static SymbolCollection Symbols { get; } = ProceduralSymbols.Create(4, 3, 8, seed: 1);

    [Theory]
    [InlineData(0.25, 2)]
    [InlineData(0.001, 1)]
    [InlineData(0.999, 7)]
    public void A_stratified_split_holds_out_the_same_part_of_every_class(double part, int drawings)
    {
        var (training, heldOut) = CollectionSplit.Stratified(Symbols, part, seed: 1);
        Assert.Equal(Symbols.Classes, training.Classes);
        Assert.Equal(Symbols.Classes, heldOut.Classes);
        Assert.All(heldOut.ItemsOf, items => Assert.Equal(drawings, items.Length));
        Assert.All(training.ItemsOf, items => Assert.Equal(8 - drawings, items.Length));
        static IEnumerable<(int, int)> Keys(SymbolCollection collection) => collection.Items.Select(item => (item.Class, item.Drawer));
        Assert.Empty(Keys(training).Intersect(Keys(heldOut)));
        Assert.Equal(Keys(Symbols).Order(), Keys(training).Concat(Keys(heldOut)).Order());
        Assert.Equal(Keys(heldOut), Keys(CollectionSplit.Stratified(Symbols, part, seed: 1).HeldOut));
        Assert.NotEqual(Keys(heldOut), Keys(CollectionSplit.Stratified(Symbols, part, seed: 2).HeldOut));
    }

    [Theory]
    [InlineData(0.25, 1)]
    [InlineData(0.5, 2)]
    [InlineData(0.001, 1)]
    [InlineData(0.999, 3)]
    public void Whole_alphabets_are_held_out(double part, int alphabets)
    {
        var (training, heldOut) = CollectionSplit.WholeAlphabets(Symbols, part, seed: 1);
        Assert.Equal(alphabets, heldOut.Alphabets.Count);
        Assert.Equal(Symbols.Alphabets, training.Alphabets.Concat(heldOut.Alphabets).Order());
        Assert.Equal(Symbols.Items.Count, training.Items.Count + heldOut.Items.Count);
        Assert.Equal(heldOut.Alphabets, CollectionSplit.WholeAlphabets(Symbols, part, seed: 1).HeldOut.Alphabets);
        // Every alphabet has its turn.
        Assert.Equal(4, Enumerable.Range(0, 40).SelectMany(seed => CollectionSplit.WholeAlphabets(Symbols, part, seed).HeldOut.Alphabets).Distinct().Count());
    }

    [Fact]
    public void Impossible_splits_are_refused()
    {
        foreach (var part in new[] { 0, 1, -0.5, double.NaN })
        {
            Assert.Contains("between 0 and 1", Assert.Throws<InvalidInputException>(() => CollectionSplit.Stratified(Symbols, part, 1)).Message, StringComparison.Ordinal);
            Assert.Contains("between 0 and 1", Assert.Throws<InvalidInputException>(() => CollectionSplit.WholeAlphabets(Symbols, part, 1)).Message, StringComparison.Ordinal);
        }
        var single = new SymbolCollection("few", Symbols.Classes, [.. Symbols.Items.Where(item => item.Class != 4 || item.Drawer == 2)]);
        Assert.Contains("'character02' of Alphabet1 has one drawing", Assert.Throws<InvalidInputException>(() => CollectionSplit.Stratified(single, 0.5, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("one alphabet", Assert.Throws<InvalidInputException>(() => CollectionSplit.WholeAlphabets(Symbols.Only(["Alphabet2"]), 0.5, 1)).Message, StringComparison.Ordinal);
    }
}
