using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using SymbolNet.Ink;
using SymbolNet.Web.Components;
using SymbolNet.Web.Sketchpad;
using SymbolNet.Web.Tests.Host;

namespace SymbolNet.Web.Tests.Components;

/// <summary>The home page over real sessions, hub and database; only the browser's script is played here.</summary>
public sealed class SketchpadPageTests : PageContext
{
    BunitJSModuleInterop script = default!;
    BunitJSModuleInterop sketchpad = default!;
    JSRuntimeInvocationHandler<SettledInk> settled = default!;
    InkTalk? ink;
    int revision;

    IRenderedComponent<SketchpadPage> Page(string? aim = null)
    {
        script = JSInterop.SetupModule("./assets/sketchpad.js");
        script.Mode = JSRuntimeMode.Loose;
        sketchpad = script.SetupModule("createSketchpad", _ => true);
        sketchpad.Mode = JSRuntimeMode.Loose;
        settled = sketchpad.Setup<SettledInk>("settled");
        if (aim is not null) Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo($"/?symbol={aim}");
        var page = Open<SketchpadPage>();
        page.WaitForState(() => script.Invocations["createSketchpad"].Count > 0, Patience);
        return page;
    }

    static TimeSpan Patience => TimeSpan.FromSeconds(20);

    T Option<T>(string name)
    {
        var options = script.Invocations["createSketchpad"][^1].Arguments[1]!;
        return (T)options.GetType().GetProperty(name)!.GetValue(options)!;
    }

    SketchpadModule Events => Option<DotNetObjectReference<SketchpadModule>>("events").Value;

    static string? Answer(IRenderedComponent<SketchpadPage> page) => page.Find(".answer").GetAttribute("data-answer");

    /// <summary>Draws as the browser does: ink over the hub, the news to the page.</summary>
    async Task DrawAsync(IRenderedComponent<SketchpadPage> page, Drawing drawing)
    {
        ink ??= await Visitor.DrawAsync(Option<string>("token"));
        ink.Send(drawing.Batch(++revision, reset: true));
        await ink.AnswerToAsync(revision);
        settled.SetResult(new SettledInk(revision, drawing.Strokes.Length));
        await page.InvokeAsync(() => Events.InkChanged(new InkState(Empty: false, "connected")));
        page.WaitForState(() => Answer(page) is not ("empty" or "looking"), Patience);
    }

    async Task NameAsync(IRenderedComponent<SketchpadPage> page, string name)
    {
        if (page.FindAll(".teach input").Count == 0) await page.InvokeAsync(() => Events.Shortcut("teach"));
        await page.Find(".teach input").InputAsync(name);
        await page.Find(".teach").SubmitAsync();
        if (page.FindAll(".doubt button") is { Count: > 0 } asked && asked[^1].TextContent.Contains("Keep as new", StringComparison.Ordinal)) await asked[^1].ClickAsync(new());
    }

    [Fact]
    public async Task What_is_on_the_sheet_is_taught_said_and_taken_back()
    {
        var page = Page();
        await DrawAsync(page, Sketches.Gate);
        await NameAsync(page, "gate");
        page.WaitForState(() => Answer(page) == "taught", Patience);

        var gate = (await MemoryAsync()).FindByName("gate")!;
        var asStored = DrawingFormat.FromBytes(DrawingFormat.ToBytes(Sketches.Gate));
        Assert.Equal(asStored, (await Host.Banks.DrawingsAsync(Bank, gate.Id)).Single().Drawing);
        Assert.Contains("gate", Toasts.Current!.Text);

        await PressAsync(page, Toasts, "Undo");
        Assert.Null((await MemoryAsync()).FindByName("gate"));
        page.WaitForState(() => Answer(page) != "taught", Patience);
        await PressAsync(page, Toasts, "Redo");
        Assert.NotNull((await MemoryAsync()).FindByName("gate"));
    }

    [Fact]
    public async Task What_was_begun_after_somebody_said_what_it_is_belongs_to_the_next_drawing()
    {
        var page = Page();
        await DrawAsync(page, Sketches.Cross);
        settled.SetResult(new SettledInk(revision, NewestStroke: 1));
        await NameAsync(page, "bar");
        var bar = (await MemoryAsync()).FindByName("bar")!;
        Assert.Single((await Host.Banks.DrawingsAsync(Bank, bar.Id)).Single().Drawing.Strokes);

        await DrawAsync(page, Sketches.Line);
        page.WaitForState(() => Answer(page) == "confident", Patience);
        settled.SetResult(new SettledInk(revision, NewestStroke: 7));
        await page.InvokeAsync(() => Events.Shortcut("yes"));
        Assert.Equal([7], sketchpad.Invocations["clear"].Select(call => call.Arguments[0]));
    }

    [Fact]
    public async Task A_sheet_is_clean_in_the_end_whatever_overtook_what()
    {
        var page = Page();
        await DrawAsync(page, Sketches.Line);
        await page.InvokeAsync(() => Events.InkChanged(new InkState(Empty: true, "connected")));
        page.WaitForState(() => Answer(page) == "empty", Patience);

        // The ink is not gone yet when somebody asks again.
        await Host.Sessions.Find(Option<string>("token"))!.RecogniseAgainAsync();
        page.WaitForState(() => Answer(page) != "empty", Patience);
        ink!.Send(new InkBatch(++revision, Reset: true));
        await ink.AnswerToAsync(revision);
        page.WaitForState(() => Answer(page) == "empty", Patience);
    }

    [Fact]
    public async Task Enter_says_yes_adds_the_drawing_and_takes_the_next_sheet()
    {
        var line = (await MemoryAsync()).FindByName("line")!;
        var page = Page();
        await DrawAsync(page, Sketches.Line);
        page.WaitForState(() => Answer(page) == "confident", Patience);
        Assert.Equal("line", page.Find(".best .name").TextContent);

        await page.InvokeAsync(() => Events.Shortcut("yes"));
        Assert.Equal(line.ExemplarCount + 1, (await MemoryAsync()).Find(line.Id)!.ExemplarCount);
        Assert.Equal("empty", Answer(page));
    }

    [Fact]
    public async Task A_correction_goes_to_the_right_symbol_and_the_sheet_is_looked_at_again()
    {
        var angle = (await MemoryAsync()).FindByName("angle")!;
        var page = Page();
        await DrawAsync(page, Sketches.Line);
        await page.InvokeAsync(() => Events.Shortcut("no"));
        await page.Find(".picker input").InputAsync("angle");
        await page.Find(".picker input").KeyDownAsync("Enter");

        page.WaitForState(() => Answer(page) == "taught", Patience);
        Assert.Equal(angle.ExemplarCount + 1, (await MemoryAsync()).Find(angle.Id)!.ExemplarCount);
        page.WaitForState(() => page.FindAll(".best .percent").Count == 1, Patience);
        Assert.Empty(page.FindAll(".picker header"));
    }

    [Fact]
    public async Task Enter_on_the_paper_keeps_a_name_that_is_being_typed()
    {
        var line = (await MemoryAsync()).FindByName("line")!;
        var page = Page();
        await DrawAsync(page, Sketches.Line);
        page.WaitForState(() => Answer(page) == "confident", Patience);
        await page.InvokeAsync(() => Events.Shortcut("teach"));
        await page.Find(".teach input").InputAsync("dash");
        await page.InvokeAsync(() => Events.Shortcut("yes"));
        Assert.Equal("dash", page.Find(".teach input").GetAttribute("value"));
        Assert.Equal(line.ExemplarCount, (await MemoryAsync()).Find(line.Id)!.ExemplarCount);
    }

    [Fact]
    public async Task A_new_name_can_be_given_on_a_sheet_that_was_meant_for_a_symbol()
    {
        var gate = await TeachAsync("gate", Sketches.Gate);
        var page = Page(gate.Id.Value.ToString());
        await DrawAsync(page, Sketches.Square);
        Assert.Empty(page.FindAll(".teach"));
        await NameAsync(page, "window");
        page.WaitForState(() => Answer(page) == "taught", Patience);
        Assert.Equal(1, (await MemoryAsync()).FindByName("window")!.ExemplarCount);
        Assert.Equal(1, (await MemoryAsync()).FindByName("gate")!.ExemplarCount);
    }

    [Fact]
    public async Task A_stream_that_is_back_is_noticed_although_its_word_was_lost()
    {
        var page = Page();
        await DrawAsync(page, Sketches.Line);
        page.WaitForState(() => Answer(page) == "confident", Patience);
        await page.InvokeAsync(() => Events.ConnectionChanged("offline"));
        Assert.True(page.Find(".yes").HasAttribute("disabled"));
        await page.InvokeAsync(() => Events.InkChanged(new InkState(Empty: false, "connected")));
        Assert.False(page.Find(".yes").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Undo_stays_in_reach_until_the_next_drawing()
    {
        var page = Page();
        await DrawAsync(page, Sketches.Line);
        await page.InvokeAsync(() => Events.Shortcut("yes"));
        Assert.False(Toasts.MayGo);
        await page.InvokeAsync(() => Events.InkChanged(new InkState(Empty: true, "connected")));
        Assert.False(Toasts.MayGo);
        await page.InvokeAsync(() => Events.InkChanged(new InkState(Empty: false, "connected")));
        Assert.True(Toasts.MayGo);
    }

    [Fact]
    public async Task Drawing_it_once_more_aims_the_next_sheet_at_the_symbol()
    {
        var page = Page();
        await DrawAsync(page, Sketches.Gate);
        await NameAsync(page, "gate");
        page.WaitForState(() => Answer(page) == "taught", Patience);
        await page.FindAll(".actions button").Single(button => button.TextContent.Contains("once more", StringComparison.Ordinal)).ClickAsync(new());
        Assert.Contains("One more drawing of", page.Markup);

        await DrawAsync(page, Sketches.Square);
        await page.InvokeAsync(() => Events.Shortcut("yes"));
        Assert.Equal(2, (await MemoryAsync()).FindByName("gate")!.ExemplarCount);
    }

    [Fact]
    public async Task A_link_from_a_symbol_aims_at_it()
    {
        var gate = await TeachAsync("gate", Sketches.Gate);
        var page = Page(gate.Id.Value.ToString());
        page.WaitForState(() => page.FindAll(".name").Count == 1, Patience);
        Assert.Equal("gate", page.Find(".name").TextContent);
    }

    [Fact]
    public async Task Ink_that_has_not_arrived_is_never_taught()
    {
        var page = Page();
        await DrawAsync(page, Sketches.Gate);
        settled.SetException(new JSException("Offline."));
        var before = (await MemoryAsync()).ExemplarCount;
        await NameAsync(page, "gate");
        page.WaitForState(() => Toasts.Current is not null, Patience);
        Assert.True(Toasts.Current!.IsProblem);
        Assert.Contains("It is kept here", Toasts.Current.Text);
        Assert.Equal(before, (await MemoryAsync()).ExemplarCount);
    }

    [Fact]
    public async Task A_name_that_cannot_be_used_is_refused_in_words_and_stays_in_the_field()
    {
        var page = Page();
        await DrawAsync(page, Sketches.Gate);
        await NameAsync(page, new string('x', 10_000));
        page.WaitForState(() => Toasts.Current is not null, Patience);
        Assert.True(Toasts.Current!.IsProblem);
        Assert.Contains("80", Toasts.Current.Text);
        Assert.Equal(10_000, page.Find(".teach input").GetAttribute("value")!.Length);
    }

    [Fact]
    public async Task A_lost_session_is_replaced_and_the_ink_comes_again()
    {
        var page = Page();
        var first = Option<string>("token");
        await page.InvokeAsync(Events.SessionLost);
        page.WaitForState(() => script.Invocations["createSketchpad"].Count == 2, Patience);
        Assert.NotEqual(first, Option<string>("token"));
        Assert.Null(Host.Sessions.Find(first));
    }

    [Fact]
    public async Task Where_no_more_sheets_may_be_opened_the_page_says_so_until_one_can()
    {
        var page = Page();
        var others = new List<DrawingSession>();
        Host.Sessions.Find(Option<string>("token"))!.Dispose();
        try
        {
            while (true) others.Add(Host.Sessions.Open(Bank));
        }
        catch (InvalidInputException)
        {
            // That is all there may be.
        }
        await page.InvokeAsync(Events.SessionLost);
        Assert.Contains("Then reload this page.", page.Find("[role=note]").TextContent, StringComparison.Ordinal);
        others[0].Dispose();
        await page.InvokeAsync(Events.SessionLost);
        page.WaitForState(() => page.FindAll("[role=note]").Count == 0, Patience);
    }

    [Fact]
    public async Task A_page_that_is_left_closes_its_session()
    {
        Page();
        var token = Option<string>("token");
        Assert.NotNull(Host.Sessions.Find(token));
        await DisposeComponentsAsync();
        Assert.Null(Host.Sessions.Find(token));
    }

    [Fact]
    public async Task The_tools_are_rendered_once_so_that_the_browser_may_change_them()
    {
        var page = Page();
        var renders = page.FindComponent<InkCanvas>().RenderCount;
        await DrawAsync(page, Sketches.Cross);
        Assert.Equal(renders, page.FindComponent<InkCanvas>().RenderCount);
    }

    [Fact]
    public async Task Help_opens_with_its_key()
    {
        var page = Page();
        await page.InvokeAsync(() => Events.Shortcut("help"));
        Assert.Contains("How it works", page.Find(".help-dialog h2").TextContent);
    }

    [Fact]
    public async Task The_answer_is_announced_when_the_pen_rests()
    {
        var page = Page();
        await DrawAsync(page, Sketches.Line);
        page.WaitForState(() => page.FindAll("[role=status]").Any(status => status.TextContent == "line, confident"), Patience);
    }
}
