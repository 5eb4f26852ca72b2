using SymbolNet.Ink;
using SymbolNet.Learning.Data;

namespace SymbolNet.Tests.Learning.Data;

public sealed class ClassSelectionTests
{
    const string Characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt";

    /// <summary>A collection with one drawing of each name.</summary>
    static SymbolCollection Of(params string[] names) =>
        new("the test set", [.. names.Select(name => new SymbolClass("any", name))], [.. names.Select((_, place) => new DrawingItem(place, 1, Drawing.Empty))]);

    static readonly SymbolCollection Balanced = Of([.. Characters.Select(character => character.ToString())]);

    [Theory]
    [InlineData("digits", "0123456789")]
    [InlineData("lowercases", "abdefghnqrt")]
    [InlineData("digits_lowercases", "0123456789abdefghnqrt")]
    [InlineData("lowercases_digits", "0123456789abdefghnqrt")]
    [InlineData("uppercases", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    [InlineData("A-H", "ABCDEFGH")]
    [InlineData("a-d", "abd")]
    [InlineData("0-20", "0123456789ABCDEFGHIJK")]
    [InlineData("46-46", "t")]
    [InlineData("024Z", "024Z")]
    [InlineData("Z420Z", "024Z")]
    [InlineData("024Z_A-C_digits", "0123456789ABCZ")]
    [InlineData("all", Characters)]
    [InlineData(" A ", "A")]
    public void The_grammar_chooses(string selection, string expected) =>
        Assert.Equal(expected, string.Concat(Balanced.Only(ClassSelection.Parse(selection)).Classes.Select(symbol => symbol.Name)));

    [Fact]
    public void Whole_names_and_any_script_can_be_chosen()
    {
        var words = Of("character_01", "ki", "き", "を", "α", "k", "i", "-");
        string[] Chosen(string selection) => [.. words.Only(ClassSelection.Parse(selection)).Classes.Select(symbol => symbol.Name)];
        Assert.Equal(["character_01"], Chosen("character_01"));
        Assert.Equal(["ki"], Chosen("ki"));
        Assert.Equal(["k", "i"], Chosen("ik"));
        Assert.Equal(["き", "を", "α"], Chosen("をき_α"));
        Assert.Equal(["k", "-"], Chosen("k-"));
    }

    [Fact]
    public void Drawings_follow_their_class()
    {
        var part = Balanced.Only(ClassSelection.Parse("BZ"));
        Assert.Equal([0, 1], part.Items.Select(item => item.Class));
    }

    [Theory]
    [InlineData("", "empty part")]
    [InlineData("digits_", "empty part")]
    [InlineData("_", "empty part")]
    [InlineData("02é", "no class 'é'")]
    [InlineData("c", "no class 'c'")]
    [InlineData("letters", "no class 'l'")]
    [InlineData("H-A", "write A-H")]
    [InlineData("0-47", "numbered 0 to 46")]
    [InlineData("9-3", "numbered 0 to 46")]
    [InlineData("99999999999-3", "no class '-'")]
    [InlineData("u-z", "chooses no class")]
    public void What_chooses_nothing_is_refused_with_what_there_is(string selection, string why) =>
        Assert.Contains(why, Assert.Throws<InvalidInputException>(() => Balanced.Only(ClassSelection.Parse(selection))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_group_is_refused() =>
        Assert.Contains("'uppercases' chooses no class of the test set; it has 0, 1", Assert.Throws<InvalidInputException>(() => Of("0", "1").Only(ClassSelection.Parse("uppercases"))).Message, StringComparison.Ordinal);
}
