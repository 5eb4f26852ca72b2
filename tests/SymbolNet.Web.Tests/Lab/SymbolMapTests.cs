using SymbolNet.Memory;
using SymbolNet.Web.Lab;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Tests.Components;

namespace SymbolNet.Web.Tests.Lab;

public sealed class SymbolMapTests
{
    [Fact]
    public void Places_reach_from_edge_to_edge_and_keep_neighbours_together()
    {
        var map = SymbolMap.Of(LabBanks.Of(("a", 0), ("a", 4), ("b", 90), ("b", 94), ("c", 200)));
        Assert.Equal((-1f, 1f), (map.Drawings.Min(one => one.X), map.Drawings.Max(one => one.X)));
        Assert.Equal((-1f, 1f), (map.Drawings.Min(one => one.Y), map.Drawings.Max(one => one.Y)));
        foreach (var one in map.Drawings.Where(one => one.Category.ExemplarCount == 2))
        {
            var nearest = map.Drawings.Where(other => other != one).MinBy(other => (other.X - one.X) * (other.X - one.X) + (other.Y - one.Y) * (other.Y - one.Y))!;
            Assert.Equal(one.Category, nearest.Category);
        }
    }

    [Fact]
    public void Nearest_means_in_all_dimensions()
    {
        var map = SymbolMap.Of(LabBanks.Of(("a", 0), ("b", 60), ("c", 10), ("d", 180)));
        var a = map.Drawings.Index().Single(one => one.Item.Category.Name == "a").Index;
        var nearest = map.NearestTo(a, 2);
        Assert.Equal(["c", "b"], nearest.Select(one => one.Drawing.Category.Name));
        Assert.Equal(MathF.Cos(MathF.PI / 3), nearest[1].Similarity, 5);
    }

    [Fact]
    public void Nothing_and_equal_drawings_have_a_map_too()
    {
        Assert.Empty(SymbolMap.Of(LabBanks.Of()).Drawings);
        Assert.All(SymbolMap.Of(LabBanks.Of(("a", 30), ("b", 30))).Drawings, one => Assert.Equal((0f, 0f), (one.X, one.Y)));
    }

    [Fact]
    public void Where_there_is_no_room_for_all_every_symbol_is_there()
    {
        var (many, few) = (CategoryId.New(), CategoryId.New());
        var memory = MemoryBank.Empty(2).RememberAll(
        [
            .. Enumerable.Range(0, SymbolMap.DrawingLimit + 50).Select(i => (many, "many", new Exemplar(ExemplarId.New(), LabBanks.Direction(i)))),
            (few, "few", new Exemplar(ExemplarId.New(), LabBanks.Direction(-20))),
        ]);
        var map = SymbolMap.Of(new BankSnapshot(BankId.New(), 1, memory) { Starter = Sample.Starter() });
        Assert.Equal((SymbolMap.DrawingLimit, 51), (map.Drawings.Length, map.LeftOut));
        Assert.Contains(map.Drawings, one => one.Category.Name == "few");
    }
}
