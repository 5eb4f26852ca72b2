using SymbolNet.EndToEnd.Driving;
using SymbolNet.EndToEnd.Ink;

namespace SymbolNet.EndToEnd;

/// <summary>axe finds nothing on any page, in any state that stays on the screen.</summary>
[Collection(SurroundingsCollection.Name)]
public sealed class AccessibilityTests(Surroundings surroundings)
{
    [Theory]
    [MemberData(nameof(Screen.Names), MemberType = typeof(Screen))]
    public async Task Pages_have_no_violations(string screenName)
    {
        var screen = Screen.Called(screenName);
        await using var visitor = await surroundings.VisitorAsync(screen);
        var page = await visitor.NewPageAsync();
        var sketchpad = new SketchpadDriver(page, screen);

        await sketchpad.OpenAsync();
        await Axe.ExpectNoViolationsAsync(page, "empty sheet");
        await sketchpad.DrawAsync(RealDrawings.Of("Greek", 2, 3));
        await sketchpad.WaitForAnswerAsync();
        await Axe.ExpectNoViolationsAsync(page, "answer");
        await sketchpad.TeachAsync("axe glyph");
        await Axe.ExpectNoViolationsAsync(page, "taught");

        await page.VisitAsync("/symbols");
        await Assertions.Expect(page.GetByText("axe glyph").First).ToBeVisibleAsync();
        await sketchpad.PhotographAsync("symbols");
        await Axe.ExpectNoViolationsAsync(page, "symbols");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("axe glyph") }).First.ClickAsync();
        await page.WaitForURLAsync("**/symbols/*");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("axe glyph") })).ToBeVisibleAsync();
        await sketchpad.PhotographAsync("symbol");
        await Axe.ExpectNoViolationsAsync(page, "symbol");
        await page.GotoAsync("/no-such-page");
        await Axe.ExpectNoViolationsAsync(page, "not found");
    }

    [Fact]
    public async Task The_keyboard_skips_to_the_page_and_goes_on_where_something_was_deleted()
    {
        await using var visitor = await surroundings.VisitorAsync(Screen.Wide);
        var page = await visitor.NewPageAsync();
        await page.VisitAsync("/symbols");
        await Assertions.Expect(page.Locator(".tile-link").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the page" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#page")).ToBeFocusedAsync();
        Assert.EndsWith("/symbols", page.Url, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Draw a new one" })).ToBeFocusedAsync();

        await page.Locator(".tile-link").First.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        var drawings = page.Locator(".drawing");
        var count = await drawings.CountAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete drawing 1", Exact = true }).PressAsync("Enter");
        await Assertions.Expect(drawings).ToHaveCountAsync(count - 1);
        await Assertions.Expect(drawings.First).ToBeFocusedAsync();
    }
}
