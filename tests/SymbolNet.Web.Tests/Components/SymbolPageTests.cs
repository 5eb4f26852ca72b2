using Bunit;
using SymbolNet.Web.Symbols;
using SymbolNet.Web.Tests.Host;

namespace SymbolNet.Web.Tests.Components;

public sealed class SymbolPageTests : PageContext
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    async Task<IRenderedComponent<SymbolPage>> PageAsync(string name)
    {
        var symbol = (await MemoryAsync()).FindByName(name)!;
        var page = Open<SymbolPage>(with => with.Add(page => page.Id, symbol.Id.Value));
        page.WaitForState(() => page.FindAll(".drawing").Count == symbol.ExemplarCount, Patience);
        return page;
    }

    [Fact]
    public async Task Every_drawing_is_shown_and_one_can_be_deleted_and_brought_back()
    {
        var page = await PageAsync("angle");
        await page.Find("[aria-label='Delete drawing 2']").ClickAsync(new());
        page.WaitForState(() => page.FindAll(".drawing").Count == 2, Patience);
        await PressAsync(page, Toasts, "Undo");
        page.WaitForState(() => page.FindAll(".drawing").Count == 3, Patience);
    }

    [Fact]
    public async Task A_drawing_moves_to_another_symbol_but_not_to_its_own()
    {
        var page = await PageAsync("angle");
        await page.Find("[aria-label='Move drawing 1 to another symbol']").ClickAsync(new());
        Assert.DoesNotContain("angle", page.FindAll(".picker [role=option]").Select(option => option.TextContent.Trim()));
        await page.Find(".picker input").InputAsync("cross");
        await page.Find(".picker input").KeyDownAsync("Enter");
        page.WaitForState(() => page.FindAll(".drawing").Count == 2, Patience);
        Assert.Equal(2, (await MemoryAsync()).FindByName("cross")!.ExemplarCount);
    }

    [Fact]
    public async Task It_is_renamed_and_a_taken_name_asks()
    {
        var page = await PageAsync("angle");
        await page.FindAll("header button").Single(button => button.TextContent.Contains("Rename", StringComparison.Ordinal)).ClickAsync(new());
        await page.Find("form.rename input").InputAsync("corner");
        await page.Find("form.rename").SubmitAsync();
        page.WaitForState(() => page.FindAll("h1").SingleOrDefault()?.TextContent == "corner", Patience);

        await page.FindAll("header button").Single(button => button.TextContent.Contains("Rename", StringComparison.Ordinal)).ClickAsync(new());
        await page.Find("form.rename input").InputAsync("line");
        await page.Find("form.rename").SubmitAsync();
        Assert.Contains("You already have line", Toasts.Current!.Text);
        Assert.Equal("line", page.Find("form.rename input").GetAttribute("value"));
        Assert.NotNull((await MemoryAsync()).FindByName("corner"));

        await PressAsync(page, Toasts, "Merge");
        page.WaitForState(() => page.FindAll("h1").SingleOrDefault()?.TextContent == "This symbol is not there any more", Patience);
        await PressAsync(page, Toasts, "Undo");
        page.WaitForState(() => page.FindAll("h1").SingleOrDefault()?.TextContent == "corner", Patience);
    }

    [Fact]
    public async Task When_a_drawing_was_taught_is_said_in_universal_time()
    {
        await TeachAsync("gate", Sketches.Gate);
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d UTC$", (await PageAsync("gate")).Find(".drawing .small").TextContent);
    }

    [Fact]
    public async Task A_deleted_symbol_says_so_and_undo_brings_the_page_back()
    {
        var page = await PageAsync("angle");
        await page.FindAll("header button").Single(button => button.TextContent.Contains("Delete", StringComparison.Ordinal)).ClickAsync(new());
        page.WaitForState(() => page.FindAll("h1").SingleOrDefault()?.TextContent == "This symbol is not there any more", Patience);
        await PressAsync(page, Toasts, "Undo");
        page.WaitForState(() => page.FindAll(".drawing").Count == 3, Patience);
    }

    [Fact]
    public async Task The_link_to_the_sketchpad_names_the_symbol()
    {
        var page = await PageAsync("angle");
        var angle = (await MemoryAsync()).FindByName("angle")!;
        Assert.Equal($"/?symbol={angle.Id.Value}", page.Find("a.add").GetAttribute("href"));
    }

    [Fact]
    public void An_address_of_nothing_says_so_kindly()
    {
        var page = Open<SymbolPage>(with => with.Add(page => page.Id, Guid.NewGuid()));
        page.WaitForState(() => page.FindAll("h1").Count == 1, Patience);
        Assert.Equal("/symbols", page.Find(".empty-page a").GetAttribute("href"));
    }
}
