using SymbolNet.Embeddings;
using SymbolNet.Ink;
using SymbolNet.Memory;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Symbols;

namespace SymbolNet.Web.Tests.Components;

public sealed class SymbolWallTests
{
    static SymbolWall Wall(BankSnapshot bank)
    {
        var wall = new SymbolWall();
        wall.See(bank, new Dictionary<CategoryId, Drawing>());
        return wall;
    }

    static BankSnapshot WithStarter(string[] starter, string[] own)
    {
        StarterCategory[] categories = [.. starter.Select(name => new StarterCategory(name, name, [Sample.Line]))];
        var memory = categories.Aggregate(MemoryBank.Empty(1), (bank, one) => bank.Remember(one.Id, one.Name, new Exemplar(one.Exemplars[0].Id, new Embedding([1f]))));
        var taughtAt = DateTimeOffset.UtcNow;
        foreach (var name in own)
        {
            taughtAt = taughtAt.AddMinutes(1);
            memory = memory.Remember(memory.FindByName(name)?.Id ?? CategoryId.New(), name, new Exemplar(new ExemplarId(Guid.CreateVersion7(taughtAt)), new Embedding([1f])));
        }
        return new BankSnapshot(BankId.New(), 1, memory) { Starter = Sample.Starter(categories) };
    }

    static IEnumerable<string> Names(SymbolWall wall) => wall.Tiles.Select(tile => tile.Name);

    [Fact]
    public void What_was_taught_last_comes_first_and_starter_symbols_last()
    {
        var wall = Wall(WithStarter(["1", "2", "3"], ["star", "moon", "2"]));
        Assert.Equal(["2", "moon", "star", "1", "3"], Names(wall));
    }

    [Fact]
    public void Mine_are_those_with_a_drawing_of_mine()
    {
        var wall = Wall(WithStarter(["1", "2", "3"], ["star", "2"]));
        wall.OnlyMine = true;
        Assert.Equal(["2", "star"], Names(wall));
    }

    [Fact]
    public void It_sorts_by_name_and_by_count()
    {
        var wall = Wall(WithStarter(["b", "C"], ["a", "C", "C"]));
        wall.Order = WallOrder.Name;
        Assert.Equal(["a", "b", "C"], Names(wall));
        wall.Order = WallOrder.Count;
        Assert.Equal(["C", "a", "b"], Names(wall));
    }

    [Fact]
    public void Search_ignores_case_and_spaces_around()
    {
        var wall = Wall(Sample.Bank("alpha", "Beta", "sharp s"));
        wall.Search = " BETA ";
        Assert.Equal(["Beta"], Names(wall));
    }

    [Fact]
    public void A_thousand_symbols_come_in_pages_and_a_change_keeps_the_place()
    {
        var bank = Sample.Bank([.. Enumerable.Range(0, 1000).Select(number => $"symbol {number:0000}")]);
        var wall = Wall(bank);
        Assert.Equal(SymbolWall.TilesAtOnce, wall.Tiles.Count());
        wall.ShowMore();
        wall.See(bank with { Version = 2 }, new Dictionary<CategoryId, Drawing>());
        Assert.Equal(2 * SymbolWall.TilesAtOnce, wall.Tiles.Count());
        Assert.Equal(1000 - 2 * SymbolWall.TilesAtOnce, wall.HiddenCount);
        wall.Search = "symbol 0";
        Assert.Equal(SymbolWall.TilesAtOnce, wall.Tiles.Count());
    }

    [Fact]
    public void What_is_gone_is_no_longer_selected()
    {
        var bank = Sample.Bank("a", "b");
        var wall = Wall(bank);
        foreach (var category in bank.Memory.Categories) wall.Toggle(category);
        wall.See(bank with { Memory = bank.Memory.Forget(bank.Memory.Categories[0].Id) }, new Dictionary<CategoryId, Drawing>());
        Assert.Equal(["b"], wall.Selected.Select(one => one.Name));
    }

    [Fact]
    public void What_is_selected_stays_on_the_wall_whatever_is_looked_for()
    {
        var wall = Wall(Sample.Bank([.. Enumerable.Range(0, SymbolWall.TilesAtOnce + 1).Select(number => $"symbol {number:0000}")]));
        foreach (var name in new[] { "0120", "0007" })
        {
            wall.Search = name;
            wall.Toggle(wall.Matching.Single());
        }
        wall.Search = "0003";
        Assert.Equal("symbol 0003", Assert.Single(wall.Matching).Name);
        Assert.Equal(["symbol 0003", "symbol 0120", "symbol 0007"], wall.Tiles.Select(one => one.Name));
        wall.SelectNone();
        Assert.Single(wall.Tiles);
    }
}
