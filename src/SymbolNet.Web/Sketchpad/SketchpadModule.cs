using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SymbolNet.Ink;
using SymbolNet.Web.Components;

namespace SymbolNet.Web.Sketchpad;

/// <summary>The sheet of paper in the browser, as the page sees it, and the way back. Used on the page's own thread, after the first render. When the browser is gone, calls do nothing.</summary>
/// <param name="js">The browser.</param>
/// <param name="scriptPath">Where the module is, relative to the base address.</param>
/// <param name="events">Who is told what happens on the sheet.</param>
/// <param name="draftKey">Where the browser keeps an unfinished drawing.</param>
/// <param name="isAlone">True for the one sheet of a page, whose shortcuts work wherever the focus is; false where a page has several: each listens only while the focus is in it.</param>
/// <param name="leaving">Cancelled when the page is left.</param>
public sealed class SketchpadModule(IJSRuntime js, string scriptPath, ISketchpadEvents events, string draftKey, bool isAlone, CancellationToken leaving)
    : BrowserModule(js, scriptPath, leaving)
{
    /// <summary>Where the browser keeps the unfinished drawing of the home page.</summary>
    public const string DraftKey = "symbolnet.draft";

    /// <summary>What to say when <see cref="SettledDrawingAsync"/> gives nothing.</summary>
    public const string NotArrived = "Your drawing has not reached the server yet. It is kept here; try again in a moment.";

    /// <summary>How long the server waits for ink that the browser says it has sent.</summary>
    static readonly TimeSpan ArrivesWithin = TimeSpan.FromSeconds(5);

    DotNetObjectReference<SketchpadModule>? self;

    /// <summary>Makes the sheet inside an element and joins it to a drawing session; one that was there before is taken away, its ink stays.</summary>
    public Task OpenAsync(ElementReference root, string token)
    {
        self ??= DotNetObjectReference.Create(this);
        return MakeAsync("createSketchpad", root, new { token, hubUrl = InkHub.Path, draftKey, keys = isAlone ? "page" : "sheet", events = self });
    }

    /// <summary>Exactly what is on the sheet at this moment, all of it; null when it has not reached the server (it stays in the browser).</summary>
    /// <param name="session">The session that the sheet was joined to.</param>
    public async Task<SettledDrawing?> SettledDrawingAsync(DrawingSession session)
    {
        if (await SettledInkAsync() is not { } ink) return null;
        using var patience = new CancellationTokenSource(ArrivesWithin);
        try
        {
            await session.ReachedAsync(ink.Revision, patience.Token);
            return new SettledDrawing(session.DrawingUpTo(ink.NewestStroke), ink.NewestStroke);
        }
        catch (Exception late) when (late is OperationCanceledException or ObjectDisposedException)
        {
            // The stream broke between the browser's word and the ink's arrival; the person is told and tries again.
            return null;
        }
    }

    /// <summary>Takes a clean sheet.</summary>
    /// <param name="newestStroke">The newest stroke that goes (<see cref="SettledDrawing.NewestStroke"/>): what was begun since stays, it belongs to the next drawing. Null takes all of them.</param>
    public Task ClearAsync(int? newestStroke = null) => CallAsync("clear", newestStroke);

    /// <summary>Puts another drawing on the sheet; can be undone.</summary>
    public Task LoadAsync(Drawing drawing) =>
        CallAsync("load", [drawing.Strokes.Select(stroke => stroke.Points.Select(point => new[] { point.X, point.Y, point.Pressure, point.TimeMs }).ToArray()).ToArray()]);

    /// <summary>Puts the focus on the paper.</summary>
    public Task FocusAsync() => CallAsync("focus");

    /// <summary>Whether single letters are shortcuts on this device.</summary>
    public async Task<bool> HasSingleKeysAsync()
    {
        var on = true;
        await AskAsync<bool>("singleKeys", answer => on = answer);
        return on;
    }

    /// <summary>Makes single letters shortcuts on this device, or not.</summary>
    public Task SetSingleKeysAsync(bool on) => CallAsync("setSingleKeys", on);

    /// <summary>Called by the browser when the ink has changed.</summary>
    [JSInvokable]
    public Task InkChanged(InkState ink) => events.InkChangedAsync(ink);

    /// <summary>Called by the browser when its ink stream connects ("connected") or disconnects.</summary>
    [JSInvokable]
    public Task ConnectionChanged(string state) => events.ConnectionChangedAsync(state);

    /// <summary>Called by the browser for a shortcut that belongs to the page.</summary>
    [JSInvokable]
    public Task Shortcut(string name) => events.ShortcutAsync(name);

    /// <summary>Called by the browser when the server refuses its session.</summary>
    [JSInvokable]
    public Task SessionLost() => events.SessionLostAsync();

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        self?.Dispose();
    }

    async Task<SettledInk?> SettledInkAsync()
    {
        SettledInk? ink = null;
        try
        {
            await AskAsync<SettledInk>("settled", answer => ink = answer);
        }
        catch (JSException)
        {
            // This is how the browser says that it is offline or got no answer in time; the caller tells the person.
        }
        return ink;
    }
}
