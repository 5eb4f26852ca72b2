using SymbolNet.Recognition;
using SymbolNet.Web.Sketchpad;

namespace SymbolNet.Web.Tests.Components;

public sealed class TeachingDoubtTests
{
    [Fact]
    public void A_name_that_exists_is_asked_about_first()
    {
        var beta = Sample.Guess("beta", 0.95f);
        var bank = Sample.BankOf(beta, Sample.Guess("B", 0.01f));
        var doubt = TeachingDoubt.About("B", bank.Memory, Sample.Saw(Sample.Line, Certainty.Confident, beta).Answer);
        Assert.Equal("B", Assert.IsType<TeachingDoubt.NameTaken>(doubt).Existing.Name);
    }

    [Fact]
    public void Case_makes_another_name() => Assert.Null(TeachingDoubt.About("b", Sample.Bank("B").Memory, null));

    [Fact]
    public void A_drawing_that_is_surely_something_else_is_asked_about()
    {
        var beta = Sample.Guess("beta", 0.95f);
        var doubt = TeachingDoubt.About("my b", Sample.BankOf(beta).Memory, Sample.Saw(Sample.Line, Certainty.Confident, beta).Answer);
        Assert.Equal("beta", Assert.IsType<TeachingDoubt.LooksLike>(doubt).Existing.Name);
    }

    [Theory]
    [InlineData(Certainty.Unsure)]
    [InlineData(Certainty.Unknown)]
    public void Nothing_is_asked_when_the_answer_was_not_sure(Certainty certainty)
    {
        var beta = Sample.Guess("beta", 0.4f);
        Assert.Null(TeachingDoubt.About("my b", Sample.BankOf(beta).Memory, Sample.Saw(Sample.Line, certainty, beta).Answer));
    }
}
