using System.Globalization;
using System.Text.RegularExpressions;
using SymbolNet.EndToEnd.Driving;
using SymbolNet.EndToEnd.Ink;

namespace SymbolNet.EndToEnd;

/// <summary>The lab: every page opens, shows something and has no barriers; and somebody who answers teaches the network odd from even.</summary>
[Collection(SurroundingsCollection.Name)]
public sealed class LabTests(Surroundings surroundings)
{
    [Theory]
    [InlineData("wide-light")]
    [InlineData("phone-dark")]
    public async Task Every_page_shows_its_experiment(string screenName)
    {
        var screen = Screen.Called(screenName);
        await using var visitor = await surroundings.VisitorAsync(screen);
        var page = await visitor.NewPageAsync();
        var driver = new SketchpadDriver(page, screen);

        await page.VisitAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lab", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Lab" })).ToBeVisibleAsync();
        await SeenAsync("lab");

        await OpenAsync("Similarity");
        await Assertions.Expect(page.Locator(".paper[data-connection=connected]")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "m, by two hands" }).ClickAsync();
        await Assertions.Expect(page.Locator(".score")).ToContainTextAsync("the same symbol");
        var alike = await ScoreAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "beta and a star" }).ClickAsync();
        await Assertions.Expect(page.Locator(".score")).ToContainTextAsync("different symbols");
        Assert.True(await ScoreAsync() < alike);
        // A page of several sheets: keys belong to the sheet that has the focus.
        await page.GetByRole(AriaRole.Application).First.FocusAsync();
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator(".paper[data-empty=true]")).ToHaveCountAsync(1);
        await SeenAsync("similarity");

        await OpenAsync("Few-shot learning");
        await Assertions.Expect(page.Locator(".paper")).ToHaveAttributeAsync("data-connection", "connected");
        await page.GetByLabel("Classes (ways)").SelectOptionAsync("2");
        foreach (var (name, hand) in new[] { ("A", 1), ("B", 1) })
        {
            await driver.DrawAsync(RealDrawings.Of("Greek", name == "A" ? 2 : 8, hand));
            await page.GetByRole(AriaRole.Button, new() { Name = $"Keep as {name}" }).ClickAsync();
            await Assertions.Expect(page.Locator(".paper")).ToHaveAttributeAsync("data-empty", "true");
            await Assertions.Expect(page.Locator("#lesson-step")).Not.ToContainTextAsync($"class {name}");
        }
        await driver.DrawAsync(RealDrawings.Of("Greek", 8, 5));
        await Assertions.Expect(page.Locator(".lesson-class[data-nearest] h3")).ToHaveTextAsync("B");
        await SeenAsync("few-shot");

        await OpenAsync("Map of your symbols");
        await Assertions.Expect(page.Locator("#map-chosen")).ToHaveTextAsync(new Regex(@"^\d+ drawings$"));
        await Assertions.Expect(page.Locator(".map[data-drawn]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Application).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator(".near-drawing")).ToHaveCountAsync(6);
        await page.GetByLabel("Bring out by name").FillAsync("beta");
        await SeenAsync("map");

        await OpenAsync("Confusions");
        await Assertions.Expect(page.Locator(".confusion-summary")).ToContainTextAsync("hidden drawings");
        await Assertions.Expect(page.Locator(".alike-pair").First).ToBeVisibleAsync();
        var suspicious = page.Locator(".suspicion").First;
        var stray = (await suspicious.Locator("strong").First.TextContentAsync())!;
        await suspicious.GetByRole(AriaRole.Button, new() { NameRegex = new("^Move to") }).ClickAsync();
        await Assertions.Expect(suspicious.Locator("strong").First).Not.ToHaveTextAsync(stray);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(suspicious.Locator("strong").First).ToHaveTextAsync(stray);
        await SeenAsync("confusions");

        async Task OpenAsync(string topic)
        {
            await page.VisitAsync("/lab");
            await page.GetByRole(AriaRole.Link, new() { NameRegex = new($"^{topic}") }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = topic, Exact = true })).ToBeVisibleAsync();
        }

        async Task SeenAsync(string what)
        {
            await driver.PhotographAsync($"lab-{what}");
            await Axe.ExpectNoViolationsAsync(page, what);
        }

        async Task<double> ScoreAsync() => double.Parse((await page.Locator("[data-score]").GetAttributeAsync("data-score"))!, CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Sixty_answers_teach_odd_or_even()
    {
        await using var visitor = await surroundings.VisitorAsync(Screen.Wide);
        var page = await visitor.NewPageAsync();
        await page.VisitAsync("/lab/task");
        var task = page.Locator(".task");
        await Assertions.Expect(page.Locator(".question-card")).ToHaveCountAsync(4);
        Assert.InRange(await AccuracyAsync(), 0.3, 0.7);

        for (var answered = 0; answered < 60; answered += 4)
        {
            for (var place = 0; place < 4; place++)
            {
                var card = page.Locator(".question-card").Nth(place);
                var digit = (await card.Locator("svg").GetAttributeAsync("aria-label"))![^1] - '0';
                await card.GetByRole(AriaRole.Button, new() { Name = digit % 2 == 1 ? "Yes" : "No", Exact = true }).ClickAsync();
            }
            await Assertions.Expect(task).ToHaveAttributeAsync("data-answered", (answered + 4).ToString(CultureInfo.InvariantCulture));
            // Who answers by keyboard goes on at the next drawings.
            await Assertions.Expect(page.Locator(".question-card").First.GetByRole(AriaRole.Button, new() { Name = "Yes", Exact = true })).ToBeFocusedAsync();
        }

        Assert.True(await AccuracyAsync() >= 0.95, $"Only {await AccuracyAsync():0.000} right after 60 answers.");
        await Assertions.Expect(page.Locator(".weight")).ToHaveCountAsync(16 * 10);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.ScreenshotFolder, "lab-task-wide-light.png"), FullPage = true });
        await Axe.ExpectNoViolationsAsync(page, "task");

        async Task<double> AccuracyAsync() => double.Parse((await task.GetAttributeAsync("data-accuracy"))!, CultureInfo.InvariantCulture);
    }
}
