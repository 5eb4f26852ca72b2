using Bunit;
using Microsoft.JSInterop;
using SymbolNet.Web.Lab;
using SymbolNet.Web.Tests.Components;
using SymbolNet.Web.Tests.Host;

namespace SymbolNet.Web.Tests.Lab;

public sealed class MapPageTests : PageContext
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    BunitJSModuleInterop script = default!;
    BunitJSModuleInterop map = default!;

    async Task<IRenderedComponent<MapPage>> PageAsync(int drawings)
    {
        script = JSInterop.SetupModule("./assets/map.js");
        script.Mode = JSRuntimeMode.Loose;
        map = script.SetupModule("createMap", _ => true);
        map.Mode = JSRuntimeMode.Loose;
        var page = Open<MapPage>();
        // What the script gets is no render, which is all that waiting for a state looks at.
        await Poll.UntilAsync(() => Marks.Count == drawings);
        return page;
    }

    IReadOnlyList<MapMark> Marks => script.Invocations["createMap"] is [.., var last] ? (IReadOnlyList<MapMark>)last.Arguments[1]! : [];

    MapModule Events => ((DotNetObjectReference<MapModule>)script.Invocations["createMap"][^1].Arguments[2]!).Value;

    [Fact]
    public async Task The_browser_gets_every_drawing_and_a_choice_shows_what_is_nearest()
    {
        await TeachAsync("gate", Sketches.Gate);
        var page = await PageAsync(7);
        Assert.All(Marks, mark => Assert.StartsWith("M", mark.Path, StringComparison.Ordinal));
        Assert.Contains("7 drawings", page.Find("#map-chosen").TextContent, StringComparison.Ordinal);

        var angle = Marks.Index().First(mark => mark.Item.Name == "angle").Index;
        await page.InvokeAsync(() => Events.Selected(angle));
        Assert.Equal("angle", page.Find("#map-chosen").TextContent);
        Assert.Equal(6, page.FindAll(".near-drawing").Count);
        Assert.Contains("angle", page.FindAll(".near-drawing")[0].TextContent, StringComparison.Ordinal);

        await page.FindAll(".near-drawing")[5].ClickAsync(new());
        Assert.Single(map.Invocations["select"]);
        await page.InvokeAsync(() => Events.Selected(-1));
        Assert.Contains("7 drawings", page.Find("#map-chosen").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => Events.Selected(999));
        Assert.Contains("7 drawings", page.Find("#map-chosen").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_follows_the_bank_the_search_and_the_choice_of_whose()
    {
        var page = await PageAsync(6);
        await page.Find("input[type=search]").InputAsync("ang");
        Assert.Equal("ang", map.Invocations["find"][^1].Arguments[0]);
        await TeachAsync("gate", Sketches.Gate);
        await Poll.UntilAsync(() => Marks.Count == 7);
        await page.FindAll(".segments input")[1].ChangeAsync(new() { Value = true });
        await Poll.UntilAsync(() => Marks.Count == 1);
        Assert.Equal("gate", Marks[0].Name);
    }

    [Fact]
    public async Task A_search_for_nothing_says_so_and_a_choice_stays_on_another_map()
    {
        await TeachAsync("gate", Sketches.Gate);
        var page = await PageAsync(7);
        await page.Find("input[type=search]").InputAsync("zebra");
        Assert.Equal("No symbol here is called “zebra”.", page.Find(".lab-tools [role=status]").TextContent);
        await page.Find("input[type=search]").InputAsync("");
        Assert.Empty(page.Find(".lab-tools [role=status]").TextContent);

        await page.InvokeAsync(() => Events.Selected(Marks.Index().First(mark => mark.Item.Name == "gate").Index));
        await page.FindAll(".segments input")[1].ChangeAsync(new() { Value = true });
        await Poll.UntilAsync(() => map.Invocations["select"] is [{ Arguments: [0] }]);
    }

    [Fact]
    public async Task Mine_can_be_chosen_while_the_first_map_is_made()
    {
        var page = Open<MapPage>();
        await page.FindAll(".segments input")[1].ChangeAsync(new() { Value = true });
        page.WaitForState(() => page.FindAll(".empty-page").Count == 1, Patience);
    }

    [Fact]
    public async Task Where_nothing_is_ones_own_it_says_so()
    {
        var page = await PageAsync(6);
        await page.FindAll(".segments input")[1].ChangeAsync(new() { Value = true });
        page.WaitForState(() => page.FindAll(".empty-page").Count == 1, Patience);
        Assert.True(page.Find(".map-and-panel").HasAttribute("hidden"));
    }
}
