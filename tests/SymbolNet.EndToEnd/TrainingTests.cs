using System.IO.Compression;
using System.Text.RegularExpressions;
using SymbolNet.EndToEnd.Driving;
using SymbolNet.EndToEnd.Ink;

namespace SymbolNet.EndToEnd;

/// <summary>From the set-up link to a model at work: somebody who has never used a command line trains one in the browser, puts it to work and takes that back.</summary>
[Collection(SurroundingsCollection.Name)]
public sealed partial class TrainingTests(Surroundings surroundings)
{
    const string Password = "four words make peace";

    /// <summary>A training of seconds, on a machine where much else may be going on.</summary>
    const float Patience = 240_000;

    [Fact]
    public async Task A_model_is_trained_put_to_work_and_rolled_back_in_the_browser()
    {
        // An app of its own: the model it is left with, should this fail on the way, would answer the other tests.
        await using var app = await PublishedApp.StartAsync();
        await using var visitor = await surroundings.VisitorAsync(Screen.Wide, app);
        var page = await visitor.NewPageAsync();

        // What the guest taught comes along to the account.
        var sketchpad = new SketchpadDriver(page, Screen.Wide);
        await sketchpad.OpenAsync();
        await sketchpad.DrawAsync(RealDrawings.Of("Tagalog", 7, 1));
        await sketchpad.TeachAsync("my glyph");

        await page.GotoAsync(app.SetupLink!.ToString());
        await Axe.ExpectNoViolationsAsync(page, "set-up");
        await Field(page, "Name").FillAsync("ada");
        await Field(page, "Password").FillAsync(Password);
        await Button(page, "Become the administrator").ClickAsync();
        await page.WaitForURLAsync("**/training");
        await page.ListensAsync();
        await Assertions.Expect(page.GetByText("Nothing trained yet")).ToBeVisibleAsync();
        await Axe.ExpectNoViolationsAsync(page, "no runs");

        await page.GetByRole(AriaRole.Link, new() { Name = "New training" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "New training" })).ToBeVisibleAsync();
        await Field(page, "Alphabets").FillAsync("4");
        await Field(page, "Characters of each").FillAsync("8");
        await Field(page, "Drawings of each").FillAsync("8");
        await Field(page, "Until").SelectOptionAsync("steps");
        await Field(page, "Steps").FillAsync("600");
        await Field(page, "Name").FillAsync("tiny");
        await page.GetByText("Advanced").ClickAsync();
        await Field(page, "Network").SelectOptionAsync("conv4");
        await Field(page, "Precision").SelectOptionAsync("Float32");
        await Field(page, "Orientations").FillAsync("1");
        await Field(page, "Pictures per step").FillAsync("1");
        await Assertions.Expect(page.GetByText("A whole number from 2 to 4096")).ToBeVisibleAsync();
        await Assertions.Expect(Button(page, "Start the training")).ToBeDisabledAsync();
        await Axe.ExpectNoViolationsAsync(page, "form with a problem");
        await Field(page, "Pictures per step").FillAsync("16");
        await Button(page, "Start the training").ClickAsync();

        await page.WaitForURLAsync(RunAddress());
        await Assertions.Expect(page.Locator("[data-chart=loss] canvas")).ToBeVisibleAsync();
        var (state, step) = (page.Locator(".state"), page.Locator(".figures dd").First);
        await Assertions.Expect(step).ToContainTextAsync("of 600", new() { Timeout = Patience });
        await Button(page, "Pause").ClickAsync();
        await Assertions.Expect(state).ToHaveTextAsync("Paused", new() { Timeout = Patience });
        await Button(page, "Resume").ClickAsync();
        await Assertions.Expect(state).ToHaveTextAsync("Finished", new() { Timeout = Patience });
        await Assertions.Expect(step).ToHaveTextAsync("600 of 600");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.ScreenshotFolder, "run.png"), FullPage = true });
        await Axe.ExpectNoViolationsAsync(page, "finished run");

        // The same picture after a reload: the charts are drawn from what was kept.
        await page.ReloadAsync();
        await page.ListensAsync();
        await Assertions.Expect(step).ToHaveTextAsync("600 of 600");
        await page.WaitForFunctionAsync(InkedScript, "[data-chart=loss] canvas");

        await page.GetByRole(AriaRole.Link, new() { Name = "See the model" }).ClickAsync();
        var model = page.Locator("li.run-item", new() { HasTextRegex = TinyModel() });
        await Assertions.Expect(model).ToBeVisibleAsync();
        var id = await model.GetByRole(AriaRole.Heading).InnerTextAsync();
        await Axe.ExpectNoViolationsAsync(page, "models");
        await ExpectZipAsync(page, id);

        await model.GetByRole(AriaRole.Button, new() { Name = "Put to work" }).ClickAsync();
        await Assertions.Expect(model.GetByText("At work")).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.ScreenshotFolder, "models.png"), FullPage = true });

        // The new model recognises, and every drawing is still there.
        await page.VisitAsync("/symbols");
        await Assertions.Expect(page.GetByText("my glyph").First).ToBeVisibleAsync();
        await sketchpad.OpenAsync();
        await sketchpad.ClearIfNeededAsync();
        await sketchpad.DrawAsync(RealDrawings.Of("Tagalog", 7, 1));
        await sketchpad.WaitForAnswerAsync();

        await page.VisitAsync("/models");
        await Button(page, "Roll back").ClickAsync();
        await Assertions.Expect(page.Locator("li.run-item", new() { HasTextString = "Came with the app" }).GetByText("At work")).ToBeVisibleAsync(new() { Timeout = Patience });

        await page.GotoAsync("/account");
        await Axe.ExpectNoViolationsAsync(page, "account");
        var other = await page.Context.NewPageAsync();
        await other.VisitAsync("/symbols");
        await Button(page, "Sign out").ClickAsync();
        await Assertions.Expect(other.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await page.GotoAsync("/training");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await Axe.ExpectNoViolationsAsync(page, "sign-in");
    }

    /// <summary>True once something is painted on a canvas.</summary>
    const string InkedScript = """
        selector => {
          const canvas = document.querySelector(selector);
          return canvas && canvas.width > 0 && canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(value => value !== 0);
        }
        """;

    static ILocator Field(IPage page, string label) => page.GetByLabel(label, new() { Exact = true });

    static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    static async Task ExpectZipAsync(IPage page, string id)
    {
        var answer = await page.APIRequest.GetAsync($"/models/{id}/download");
        Assert.Equal(200, answer.Status);
        using var zip = new ZipArchive(new MemoryStream(await answer.BodyAsync()));
        Assert.Equal(["model.json", "weights.safetensors"], zip.Entries.Select(entry => entry.FullName).Order());
    }

    [GeneratedRegex("/training/[0-9a-f]{32}$")]
    private static partial Regex RunAddress();

    [GeneratedRegex("tiny-[0-9a-f]{8}")]
    private static partial Regex TinyModel();
}
