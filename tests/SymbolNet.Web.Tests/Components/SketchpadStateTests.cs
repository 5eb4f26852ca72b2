using SymbolNet.Memory;
using SymbolNet.Recognition;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Sketchpad;

namespace SymbolNet.Web.Tests.Components;

public sealed class SketchpadStateTests
{
    [Fact]
    public void Nothing_drawn_is_empty_whatever_was_recognised_before()
    {
        var state = Sample.State(Sample.Saw(Sample.Line, Certainty.Confident, Sample.Guess("beta", 0.9f)));
        state.SheetIs(empty: true);
        Assert.Equal(SheetAnswer.Empty, state.Answer);
        Assert.Null(state.Recognition);
    }

    [Fact]
    public void The_first_ink_waits_for_its_answer()
    {
        var state = Sample.State();
        state.SheetIs(empty: false);
        Assert.Equal(SheetAnswer.Looking, state.Answer);
    }

    [Theory]
    [InlineData(Certainty.Confident, SheetAnswer.Confident, "beta, confident")]
    [InlineData(Certainty.Unsure, SheetAnswer.Unsure, "Not sure: beta or B")]
    [InlineData(Certainty.Unknown, SheetAnswer.Unknown, "Unknown symbol")]
    public void Each_certainty_is_its_own_answer_and_is_announced(Certainty certainty, SheetAnswer answer, string announcement)
    {
        var state = Sample.State(Sample.Saw(Sample.Line, certainty, Sample.Guess("beta", 0.6f), Sample.Guess("B", 0.3f)));
        Assert.Equal((answer, announcement), (state.Answer, state.Announcement));
    }

    [Fact]
    public void No_more_choices_are_offered_than_are_worth_it()
    {
        var one = Sample.State(Sample.Saw(Sample.Line, Certainty.Unsure, Sample.Guess("a", 0.7f), Sample.Guess("b", 0.01f), Sample.Guess("c", 0.01f)));
        Assert.Equal("a", Assert.Single(one.Choices).Category.Name);
        Assert.Equal("a", one.Best?.Category.Name);
        var two = Sample.State(Sample.Saw(Sample.Line, Certainty.Unsure, Sample.Guess("a", 0.5f), Sample.Guess("b", 0.03f), Sample.Guess("c", 0.01f)));
        Assert.Equal(["a", "b"], two.Choices.Select(choice => choice.Category.Name));
        Assert.Null(two.Best);
        var many = Sample.State(Sample.Saw(Sample.Line, Certainty.Unsure, [.. "abcdefg".Select(letter => Sample.Guess($"{letter}", 0.14f))]));
        Assert.Equal(SketchpadState.ChoiceLimit, many.Choices.Count);
    }

    [Fact]
    public void The_reason_is_the_most_similar_not_the_most_likely()
    {
        var state = Sample.State(Sample.Saw(Sample.Line, Certainty.Confident, Sample.Guess("a", 0.9f, 0.5f), Sample.Guess("b", 0.05f, 0.9f), Sample.Guess("c", 0.03f, 0.7f), Sample.Guess("d", 0.02f, 0.1f)));
        Assert.Equal(["b", "c", "a"], state.Nearest.Select(near => near.Category.Name));
    }

    [Fact]
    public void Without_a_model_the_sentence_is_there_and_drawings_can_be_named()
    {
        var state = Sample.State();
        state.ModelProblem = "The model is missing.";
        Assert.Equal(SheetAnswer.Empty, state.Answer);
        state.SheetIs(empty: false);
        Assert.Equal((SheetAnswer.Blind, "The model is missing."), (state.Answer, state.Problem));
    }

    [Fact]
    public void A_taught_drawing_is_remembered_until_it_changes_is_cleared_or_taken_back()
    {
        var state = Sample.State(Sample.Saw(Sample.Line, Certainty.Unknown));
        var change = new BankChange(Guid.NewGuid(), "Learned beta.", CategoryId.New(), null);
        var taught = new TaughtSheet(Sample.Line, new Category(change.Category, "beta", 1), change, IsNewSymbol: true, NewestStroke: 1);
        state.Remember(taught);
        Assert.Equal(SheetAnswer.Taught, state.Answer);

        state.See(Sample.Saw(Sample.Cross, Certainty.Unknown));
        Assert.Equal(SheetAnswer.Unknown, state.Answer);
        state.See(Sample.Saw(Sample.Line, Certainty.Confident, Sample.Guess("beta", 0.99f)));
        Assert.Equal(SheetAnswer.Taught, state.Answer);

        state.Forget(change with { Id = Guid.NewGuid() });
        Assert.Equal(SheetAnswer.Taught, state.Answer);
        state.Forget(change);
        Assert.Equal(SheetAnswer.Confident, state.Answer);
    }

    [Fact]
    public void A_target_follows_its_symbol_and_goes_with_it()
    {
        var bank = Sample.Bank("beta");
        var state = Sample.State(bank: bank);
        var beta = bank.Memory.Categories[0];
        state.AimAt(beta);
        state.See(bank with { Memory = bank.Memory.Rename(beta.Id, "bêta") });
        Assert.Equal("bêta", state.Target?.Name);
        state.See(bank with { Memory = bank.Memory.Forget(beta.Id) });
        Assert.Null(state.Target);
    }

    [Fact]
    public void What_is_not_known_any_more_cannot_be_aimed_at()
    {
        var state = Sample.State(bank: Sample.Bank("beta"));
        state.AimAt(new Category(CategoryId.New(), "gone", 1));
        Assert.Null(state.Target);
    }
}
