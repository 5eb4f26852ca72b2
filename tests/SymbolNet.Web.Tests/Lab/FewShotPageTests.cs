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
