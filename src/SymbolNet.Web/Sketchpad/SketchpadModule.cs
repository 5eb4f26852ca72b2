using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SymbolNet.Ink;

namespace SymbolNet.Web.Sketchpad;

/// <summary>
/// The sheet of paper in the browser, as the page sees it: owns the script module, the sketchpad it made and the way back. Used on the page's own thread, after the first render. When the browser
/// is gone, calls do nothing.
/// </summary>
/// <param name="js">The browser.</param>
/// <param name="scriptPath">Where the module is, relative to the base address.</param>
/// <param name="events">Who is told what happens on the sheet.</param>
/// <param name="draftKey">Where the browser keeps an unfinished drawing; null keeps none.</param>
/// <param name="isAlone">True for the one sheet of a page, whose shortcuts work wherever the focus is; false where a page has several: each listens only while the focus is in it.</param>
public sealed class SketchpadModule(IJSRuntime js, string scriptPath, ISketchpadEvents events, string? draftKey = SketchpadModule.DraftKey, bool isAlone = true) : IAsyncDisposable
{
    /// <summary>Where the browser keeps the unfinished drawing of the home page.</summary>
    public const string DraftKey = "symbolnet.draft";

    /// <summary>How long the server waits for ink that the browser says it has sent.</summary>
    static readonly TimeSpan ArrivesWithin = TimeSpan.FromSeconds(5);

    DotNetObjectReference<SketchpadModule>? self;
    IJSObjectReference? module;
    IJSObjectReference? sketchpad;

    /// <summary>Makes the sheet inside an element and joins it to a drawing session; one that was there before is taken away, its ink stays.</summary>
    public async Task OpenAsync(ElementReference root, string token)
    {
        await QuietlyAsync(async () =>
        {
            self ??= DotNetObjectReference.Create(this);
            module ??= await js.InvokeAsync<IJSObjectReference>("import", scriptPath);
            await CloseSketchpadAsync();
            sketchpad = await module.InvokeAsync<IJSObjectReference>("createSketchpad", root, new { token, hubUrl = InkHub.Path, draftKey, keys = isAlone ? "page" : "sheet", events = self });
        });
    }

    /// <summary>Exactly what is on the sheet, all of it; null when it has not reached the server (it stays in the browser).</summary>
    /// <param name="session">The session that the sheet was joined to.</param>
    public async Task<Drawing?> SettledDrawingAsync(DrawingSession session)
    {
        if (await SettledRevisionAsync() is not { } revision) return null;
        using var patience = new CancellationTokenSource(ArrivesWithin);
        try
        {
            await session.ReachedAsync(revision, patience.Token);
            return session.Drawing;
        }
        catch (Exception late) when (late is OperationCanceledException or ObjectDisposedException)
        {
            // The stream broke between the browser's word and the ink's arrival; the person is told and tries again.
            return null;
        }
    }

    /// <summary>Takes a clean sheet.</summary>
    public Task ClearAsync() => CallAsync("clear");

    /// <summary>Puts another drawing on the sheet; can be undone.</summary>
    public Task LoadAsync(Drawing drawing) =>
        CallAsync("load", [drawing.Strokes.Select(stroke => stroke.Points.Select(point => new[] { point.X, point.Y, point.Pressure, point.TimeMs }).ToArray()).ToArray()]);

    /// <summary>Puts the focus on the paper.</summary>
    public Task FocusAsync() => CallAsync("focus");

    /// <summary>Whether single letters are shortcuts on this device.</summary>
    public async Task<bool> HasSingleKeysAsync()
    {
        var on = true;
        await QuietlyAsync(async () => on = sketchpad is null || await sketchpad.InvokeAsync<bool>("singleKeys"));
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
    public async ValueTask DisposeAsync()
    {
        await QuietlyAsync(async () =>
        {
            await CloseSketchpadAsync();
            if (module is not null) await module.DisposeAsync();
        });
        self?.Dispose();
    }

    async Task<int?> SettledRevisionAsync()
    {
        int? revision = null;
        try
        {
            await QuietlyAsync(async () => revision = sketchpad is null ? null : await sketchpad.InvokeAsync<int>("settled"));
        }
        catch (JSException)
        {
            // This is how the browser says that it is offline or got no answer in time; the caller tells the person.
        }
        return revision;
    }

    async Task CloseSketchpadAsync()
    {
        if (sketchpad is null) return;
        await sketchpad.InvokeVoidAsync("dispose");
        await sketchpad.DisposeAsync();
        sketchpad = null;
    }

    Task CallAsync(string name, params object?[] arguments) => QuietlyAsync(async () =>
    {
        if (sketchpad is not null) await sketchpad.InvokeVoidAsync(name, arguments);
    });

    static async Task QuietlyAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The tab was closed, the network is away or the page was left: there is no sheet to talk to any more, and nobody to tell. Every other failure is a fault and passes.
        }
    }
}
