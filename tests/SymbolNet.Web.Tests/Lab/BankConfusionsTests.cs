using SymbolNet.Web.Lab;

namespace SymbolNet.Web.Tests.Lab;

public sealed class BankConfusionsTests
{
    [Fact]
    public void A_hidden_drawing_is_judged_by_what_is_nearest()
    {
        // The third "a" lies among the b's; the others are fine.
        var found = BankConfusions.Of(LabBanks.Of(("a", 0), ("a", 5), ("a", 93), ("b", 90), ("b", 99)));
        Assert.Equal((5, 0), (found.Judged, found.Alone));
        var stray = Assert.Single(found.Suspicious, drawing => drawing.Category.Name == "a");
        Assert.Equal("b", stray.Other.Name);
        Assert.Equal(MathF.Cos(3 * MathF.PI / 180), stray.OtherSimilarity, 5);
        Assert.Equal(MathF.Cos(88 * MathF.PI / 180), stray.OwnSimilarity, 5);
    }

    [Fact]
    public void Both_directions_are_one_pair_with_both_counts()
    {
        var found = BankConfusions.Of(LabBanks.Of(("o", 0), ("0", 1), ("o", 40), ("0", 41), ("x", 170), ("x", 171)));
        var pair = Assert.Single(found.Pairs);
        Assert.Equal(["0", "o"], new[] { pair.One.Name, pair.Other.Name }.Order(StringComparer.Ordinal));
        Assert.Equal((2, 2, 4), (pair.OneTaken, pair.OtherTaken, pair.Taken));
        Assert.Equal((6, 2), (found.Judged, found.Right));
    }

    [Fact]
    public void Symbols_of_one_drawing_cannot_be_judged_but_can_look_alike()
    {
        var found = BankConfusions.Of(LabBanks.Of(("a", 0), ("b", 20), ("c", 180)));
        Assert.Equal((0, 0, 3), (found.Judged, found.Right, found.Alone));
        Assert.Empty(found.Suspicious);
        var pair = Assert.Single(found.Pairs);
        Assert.Equal(0, pair.Taken);
        Assert.Equal(["a", "b"], new[] { pair.One.Name, pair.Other.Name }.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Two_equal_drawings_of_two_symbols_are_found_whichever_is_older()
    {
        var found = BankConfusions.Of(LabBanks.Of(("a", 10), ("b", 10), ("a", 80), ("b", 170)));
        Assert.Equal(1f, Assert.Single(found.Pairs).Similarity, 5);
        Assert.Equal(2, found.Suspicious.Count(drawing => drawing.OtherSimilarity > 0.999f));
    }

    [Fact]
    public void A_lead_by_a_hair_is_not_suspicious()
    {
        // Both are 10 degrees away, but for rounding and a tenth of a degree.
        var found = BankConfusions.Of(LabBanks.Of(("a", 0), ("a", 10.1f), ("b", -10), ("b", -12)));
        Assert.Contains(found.Pairs, pair => pair.Taken > 0);
        Assert.DoesNotContain(found.Suspicious, drawing => drawing.Category.Name == "a");
    }

    [Fact]
    public void Starter_drawings_are_compared_with_but_not_asked_about_where_only_own_ones_are_wanted()
    {
        var bank = LabBanks.Of(("a", 0), ("a", 3), ("b", 90));
        Assert.Equal(2, BankConfusions.Of(bank, onlyMine: true).Judged);
        Assert.Equal(0, BankConfusions.Of(LabBanks.Of(("a", 0), ("a", 3))).Judged);
    }
}
