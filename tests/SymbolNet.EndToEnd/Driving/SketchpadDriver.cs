using System.Diagnostics;
using SymbolNet.Ink;

namespace SymbolNet.EndToEnd.Driving;

/// <summary>Uses the sketchpad page as a person does: with the mouse on a wide screen, with a finger on a phone.</summary>
sealed class SketchpadDriver(IPage page, Screen screen)
{
    /// <summary>Strokes are replayed this much faster than they were drawn, and long pauses are cut, so that tests end.</summary>
    const double Speed = 4;
    const double LongestPauseMs = 120;

    ICDPSession? touch;

    public IPage Page => page;

    public ILocator Canvas => page.GetByRole(AriaRole.Application);

    public ILocator Answer => page.Locator("[data-answer]");

    public ILocator NameField => page.GetByLabel("Name of the symbol");

    public ILocator Status => page.Locator("[data-ink=status]");

    public async Task OpenAsync()
    {
        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator(".paper")).ToHaveAttributeAsync("data-connection", "connected");
    }

    /// <summary>Replays a drawing in its own rhythm, scaled into the middle of the canvas. <paramref name="beforeLastPenUp"/> runs while the pen still touches.</summary>
    public async Task DrawAsync(Drawing drawing, Func<Task>? beforeLastPenUp = null)
    {
        var box = await Canvas.BoundingBoxAsync() ?? throw new InvalidOperationException("The canvas is not on the page.");
        var points = drawing.Strokes.SelectMany(stroke => stroke.Points).ToList();
        var (left, right) = (points.Min(p => p.X), points.Max(p => p.X));
        var (top, bottom) = (points.Min(p => p.Y), points.Max(p => p.Y));
        var scale = 0.6f * MathF.Min(box.Width, box.Height) / MathF.Max(1, MathF.Max(right - left, bottom - top));
        (float X, float Y) At(InkPoint p) =>
            (box.X + box.Width / 2 + (p.X - (left + right) / 2) * scale, box.Y + box.Height / 2 + (p.Y - (top + bottom) / 2) * scale);

        var clock = Stopwatch.StartNew();
        double due = 0, last = points[0].TimeMs;
        foreach (var stroke in drawing.Strokes)
        {
            foreach (var (index, point) in stroke.Points.Index())
            {
                due += Math.Min(LongestPauseMs, Math.Max(0, point.TimeMs - last)) / Speed;
                last = point.TimeMs;
                if (due - clock.Elapsed.TotalMilliseconds is > 1 and var early) await Task.Delay(TimeSpan.FromMilliseconds(early));
                var (x, y) = At(point);
                if (index == 0) await PenDownAsync(x, y);
                else await PenMoveAsync(x, y);
            }
            if (stroke == drawing.Strokes[^1] && beforeLastPenUp is not null) await beforeLastPenUp();
            await PenUpAsync();
        }
    }

    /// <summary>Teaches what is on the sheet under a new name and waits for the page to say so.</summary>
    public async Task TeachAsync(string name)
    {
        await WaitForAnswerAsync();
        if (!await NameField.IsVisibleAsync()) await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Teach new") }).ClickAsync();
        await NameField.FillAsync(name);
        await NameField.PressAsync("Enter");
        // A drawing that resembles a known symbol is questioned first; a person who means it answers.
        var keep = page.GetByRole(AriaRole.Button, new() { Name = "Keep as new" });
        await Assertions.Expect(keep.Or(page.Locator("[data-answer=taught]")).First).ToBeVisibleAsync();
        if (await keep.IsVisibleAsync()) await keep.ClickAsync();
        await Assertions.Expect(page.Locator("[data-answer=taught]")).ToBeVisibleAsync();
    }

    /// <summary>Waits until the page has an opinion that no longer changes, and gives it: confident, unsure or unknown.</summary>
    public async Task<string> WaitForAnswerAsync()
    {
        await Assertions.Expect(Answer).ToHaveAttributeAsync("data-answer", new System.Text.RegularExpressions.Regex("^(confident|unsure|unknown)$"));
        var (before, same) = ("", 0);
        while (same < 4)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(150));
            var now = await Answer.GetAttributeAsync("data-answer") + await Answer.InnerTextAsync();
            (before, same) = (now, now == before ? same + 1 : 0);
        }
        return (await Answer.GetAttributeAsync("data-answer"))!;
    }

    /// <summary>A clean sheet.</summary>
    public async Task ClearAsync()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear the sheet" }).ClickAsync();
        await Assertions.Expect(Answer).ToHaveAttributeAsync("data-answer", "empty");
    }

    /// <summary>A clean sheet, whatever a draft has left on it.</summary>
    public async Task ClearIfNeededAsync()
    {
        if (await page.Locator(".paper").GetAttributeAsync("data-empty") == "false") await ClearAsync();
    }

    /// <summary>The name of the first guess, as the page shows it.</summary>
    public Task<string> FirstNameAsync() => Answer.Locator(".name, .choice-name").First.InnerTextAsync();

    /// <summary>Puts a picture of the page where a person can look at it after the run.</summary>
    public Task PhotographAsync(string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Repository.ScreenshotFolder, $"{name}-{screen.Name}.png") });

    async Task PenDownAsync(float x, float y)
    {
        if (screen.IsPhone)
        {
            touch ??= await page.Context.NewCDPSessionAsync(page);
            await TouchAsync("touchStart", x, y);
        }
        else
        {
            await page.Mouse.MoveAsync(x, y);
            await page.Mouse.DownAsync();
        }
    }

    Task PenMoveAsync(float x, float y) => screen.IsPhone ? TouchAsync("touchMove", x, y) : page.Mouse.MoveAsync(x, y);

    Task PenUpAsync() => screen.IsPhone ? touch!.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() }) : page.Mouse.UpAsync();

    Task<System.Text.Json.JsonElement?> TouchAsync(string type, float x, float y) => touch!.SendAsync("Input.dispatchTouchEvent", new()
    {
        ["type"] = type,
        ["touchPoints"] = new[] { new Dictionary<string, object> { ["x"] = x, ["y"] = y } },
    });
}
