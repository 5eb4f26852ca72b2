using Bunit;
using SymbolNet.Web.Lab;
using SymbolNet.Web.Tests.Components;
using SymbolNet.Web.Tests.Host;

namespace SymbolNet.Web.Tests.Lab;

public sealed class FewShotPageTests : PageContext
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    (IRenderedComponent<FewShotPage> Page, LabSheets Sheets) Page()
    {
        var sheets = new LabSheets(JSInterop, Visitor);
        var page = Open<FewShotPage>();
        page.WaitForState(() => sheets.Count == 1, Patience);
        return (page, sheets);
    }

    static AngleSharp.Dom.IElement Button(IRenderedComponent<FewShotPage> page, string label) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == label);

    [Fact]
    public async Task A_support_set_is_drawn_and_a_query_goes_to_the_nearest_class()
    {
        var (page, sheets) = Page();
        await page.FindAll("select")[0].ChangeAsync(new() { Value = "2" });
        Assert.Contains("Draw class A, 1 of 1", page.Find("#lesson-step").TextContent, StringComparison.Ordinal);
        foreach (var (name, drawing, after) in new[] { ("A", Sketches.Cross, "Draw class B, 1 of 1"), ("B", Sketches.Line, "Draw a query") })
        {
            await sheets.DrawAsync(0, drawing);
            page.WaitForState(() => !Button(page, $"Keep as {name}").HasAttribute("disabled"), Patience);
            await Button(page, $"Keep as {name}").ClickAsync(new());
            page.WaitForState(() => page.Find("#lesson-step").TextContent.Trim() == after, Patience);
        }
        Assert.Equal(2, page.FindAll(".shot svg").Count);

        await sheets.DrawAsync(0, Sketches.Strokes([(0, 51), (100, 49)]));
        page.WaitForState(() => page.FindAll(".lesson-class[data-nearest] h3") is [{ TextContent: "B" }], Patience);
        Assert.Contains("Nearest to the prototype of B", page.Find(".lesson-answer").TextContent, StringComparison.Ordinal);

        await page.FindAll(".truth button")[1].ClickAsync(new());
        Assert.Contains("1 of 1 query right", page.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(sheets.Sketchpad.Invocations["clear"]);
    }

    [Fact]
    public async Task A_query_is_asked_when_the_support_set_becomes_whole_and_said_when_the_pen_rests()
    {
        var (page, sheets) = Page();
        Assert.Equal("symbolnet.draft.lesson", sheets.Option<string>(0, "draftKey"));
        await Button(page, "Fill with my symbols").ClickAsync(new());
        page.WaitForState(() => page.FindAll(".shot svg").Count == 3, Patience);
        await page.FindAll("select")[1].ChangeAsync(new() { Value = "2" });
        await sheets.DrawAsync(0, Sketches.Cross);
        page.WaitForState(() => page.FindAll("button:not([disabled])").Any(button => button.TextContent.StartsWith("Keep as", StringComparison.Ordinal)), Patience);
        await page.FindAll("select")[1].ChangeAsync(new() { Value = "1" });
        page.WaitForState(() => page.Find(".lesson-answer").TextContent.StartsWith("Nearest to the prototype of cross", StringComparison.Ordinal), Patience);

        await sheets.DrawAsync(0, Sketches.Line);
        page.WaitForState(() => page.FindAll("[role=status]").Any(status => status.TextContent.StartsWith("Nearest to the prototype of line", StringComparison.Ordinal)), Patience);
    }

    [Fact]
    public async Task When_another_model_takes_over_the_lesson_begins_anew()
    {
        var (page, sheets) = Page();
        await Button(page, "Fill with my symbols").ClickAsync(new());
        page.WaitForState(() => page.FindAll(".shot svg").Count == 3, Patience);
        Host.Model.TakeOver(await Host.Model.PrepareAsync(() => new FakeNetwork { ModelId = "other", Cells = 4 }, default));
        await sheets.DrawAsync(0, Sketches.Cross);
        page.WaitForState(() => page.FindAll(".shot svg").Count == 0, Patience);
        Assert.Contains("begins anew", Toasts.Current!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Symbols_of_the_memory_fill_it_and_too_few_of_them_say_so()
    {
        var (page, _) = Page();
        await Button(page, "Fill with my symbols").ClickAsync(new());
        page.WaitForState(() => page.FindAll(".shot svg").Count == 3, Patience);
        Assert.Equal(["angle", "cross", "line"], page.FindAll(".lesson-class h3").Select(name => name.TextContent).Order());

        await page.FindAll("select")[1].ChangeAsync(new() { Value = "3" });
        await Button(page, "Fill with my symbols").ClickAsync(new());
        page.WaitForState(() => Toasts.Current is { IsProblem: true }, Patience);
        Assert.Contains("Fewer than 3 of your symbols have 3 drawings", Toasts.Current!.Text);

        await page.FindAll("button").Single(button => button.TextContent.Contains("Clear all", StringComparison.Ordinal)).ClickAsync(new());
        Assert.Empty(page.FindAll(".shot svg"));
    }
}
