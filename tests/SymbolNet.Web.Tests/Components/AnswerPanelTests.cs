using Bunit;
using Microsoft.AspNetCore.Components;
using SymbolNet.Memory;
using SymbolNet.Recognition;
using SymbolNet.Web.Components;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Sketchpad;

namespace SymbolNet.Web.Tests.Components;

public sealed class AnswerPanelTests : BunitContext
{
    readonly List<string> said = [];

    IRenderedComponent<AnswerPanel> Panel(SketchpadState state) => Render<AnswerPanel>(with => with
        .AddCascadingValue(Sample.Shelf)
        .Add(panel => panel.State, state)
        .Add(panel => panel.OnChoose, EventCallback.Factory.Create<Category>(this, category => said.Add($"it is {category.Name}")))
        .Add(panel => panel.OnOther, EventCallback.Factory.Create(this, () => said.Add("other")))
        .Add(panel => panel.OnTeach, EventCallback.Factory.Create<string>(this, name => said.Add($"new {name}")))
        .Add(panel => panel.OnAddTo, EventCallback.Factory.Create<Category>(this, category => said.Add($"add to {category.Name}")))
        .Add(panel => panel.OnNext, EventCallback.Factory.Create(this, () => said.Add("next")))
        .Add(panel => panel.OnAgain, EventCallback.Factory.Create(this, () => said.Add("again")))
        .Add(panel => panel.OnStopNaming, EventCallback.Factory.Create(this, () => said.Add("stop naming")))
        .Add(panel => panel.OnStopAiming, EventCallback.Factory.Create(this, () => said.Add("stop aiming"))));

    static SketchpadState Seen(Certainty certainty, params Candidate[] candidates) => Sample.State(Sample.Saw(Sample.Line, certainty, candidates), Sample.BankOf(candidates));

    [Fact]
    public void An_empty_sheet_says_what_to_do_and_what_is_known()
    {
        var panel = Panel(Sample.State(bank: Sample.Bank("a", "b", "c")));
        Assert.Equal("empty", panel.Find("section").GetAttribute("data-answer"));
        Assert.Equal("3 symbols", panel.Find("a[href='/symbols']").TextContent);
        Assert.Empty(panel.FindAll("input"));
    }

    [Fact]
    public void A_confident_answer_is_one_name_its_picture_and_a_bar()
    {
        var panel = Panel(Seen(Certainty.Confident, Sample.Guess("beta", 0.96f), Sample.Guess("German s", 0.03f), Sample.Guess("B", 0.001f)));
        Assert.Equal("beta", panel.Find(".best .name").TextContent);
        Assert.Equal("A remembered drawing of beta", panel.Find(".best svg").GetAttribute("aria-label"));
        Assert.Equal("transform:scaleX(0.96)", panel.Find(".best .bar > span").GetAttribute("style"));
        Assert.Equal("German s", Assert.Single(panel.FindAll(".other-name")).TextContent);

        panel.Find(".actions .yes").Click();
        panel.Find(".other").Click();
        Assert.Equal(["it is beta", "it is German s"], said);
    }

    [Fact]
    public void A_hundred_percent_is_never_claimed() =>
        Assert.Equal("99%", Panel(Seen(Certainty.Confident, Sample.Guess("beta", 0.9999f))).Find(".best .percent").TextContent);

    [Fact]
    public void An_unsure_answer_asks_which_and_a_tap_chooses()
    {
        var panel = Panel(Seen(Certainty.Unsure, Sample.Guess("beta", 0.5f), Sample.Guess("B", 0.4f)));
        Assert.Equal("Which one?", panel.Find("h2").TextContent);
        Assert.Empty(panel.FindAll(".best"));
        panel.FindAll(".choice")[1].Click();
        Assert.Equal(["it is B"], said);
    }

    [Fact]
    public void An_unsure_answer_with_one_guess_asks_for_yes_or_no()
    {
        var panel = Panel(Seen(Certainty.Unsure, Sample.Guess("beta", 0.7f), Sample.Guess("B", 0.01f)));
        Assert.Equal("Is it this one?", panel.Find("h2").TextContent);
        Assert.Single(panel.FindAll(".choice"));
        panel.Find(".actions .yes").Click();
        Assert.Equal(["it is beta"], said);
    }

    [Fact]
    public void The_field_for_a_name_takes_the_focus_when_it_was_asked_for_and_waits_when_it_was_not()
    {
        var focus = JSInterop.SetupVoid("Blazor._internal.domWrapper.focus", _ => true).SetVoidResult();
        Panel(Seen(Certainty.Unknown, Sample.Guess("beta", 0.05f)));
        Assert.Empty(focus.Invocations);
        // What was shown before was unknown and had a field of its own; this one is another.
        var state = Seen(Certainty.Unsure, Sample.Guess("beta", 0.5f), Sample.Guess("B", 0.4f));
        var panel = Panel(state);
        Assert.Empty(panel.FindAll("input"));
        state.IsNaming = true;
        panel.Render();
        Assert.Single(panel.FindAll("input"));
        Assert.Single(focus.Invocations);
    }

    [Fact]
    public void An_unknown_answer_has_the_field_for_a_name_in_place()
    {
        var panel = Panel(Seen(Certainty.Unknown, Sample.Guess("beta", 0.05f)));
        Assert.StartsWith("I don’t know this one yet", panel.Find("h2").TextContent);
        panel.Find("input").Input("  my star ");
        panel.Find("form").Submit();
        Assert.Equal(["new my star"], said);
    }

    [Fact]
    public void Without_a_name_nothing_is_taught()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var panel = Panel(Seen(Certainty.Unknown));
        panel.Find("input").Input("   ");
        panel.Find("form").Submit();
        Assert.Empty(said);
        Assert.Equal("true", panel.Find("input").GetAttribute("aria-invalid"));
        Assert.Contains("Type a name", panel.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void A_name_that_exists_is_merged_only_when_asked()
    {
        var panel = Panel(Seen(Certainty.Unknown, Sample.Guess("beta", 0.05f)));
        panel.Find("input").Input("beta");
        panel.Find("form").Submit();
        Assert.Empty(said);
        Assert.Contains("You already have beta. Add this drawing to it?", panel.Find(".doubt").TextContent);
        Assert.DoesNotContain("Keep as new", panel.Markup);
        panel.Find(".doubt button").Click();
        Assert.Equal(["add to beta"], said);
    }

    [Fact]
    public void A_new_name_for_something_known_is_asked_about_and_can_be_kept()
    {
        var state = Seen(Certainty.Confident, Sample.Guess("beta", 0.97f));
        state.IsNaming = true;
        var panel = Panel(state);
        panel.Find("input").Input("sharp s");
        panel.Find("form").Submit();
        Assert.Contains("This looks like beta, which you have.", panel.Find(".doubt").TextContent);
        panel.FindAll(".doubt button").Single(button => button.TextContent.Contains("Keep as new", StringComparison.Ordinal)).Click();
        Assert.Equal(["new sharp s"], said);
    }

    [Fact]
    public void Typing_again_takes_the_question_back()
    {
        var panel = Panel(Seen(Certainty.Unknown, Sample.Guess("beta", 0.05f)));
        panel.Find("input").Input("beta");
        panel.Find("form").Submit();
        panel.Find("input").Input("beta 2");
        Assert.Empty(panel.FindAll(".doubt"));
    }

    [Fact]
    public void A_name_being_typed_survives_another_answer()
    {
        var state = Seen(Certainty.Unknown);
        var panel = Panel(state);
        panel.Find("input").Input("sta");
        state.See(Sample.Saw(Sample.Cross, Certainty.Confident, Sample.Guess("beta", 0.97f)));
        panel.Render();
        Assert.Equal("sta", panel.Find("input").GetAttribute("value"));
        Assert.Equal("confident", panel.Find("section").GetAttribute("data-answer"));
    }

    [Fact]
    public void Escape_leaves_the_field()
    {
        var panel = Panel(Seen(Certainty.Unknown));
        panel.Find("input").KeyDown("Escape");
        Assert.Equal(["stop naming"], said);
    }

    [Fact]
    public async Task A_browser_that_is_asleep_when_it_should_focus_the_field_is_no_fault()
    {
        var panel = Panel(Seen(Certainty.Unknown));
        JSInterop.SetupModule("./Sketchpad/TeachForm.razor.js").SetupVoid("offerFocus", _ => true).SetCanceled();
        await panel.InvokeAsync(panel.Instance.OfferFocusAsync);
    }

    [Fact]
    public void Without_a_sheet_it_says_what_to_do_and_promises_nothing()
    {
        var state = Sample.State();
        state.SheetProblem = "You have 50 sheets open.";
        Assert.Equal("You have 50 sheets open. Then reload this page.", Panel(state).Find("[role=note]").TextContent);
    }

    [Fact]
    public void Without_a_model_the_sentence_is_shown_and_teaching_works()
    {
        var state = Sample.State();
        state.ModelProblem = "The model could not be loaded.";
        state.SheetIs(empty: false);
        var panel = Panel(state);
        Assert.Contains("The model could not be loaded. You can draw and teach all the same.", panel.Find("[role=note]").TextContent);
        panel.Find("input").Input("star");
        panel.Find("form").Submit();
        Assert.Equal(["new star"], said);
    }

    [Fact]
    public void After_teaching_one_more_drawing_is_an_invitation()
    {
        var state = Seen(Certainty.Unknown);
        var change = new BankChange(Guid.NewGuid(), "Learned star.", CategoryId.New(), null);
        state.Remember(new TaughtSheet(Sample.Line, new Category(change.Category, "star", 1), change, IsNewSymbol: true, NewestStroke: 1));
        var panel = Panel(state);
        Assert.Contains("Now I know", panel.Markup);
        Assert.Contains("From one drawing.", panel.Markup);
        panel.FindAll("button").Single(button => button.TextContent.Contains("once more", StringComparison.Ordinal)).Click();
        panel.Find(".yes").Click();
        Assert.Equal(["again", "next"], said);
    }

    [Fact]
    public void While_aiming_the_answer_is_only_an_aside()
    {
        var state = Seen(Certainty.Confident, Sample.Guess("B", 0.97f), Sample.Guess("beta", 0.01f));
        state.AimAt(state.Bank!.Memory.FindByName("beta"));
        var panel = Panel(state);
        Assert.Equal("beta", panel.Find(".name").TextContent);
        Assert.Contains("I’d say B.", panel.Markup);
        panel.Find(".yes").Click();
        panel.FindAll("button").Single(button => button.TextContent.Contains("something else", StringComparison.Ordinal)).Click();
        Assert.Equal(["it is beta", "stop aiming"], said);
    }

    [Fact]
    public void Nothing_can_be_pressed_twice_while_a_drawing_is_being_taught()
    {
        var state = Seen(Certainty.Confident, Sample.Guess("beta", 0.97f), Sample.Guess("B", 0.02f));
        state.IsBusy = true;
        Assert.All(Panel(state).FindAll("button"), button => Assert.True(button.HasAttribute("disabled"), button.OuterHtml));
    }

    [Fact]
    public void Why_shows_the_nearest_drawings_in_words()
    {
        var panel = Panel(Seen(Certainty.Confident, Sample.Guess("beta", 0.97f, 0.93f), Sample.Guess("B", 0.02f, 0.65f)));
        Assert.Equal(["beta", "almost the same", "B", "similar"], panel.FindAll(".why li span").Select(span => span.TextContent));
    }

    [Fact]
    public void Candidates_keep_their_elements_when_they_change_places()
    {
        var (a, b) = (Sample.Guess("a", 0.5f), Sample.Guess("b", 0.4f));
        var state = Seen(Certainty.Unsure, a, b);
        var panel = Panel(state);
        var before = panel.FindComponents<ExemplarPicture>().First(picture => picture.Instance.Exemplar == a.Best).Instance;
        state.See(Sample.Saw(Sample.Cross, Certainty.Unsure, b with { Probability = 0.6f }, a with { Probability = 0.3f }));
        panel.Render();
        Assert.Equal(["b", "a"], panel.FindAll(".choice-name").Select(name => name.TextContent));
        Assert.Same(before, panel.FindComponents<ExemplarPicture>().First(picture => picture.Instance.Exemplar == a.Best).Instance);
    }

    [Fact]
    public void Markup_in_a_name_stays_text() =>
        Assert.Empty(Panel(Seen(Certainty.Confident, Sample.Guess("<img src=x onerror=alert(1)>", 0.97f))).FindAll("img"));
}
