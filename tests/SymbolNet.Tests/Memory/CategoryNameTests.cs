using FsCheck;
using FsCheck.Fluent;
using SymbolNet.Memory;

namespace SymbolNet.Tests.Memory;

public sealed class CategoryNameTests
{
    [Theory]
    [InlineData("b", "b")]
    [InlineData("B", "B")]
    [InlineData("  two words \t", "two words")]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("ש", "ש")]
    [InlineData("سلام", "سلام")]
    [InlineData("👩\u200D🔬", "👩\u200D🔬")]
    [InlineData("<b>&\"'", "<b>&\"'")]
    [InlineData("∫", "∫")]
    public void Names_are_cleaned(string text, string name) => Assert.Equal(name, CategoryName.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u3000 ")]
    [InlineData("\u200B\u200D")]
    [InlineData("\u0301")]
    [InlineData("two\nlines")]
    [InlineData("two\u2028lines")]
    [InlineData("a\u0000b")]
    [InlineData("abc\u202Ecba")]
    [InlineData("\u2067abc")]
    [InlineData("abc\u200F")]
    public void Texts_that_are_no_names_are_refused_with_a_sentence(string? text)
    {
        Assert.False(CategoryName.TryParse(text, out var name, out var complaint));
        Assert.Equal("", name);
        Assert.EndsWith(".", complaint);
        Assert.Equal(complaint, Assert.Throws<InvalidInputException>(() => CategoryName.Parse(text)).Message);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("👍")]
    public void Length_is_counted_in_characters_as_people_see_them(string character)
    {
        var longest = string.Concat(Enumerable.Repeat(character, Category.NameLimit));
        Assert.Equal(longest, CategoryName.Parse(longest));
        Assert.Throws<InvalidInputException>(() => CategoryName.Parse(longest + character));
    }

    [Fact]
    public void Half_a_character_and_what_will_never_be_one_are_refused()
    {
        foreach (var never in new[] { "\ufffe", "\uffff", "\ufdd0", "\ud83f\udffe" })
            Assert.Throws<InvalidInputException>(() => CategoryName.Parse("a" + never));
        // Not as inline data: attributes cannot hold it.
        Assert.Throws<InvalidInputException>(() => CategoryName.Parse("half \ud83d"));
        Assert.Throws<InvalidInputException>(() => CategoryName.Parse("\udc00 half"));
    }

    [Fact]
    public void Monsters_are_refused()
    {
        Assert.Throws<InvalidInputException>(() => CategoryName.Parse(new string('x', 10_000)));
        Assert.Throws<InvalidInputException>(() => CategoryName.Parse("x" + new string('\u0301', 10_000)));
    }

    [Fact]
    public void A_clean_name_stays_as_it_is() => Prop.ForAll(
        Arb.From(Gen.Choose(0, 0xFFFF).Select(i => (char)i).ListOf().Select(signs => new string([.. signs]))),
        text => !CategoryName.TryParse(text, out var name, out _) || CategoryName.Parse(name) == name).QuickCheckThrowOnFailure();
}
