using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SymbolNet.Web.Components;

namespace SymbolNet.Web.Lab;

/// <summary>The map in the browser, as the page sees it. Used on the page's own thread, after the first render. When the browser is gone, calls do nothing.</summary>
/// <param name="js">The browser.</param>
/// <param name="scriptPath">Where the module is, relative to the base address.</param>
/// <param name="selected">Called when a drawing is chosen on the map: its number, or -1 when none is any more.</param>
/// <param name="leaving">Cancelled when the page is left.</param>
public sealed class MapModule(IJSRuntime js, string scriptPath, Func<int, Task> selected, CancellationToken leaving) : BrowserModule(js, scriptPath, leaving)
{
    DotNetObjectReference<MapModule>? self;

    /// <summary>Draws a map inside an element; one that was there before is taken away.</summary>
    public Task ShowAsync(ElementReference root, IReadOnlyList<MapMark> marks)
    {
        self ??= DotNetObjectReference.Create(this);
        return MakeAsync("createMap", root, marks, self);
    }

    /// <summary>Brings out the symbols whose name contains this; nothing brings out all.</summary>
    public Task FindAsync(string text) => CallAsync("find", text);

    /// <summary>Chooses a drawing, and shows it where it is.</summary>
    public Task SelectAsync(int index) => CallAsync("select", index);

    /// <summary>Called by the browser when a drawing is chosen.</summary>
    [JSInvokable]
    public Task Selected(int index) => selected(index);

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        self?.Dispose();
    }
}
