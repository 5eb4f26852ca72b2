using SymbolNet.EndToEnd.Driving;
using SymbolNet.EndToEnd.Ink;

namespace SymbolNet.EndToEnd;

/// <summary>The main job: draw, be recognised while drawing, teach, be remembered.</summary>
[Collection(SurroundingsCollection.Name)]
public sealed class SketchpadTests(Surroundings surroundings)
{
    [Theory]
    [MemberData(nameof(Screen.Names), MemberType = typeof(Screen))]
    public async Task Guesses_appear_before_the_last_stroke_ends(string screenName)
    {
        var screen = Screen.Called(screenName);
        await using var visitor = await surroundings.VisitorAsync(screen);
        var sketchpad = new SketchpadDriver(await visitor.NewPageAsync(), screen);
        await sketchpad.OpenAsync();
        await sketchpad.PhotographAsync("empty");
        string? whileDrawing = null;
        await sketchpad.DrawAsync(RealDrawings.Of("Greek", 2, 3), beforeLastPenUp: async () => whileDrawing = await sketchpad.WaitForAnswerAsync());
        Assert.NotNull(whileDrawing);
        await sketchpad.WaitForAnswerAsync();
        await sketchpad.PhotographAsync("drawn");
    }

    [Fact]
    public async Task One_drawing_teaches_a_symbol_and_other_hands_are_named()
    {
        await using var visitor = await surroundings.VisitorAsync(Screen.Wide);
        var sketchpad = new SketchpadDriver(await visitor.NewPageAsync(), Screen.Wide);
        await sketchpad.OpenAsync();
        await sketchpad.DrawAsync(RealDrawings.Of("Tagalog", 7, 1));
        await sketchpad.TeachAsync("my glyph");
        await sketchpad.PhotographAsync("taught");

        var (named, answers) = (0, new List<string>());
        foreach (var hand in new[] { 2, 5, 9, 12, 17 })
        {
            await sketchpad.OpenAsync();
            await sketchpad.ClearIfNeededAsync();
            await sketchpad.DrawAsync(RealDrawings.Of("Tagalog", 7, hand));
            var answer = await sketchpad.WaitForAnswerAsync();
            if (answer != "unknown" && await sketchpad.FirstNameAsync() == "my glyph") named++;
            answers.Add(await sketchpad.Answer.InnerTextAsync());
            await sketchpad.PhotographAsync($"other-hand-{hand}");
        }
        Assert.True(named >= 4, $"Only {named} of 5 other hands were named:\n{string.Join("\n---\n", answers)}");
    }

    [Fact]
    public async Task A_character_never_taught_is_unknown_or_unsure()
    {
        await using var visitor = await surroundings.VisitorAsync(Screen.Phone);
        var sketchpad = new SketchpadDriver(await visitor.NewPageAsync(), Screen.Phone);
        await sketchpad.OpenAsync();
        await sketchpad.DrawAsync(RealDrawings.Of("Balinese", 5, 4));
        Assert.Contains(await sketchpad.WaitForAnswerAsync(), new[] { "unknown", "unsure" });
        await sketchpad.PhotographAsync("unknown");
    }

    [Fact]
    public async Task What_was_taught_survives_a_power_cut()
    {
        await using var app = await PublishedApp.StartAsync();
        await using var visitor = await surroundings.VisitorAsync(Screen.Wide, app);
        var sketchpad = new SketchpadDriver(await visitor.NewPageAsync(), Screen.Wide);
        await sketchpad.OpenAsync();
        await sketchpad.DrawAsync(RealDrawings.Of("Tagalog", 7, 2));
        await sketchpad.TeachAsync("survivor");

        await app.KillAsync();
        await app.RestartAsync();

        await sketchpad.OpenAsync();
        await sketchpad.ClearIfNeededAsync();
        await sketchpad.DrawAsync(RealDrawings.Of("Tagalog", 7, 2));
        await sketchpad.WaitForAnswerAsync();
        Assert.Equal("survivor", await sketchpad.FirstNameAsync());
        await sketchpad.Page.VisitAsync("/symbols");
        await Assertions.Expect(sketchpad.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("survivor") }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_drawing_survives_losing_the_server_and_is_recognised_when_it_is_back()
    {
        await using var app = await PublishedApp.StartAsync();
        await using var visitor = await surroundings.VisitorAsync(Screen.Wide, app);
        var sketchpad = new SketchpadDriver(await visitor.NewPageAsync(), Screen.Wide);
        await sketchpad.OpenAsync();
        await app.KillAsync();
        await Assertions.Expect(sketchpad.Status).ToContainTextAsync("Offline");
        await sketchpad.DrawAsync(RealDrawings.Of("Greek", 2, 3));
        await Assertions.Expect(sketchpad.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeEnabledAsync();
        await sketchpad.PhotographAsync("offline");

        await app.RestartAsync();
        await Assertions.Expect(sketchpad.Answer).ToHaveAttributeAsync("data-answer", new System.Text.RegularExpressions.Regex("^(confident|unsure|unknown)$"));
    }

    [Fact]
    public async Task A_draft_survives_a_reload()
    {
        await using var visitor = await surroundings.VisitorAsync(Screen.Wide);
        var sketchpad = new SketchpadDriver(await visitor.NewPageAsync(), Screen.Wide);
        await sketchpad.OpenAsync();
        await sketchpad.DrawAsync(RealDrawings.Of("Greek", 2, 3));
        await sketchpad.WaitForAnswerAsync();
        await sketchpad.OpenAsync();
        await sketchpad.WaitForAnswerAsync();
        await Assertions.Expect(sketchpad.Page.Locator(".paper")).ToHaveAttributeAsync("data-empty", "false");
    }

    [Fact]
    public async Task Keys_undo_redo_and_clear()
    {
        await using var visitor = await surroundings.VisitorAsync(Screen.Wide);
        var sketchpad = new SketchpadDriver(await visitor.NewPageAsync(), Screen.Wide);
        await sketchpad.OpenAsync();
        await sketchpad.DrawAsync(RealDrawings.Of("Greek", 2, 3));
        // A drawing that nobody knows would be asked for its name: keys are letters then.
        await sketchpad.TeachAsync("well known");
        var paper = sketchpad.Page.Locator(".paper");
        await sketchpad.Page.Keyboard.PressAsync("x");
        await Assertions.Expect(paper).ToHaveAttributeAsync("data-empty", "true");
        await Assertions.Expect(sketchpad.Answer).ToHaveAttributeAsync("data-answer", "empty");
        await sketchpad.Page.Keyboard.PressAsync("z");
        await Assertions.Expect(paper).ToHaveAttributeAsync("data-empty", "false");
        await sketchpad.WaitForAnswerAsync();
        await sketchpad.Page.Keyboard.PressAsync("Shift+Z");
        await Assertions.Expect(paper).ToHaveAttributeAsync("data-empty", "true");
    }

    [Fact]
    public async Task Visitors_do_not_see_each_others_symbols()
    {
        await using var one = await surroundings.VisitorAsync(Screen.Wide);
        await using var other = await surroundings.VisitorAsync(Screen.Wide);
        var sketchpad = new SketchpadDriver(await one.NewPageAsync(), Screen.Wide);
        await sketchpad.OpenAsync();
        await sketchpad.DrawAsync(RealDrawings.Of("Tagalog", 9, 4));
        await sketchpad.TeachAsync("only mine");

        var stranger = new SketchpadDriver(await other.NewPageAsync(), Screen.Wide);
        await stranger.OpenAsync();
        await stranger.DrawAsync(RealDrawings.Of("Tagalog", 9, 4));
        await stranger.WaitForAnswerAsync();
        Assert.DoesNotContain("only mine", await stranger.Answer.InnerTextAsync(), StringComparison.Ordinal);
    }
}
