using Bunit;
using SymbolNet.Web.Lab;
using SymbolNet.Web.Tests.Components;
using SymbolNet.Web.Tests.Host;

namespace SymbolNet.Web.Tests.Lab;

public sealed class ConfusionsPageTests : PageContext
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    async Task<IRenderedComponent<ConfusionsPage>> PageWithAStrayAsync()
    {
        // A line that was taught as a cross.
        await TeachAsync("cross", Sketches.Strokes([(0, 50), (100, 49)]));
        var page = Open<ConfusionsPage>();
        page.WaitForState(() => Strays(page).Length == 1, Patience);
        return page;
    }

    static AngleSharp.Dom.IElement[] Strays(IRenderedComponent<ConfusionsPage> page) =>
        [.. page.FindAll(".suspicion").Where(item => item.TextContent.Contains("Remembered as cross", StringComparison.Ordinal))];

    static Task PressAsync(IRenderedComponent<ConfusionsPage> page, string label) =>
        Strays(page).Single().QuerySelectorAll("button").Single(button => button.TextContent.Contains(label, StringComparison.Ordinal)).ClickAsync(new());

    [Fact]
    public async Task Symbols_that_look_alike_stand_side_by_side_with_advice()
    {
        var page = await PageWithAStrayAsync();
        var pair = page.FindAll(".alike-pair").Single(pair => pair.QuerySelectorAll(".alike-pictures bdi").Select(name => name.TextContent).Order().SequenceEqual(["cross", "line"]));
        var (cross, line) = ((await MemoryAsync()).FindByName("cross")!, (await MemoryAsync()).FindByName("line")!);
        // The line among them, and the real cross too: without itself, its symbol is that line.
        Assert.Contains("2 of 2 cross taken for line", pair.QuerySelector("p.small")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(new[] { $"/?symbol={cross.Id.Value}", $"/?symbol={line.Id.Value}" }.Order(), pair.QuerySelectorAll(".advice a").Select(link => link.GetAttribute("href")).Order());
        Assert.Contains("hidden drawings", page.Find(".confusion-summary").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspicious_drawing_moves_and_comes_back()
    {
        var page = await PageWithAStrayAsync();
        await PressAsync(page, "Move to line");
        page.WaitForState(() => Strays(page).Length == 0, Patience);
        Assert.Equal(3, (await MemoryAsync()).FindByName("line")!.ExemplarCount);
        await PressAsync(page, Toasts, "Undo");
        page.WaitForState(() => Strays(page).Length == 1, Patience);
    }

    [Fact]
    public async Task It_can_be_deleted_or_kept_and_both_can_be_undone()
    {
        var page = await PageWithAStrayAsync();
        await PressAsync(page, "Delete");
        page.WaitForState(() => Strays(page).Length == 0, Patience);
        Assert.Equal(1, (await MemoryAsync()).FindByName("cross")!.ExemplarCount);
        await PressAsync(page, Toasts, "Undo");
        page.WaitForState(() => Strays(page).Length == 1, Patience);

        await PressAsync(page, "Keep");
        Assert.Empty(Strays(page));
        Assert.Equal(2, (await MemoryAsync()).FindByName("cross")!.ExemplarCount);
        await PressAsync(page, Toasts, "Undo");
        Assert.Single(Strays(page));
    }

    [Fact]
    public async Task Only_mine_can_be_chosen_while_the_first_search_runs()
    {
        var page = Open<ConfusionsPage>();
        await page.FindAll(".segments input")[1].ChangeAsync(new() { Value = true });
        page.WaitForState(() => page.Markup.Contains("You have not taught a drawing yet", StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Only_mine_asks_about_own_drawings_alone()
    {
        var page = Open<ConfusionsPage>();
        page.WaitForState(() => page.FindAll(".confusion-summary").Count == 1, Patience);
        await page.FindAll(".segments input")[1].ChangeAsync(new() { Value = true });
        page.WaitForState(() => page.Markup.Contains("You have not taught a drawing yet", StringComparison.Ordinal), Patience);
    }
}
