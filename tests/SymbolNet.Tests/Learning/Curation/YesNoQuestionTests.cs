using SymbolNet.Learning.Curation;
using SymbolNet.Learning.Data;

namespace SymbolNet.Tests.Learning.Curation;

public sealed class YesNoQuestionTests
{
    static readonly SymbolCollection Symbols = ProceduralSymbols.Create(1, 3, 1, seed: 1);

    [Theory]
    [InlineData("7", "Is it 7?")]
    [InlineData(" 1, 3,,3 ", "Is it 1 or 3?")]
    [InlineData("1,3,5", "Is it 1, 3 or 5?")]
    public void It_reads_names_and_asks(string names, string text) => Assert.Equal(text, YesNoQuestion.Parse(names).Text);

    [Fact]
    public void Its_answer_is_whether_the_class_is_named()
    {
        var question = YesNoQuestion.OddDigits;
        Assert.True(question.IsYes(new("MNIST", "3")));
        Assert.False(question.IsYes(new("MNIST", "4")));
    }

    [Fact]
    public void It_needs_classes_of_both_kinds()
    {
        new YesNoQuestion("character01").RequireBothAnswers(Symbols);
        Assert.Contains("no class '1'", Assert.Throws<InvalidInputException>(() => YesNoQuestion.OddDigits.RequireBothAnswers(Symbols)).Message, StringComparison.Ordinal);
        Assert.Contains("both kinds", Assert.Throws<InvalidInputException>(() => YesNoQuestion.Parse("character01,character02,character03").RequireBothAnswers(Symbols)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidInputException>(() => YesNoQuestion.Parse(" , "));
    }
}
