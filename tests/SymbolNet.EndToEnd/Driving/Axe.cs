using System.Text.Json;

namespace SymbolNet.EndToEnd.Driving;

/// <summary>Lets axe look at a page.</summary>
static class Axe
{
    static readonly string Script = File.ReadAllText(Path.Combine(Repository.Root, "wwwroot-assets", "node_modules", "axe-core", "axe.min.js"));

    /// <summary>Fails with everything that breaks WCAG 2.2 AA or a best practice.</summary>
    public static async Task ExpectNoViolationsAsync(IPage page, string where)
    {
        await page.EvaluateAsync(Script);
        // On the way from page to page the title comes a moment after what is below it.
        await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("."));
        // Motion that is still settling would be measured half way.
        await page.EvaluateAsync("() => Promise.all(document.getAnimations().filter(a => a.effect.getComputedTiming().iterations !== Infinity).map(a => a.finished.catch(() => null)))");
        var result = await page.EvaluateAsync<JsonElement>("() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })");
        var violations = result.GetProperty("violations").EnumerateArray()
            .Select(v => $"{v.GetProperty("id").GetString()}: {v.GetProperty("help").GetString()} at {string.Join(" | ", v.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("html").GetString()))}");
        Assert.True(!violations.Any(), $"{where}: {string.Join('\n', violations)}");
    }
}
