using Bunit;
using SymbolNet.Web.Components;
using SymbolNet.Web.Symbols;
using SymbolNet.Web.Tests.Host;

namespace SymbolNet.Web.Tests.Components;

public sealed class SymbolsPageTests : PageContext
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    IRenderedComponent<SymbolsPage> Page()
    {
        var page = Open<SymbolsPage>();
        page.WaitForState(() => page.FindAll(".tile").Count > 0, Patience);
        return page;
    }

    static string[] Names(IRenderedComponent<SymbolsPage> page) => [.. page.FindAll(".tile-name").Select(name => name.TextContent)];

    static Task SelectAsync(IRenderedComponent<SymbolsPage> page, string name) => page.Find($"[aria-label='Select {name}']").ChangeAsync(new() { Value = true });

    static Task PressAsync(IRenderedComponent<SymbolsPage> page, string label) =>
        page.FindAll(".selection button").Single(button => button.TextContent.Contains(label, StringComparison.Ordinal)).ClickAsync(new());

    static AngleSharp.Dom.IElement Tile(IRenderedComponent<SymbolsPage> page, string name) =>
        page.FindAll(".tile").Single(tile => tile.QuerySelector(".tile-name")?.TextContent == name);

    [Fact]
    public async Task The_wall_shows_own_symbols_first_and_marks_starter_symbols()
    {
        await TeachAsync("gate", Sketches.Gate);
        var page = Page();
        Assert.Equal(["gate", "line", "cross", "angle"], Names(page));
        Assert.Contains("1 drawing", Tile(page, "gate").TextContent);
        Assert.Contains("Starter", Tile(page, "line").TextContent);
        Assert.NotEmpty(Tile(page, "gate").QuerySelectorAll("svg.ink-picture path"));

        await page.FindAll(".segments input")[1].ChangeAsync(new() { Value = true });
        Assert.Equal(["gate"], Names(page));
    }

    [Fact]
    public async Task Search_finds_and_says_when_it_does_not()
    {
        var page = Page();
        await page.Find("input[type=search]").InputAsync("ANG");
        Assert.Equal(["angle"], Names(page));
        await page.Find("input[type=search]").InputAsync("zebra");
        Assert.Contains("No symbol is called “zebra”", page.Find("h2").TextContent);
    }

    [Fact]
    public async Task A_symbol_is_renamed_in_place_and_back()
    {
        var page = Page();
        await SelectAsync(page, "cross");
        await PressAsync(page, "Rename");
        await page.Find(".tile form input").InputAsync("times");
        await page.Find(".tile form").SubmitAsync();
        page.WaitForState(() => Names(page).Contains("times"), Patience);

        await PressAsync(page, Toasts, "Undo");
        page.WaitForState(() => Names(page).Contains("cross"), Patience);
    }

    [Fact]
    public async Task A_name_that_is_taken_asks_before_it_merges()
    {
        var page = Page();
        await SelectAsync(page, "cross");
        await PressAsync(page, "Rename");
        await page.Find(".tile form input").InputAsync("line");
        await page.Find(".tile form").SubmitAsync();
        Assert.Contains("You already have line", Toasts.Current!.Text);
        Assert.NotNull((await MemoryAsync()).FindByName("cross"));

        await PressAsync(page, Toasts, "Merge");
        page.WaitForState(() => !Names(page).Contains("cross"), Patience);
        Assert.Equal(3, (await MemoryAsync()).FindByName("line")!.ExemplarCount);
    }

    [Fact]
    public async Task A_name_that_is_refused_stays_in_the_field()
    {
        var page = Page();
        await SelectAsync(page, "cross");
        await PressAsync(page, "Rename");
        var wanted = new string('x', 10_000);
        await page.Find(".tile form input").InputAsync(wanted);
        await page.Find(".tile form").SubmitAsync();
        Assert.True(Toasts.Current!.IsProblem);
        Assert.Equal(wanted, page.Find(".tile form input").GetAttribute("value"));
    }

    [Fact]
    public async Task Nothing_to_do_says_nothing()
    {
        Assert.Empty(await new BankEdits(Host.Banks, Bank, Toasts).DoAllAsync([], "Put 0 symbols into one."));
        Assert.Null(Toasts.Current);
    }

    [Fact]
    public async Task Escape_keeps_the_old_name()
    {
        var page = Page();
        await SelectAsync(page, "cross");
        await PressAsync(page, "Rename");
        await page.Find(".tile form input").InputAsync("times");
        await page.Find(".tile form input").KeyDownAsync("Escape");
        Assert.Contains("cross", Names(page));
    }

    [Fact]
    public async Task Dropping_one_on_another_merges_them()
    {
        var page = Page();
        await Tile(page, "cross").DragStartAsync(new());
        await Tile(page, "angle").DropAsync(new());
        page.WaitForState(() => !Names(page).Contains("cross"), Patience);
        Assert.Equal(4, (await MemoryAsync()).FindByName("angle")!.ExemplarCount);

        await PressAsync(page, Toasts, "Undo");
        page.WaitForState(() => Names(page).Contains("cross"), Patience);
        Assert.Equal(3, (await MemoryAsync()).FindByName("angle")!.ExemplarCount);
    }

    [Fact]
    public async Task Dropping_one_on_itself_changes_nothing()
    {
        var page = Page();
        await Tile(page, "cross").DragStartAsync(new());
        await Tile(page, "cross").DropAsync(new());
        Assert.Null(Toasts.Current);
    }

    [Fact]
    public async Task Several_merge_by_keyboard_under_the_chosen_name_and_come_back_together()
    {
        var page = Page();
        foreach (var name in new[] { "line", "cross", "angle" }) await SelectAsync(page, name);
        await PressAsync(page, "Merge");
        await page.FindAll(".merge-dialog .choice").Single(choice => choice.TextContent.Contains("angle", StringComparison.Ordinal)).ClickAsync(new());
        page.WaitForState(() => Names(page) is ["angle"], Patience);
        Assert.Equal("Put 2 symbols into angle.", Toasts.Current!.Text);

        await PressAsync(page, Toasts, "Undo");
        page.WaitForState(() => Names(page).Length == 3, Patience);
    }

    [Fact]
    public async Task What_is_deleted_comes_back()
    {
        var page = Page();
        foreach (var name in new[] { "line", "cross" }) await SelectAsync(page, name);
        await PressAsync(page, "Delete");
        page.WaitForState(() => Names(page) is ["angle"], Patience);
        Assert.Empty(page.FindAll(".selection"));

        await PressAsync(page, Toasts, "Undo");
        page.WaitForState(() => Names(page).Length == 3, Patience);
    }

    [Fact]
    public async Task An_empty_bank_teaches()
    {
        var memory = await MemoryAsync();
        await Host.Banks.ForgetAsync(Bank, [.. memory.Categories.Select(category => category.Id)]);
        var page = Open<SymbolsPage>();
        page.WaitForState(() => page.FindAll(".empty-page").Count == 1, Patience);
        Assert.NotNull(page.Find(".empty-page svg.endless"));
        Assert.Equal("/", page.Find(".empty-page a").GetAttribute("href"));
    }

    [Fact]
    public async Task What_happens_elsewhere_is_shown_here()
    {
        var page = Page();
        await TeachAsync("gate", Sketches.Gate);
        page.WaitForState(() => Names(page).Contains("gate"), Patience);
    }

    [Fact]
    public async Task More_symbols_than_fit_come_in_pages()
    {
        for (var number = 0; number < SymbolWall.TilesAtOnce; number++) await Host.Banks.TeachAsync(Bank, $"symbol {number}", Sketches.Numbered(number));
        var page = Page();
        Assert.Equal(SymbolWall.TilesAtOnce, page.FindAll(".tile").Count);
        await page.Find(".more button").ClickAsync(new());
        Assert.Equal(SymbolWall.TilesAtOnce + 3, page.FindAll(".tile").Count);
    }
}
