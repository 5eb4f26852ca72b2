using System.Text.Json;
using SymbolNet.EndToEnd.Driving;
using SymbolNet.EndToEnd.Ink;

namespace SymbolNet.EndToEnd;

/// <summary>axe finds nothing on any page, in any state that stays on the screen.</summary>
[Collection(SurroundingsCollection.Name)]
public sealed class AccessibilityTests(Surroundings surroundings)
{
    static readonly string Axe = File.ReadAllText(Path.Combine(Repository.Root, "wwwroot-assets", "node_modules", "axe-core", "axe.min.js"));

    [Theory]
    [MemberData(nameof(Screen.Names), MemberType = typeof(Screen))]
    public async Task Pages_have_no_violations(string screenName)
    {
        var screen = Screen.Called(screenName);
        await using var visitor = await surroundings.VisitorAsync(screen);
        var page = await visitor.NewPageAsync();
        var sketchpad = new SketchpadDriver(page, screen);

        await sketchpad.OpenAsync();
        await ExpectNoViolationsAsync(page, "empty sheet");
        await sketchpad.DrawAsync(RealDrawings.Of("Greek", 2, 3));
        await sketchpad.WaitForAnswerAsync();
        await ExpectNoViolationsAsync(page, "answer");
        await sketchpad.TeachAsync("axe glyph");
        await ExpectNoViolationsAsync(page, "taught");

        await page.GotoAsync("/symbols");
        await Assertions.Expect(page.GetByText("axe glyph").First).ToBeVisibleAsync();
        await sketchpad.PhotographAsync("symbols");
        await ExpectNoViolationsAsync(page, "symbols");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("axe glyph") }).First.ClickAsync();
        await page.WaitForURLAsync("**/symbols/*");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("axe glyph") })).ToBeVisibleAsync();
        await sketchpad.PhotographAsync("symbol");
        await ExpectNoViolationsAsync(page, "symbol");
        await page.GotoAsync("/no-such-page");
        await ExpectNoViolationsAsync(page, "not found");
    }

    static async Task ExpectNoViolationsAsync(IPage page, string where)
    {
        await page.EvaluateAsync(Axe);
        // Motion that is still settling would be measured half way.
        await page.EvaluateAsync("() => Promise.all(document.getAnimations().filter(a => a.effect.getComputedTiming().iterations !== Infinity).map(a => a.finished.catch(() => null)))");
        var result = await page.EvaluateAsync<JsonElement>("() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })");
        var violations = result.GetProperty("violations").EnumerateArray()
            .Select(v => $"{v.GetProperty("id").GetString()}: {v.GetProperty("help").GetString()} at {string.Join(" | ", v.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("html").GetString()))}");
        Assert.True(!violations.Any(), $"{where}: {string.Join('\n', violations)}");
    }
}
