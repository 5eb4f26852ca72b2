using Microsoft.JSInterop;

namespace SymbolNet.Web.Components;

/// <summary>
/// A script module in the browser and the one object it makes for a page. Used on the page's own thread, after the first render. When the browser is gone or the page was left, calls do nothing; what was
/// on its way then is taken away when it arrives.
/// </summary>
/// <param name="js">The browser.</param>
/// <param name="scriptPath">Where the module is, relative to the base address.</param>
/// <param name="leaving">Cancelled when the page is left.</param>
public abstract class BrowserModule(IJSRuntime js, string scriptPath, CancellationToken leaving) : IAsyncDisposable
{
    IJSObjectReference? module;
    IJSObjectReference? made;

    /// <summary>Whether the object is there.</summary>
    protected bool IsMade => made is not null;

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        await QuietlyAsync(EndAsync);
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes the object; one that was there before is taken away.</summary>
    /// <param name="function">The function of the module that makes it.</param>
    /// <param name="arguments">Its arguments.</param>
    protected Task MakeAsync(string function, params object?[] arguments) => QuietlyAsync(async () =>
    {
        module ??= await js.InvokeAsync<IJSObjectReference>("import", scriptPath);
        await TakeAwayAsync();
        if (!leaving.IsCancellationRequested) made = await module.InvokeAsync<IJSObjectReference>(function, arguments);
        // Who left meanwhile found nothing to take away.
        if (leaving.IsCancellationRequested) await EndAsync();
    });

    /// <summary>Calls a function of the object.</summary>
    protected Task CallAsync(string function, params object?[] arguments) => QuietlyAsync(async () =>
    {
        if (made is not null) await made.InvokeVoidAsync(function, arguments);
    });

    /// <summary>Asks the object; without an answer nothing is called.</summary>
    /// <exception cref="JSException">The function failed.</exception>
    protected Task AskAsync<T>(string function, Action<T> answered) => QuietlyAsync(async () =>
    {
        if (made is not null) answered(await made.InvokeAsync<T>(function));
    });

    async Task EndAsync()
    {
        await TakeAwayAsync();
        if (module is not null) await module.DisposeAsync();
    }

    async Task TakeAwayAsync()
    {
        if (made is not { } old) return;
        made = null;
        await old.InvokeVoidAsync("dispose");
        await old.DisposeAsync();
    }

    /// <summary>Calls the browser; when it is gone, nothing happens.</summary>
    internal static async Task QuietlyAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The tab was closed, the network is away or the page was left: there is nothing to talk to any more, and nobody to tell. Every other failure is a fault and passes.
        }
    }
}
