using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace SymbolNet.Web.Lab;

/// <summary>The map in the browser, as the page sees it: owns the script module and the map it made. Used on the page's own thread, after the first render. When the browser is gone, calls do nothing.</summary>
/// <param name="js">The browser.</param>
/// <param name="scriptPath">Where the module is, relative to the base address.</param>
/// <param name="selected">Called when a drawing is chosen on the map: its number, or -1 when none is any more.</param>
public sealed class MapModule(IJSRuntime js, string scriptPath, Func<int, Task> selected) : IAsyncDisposable
{
    DotNetObjectReference<MapModule>? self;
    IJSObjectReference? module;
    IJSObjectReference? map;

    /// <summary>Draws a map inside an element; one that was there before is taken away.</summary>
    public Task ShowAsync(ElementReference root, IReadOnlyList<MapMark> marks) => QuietlyAsync(async () =>
    {
        self ??= DotNetObjectReference.Create(this);
        module ??= await js.InvokeAsync<IJSObjectReference>("import", scriptPath);
        await CloseMapAsync();
        map = await module.InvokeAsync<IJSObjectReference>("createMap", root, marks, self);
    });

    /// <summary>Brings out the symbols whose name contains this; nothing brings out all.</summary>
    public Task FindAsync(string text) => QuietlyAsync(async () =>
    {
        if (map is not null) await map.InvokeVoidAsync("find", text);
    });

    /// <summary>Chooses a drawing, and shows it where it is.</summary>
    public Task SelectAsync(int index) => QuietlyAsync(async () =>
    {
        if (map is not null) await map.InvokeVoidAsync("select", index);
    });

    /// <summary>Called by the browser when a drawing is chosen.</summary>
    [JSInvokable]
    public Task Selected(int index) => selected(index);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await QuietlyAsync(async () =>
        {
            await CloseMapAsync();
            if (module is not null) await module.DisposeAsync();
        });
        self?.Dispose();
    }

    async Task CloseMapAsync()
    {
        if (map is null) return;
        await map.InvokeVoidAsync("dispose");
        await map.DisposeAsync();
        map = null;
    }

    static async Task QuietlyAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The tab was closed, the network is away or the page was left: there is no map to talk to any more. Every other failure is a fault and passes.
        }
    }
}
