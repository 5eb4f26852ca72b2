using Microsoft.AspNetCore.Components;

namespace SymbolNet.Web.Components;

/// <summary>A component that shows what happens elsewhere, as it happens, for as long as somebody looks at it.</summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    readonly CancellationTokenSource leaving = new();
    readonly List<IDisposable> subscriptions = [];
    readonly List<Task> following = [];

    /// <summary>Makes the component.</summary>
    protected LiveComponent() => Leaving = leaving.Token;

    /// <summary>Cancelled when the component is left.</summary>
    protected CancellationToken Leaving { get; }

    /// <summary>Whether it shows values yet.</summary>
    protected bool IsFollowing => following.Count > 0;

    /// <summary>Shows values until the component is left, rendering after each. A fault is treated as one of the component's own.</summary>
    /// <param name="values">The values.</param>
    /// <param name="show">Takes one in; called as the component's own events are.</param>
    /// <param name="rest">Called whenever the values pause.</param>
    protected void Follow<T>(Newest<T> values, Func<T, Task> show, Func<Task>? rest = null) => following.Add(FollowAsync(values, show, rest ?? (() => Task.CompletedTask)));

    /// <inheritdoc cref="Follow{T}(Newest{T}, Func{T, Task}, Func{Task})"/>
    protected void Follow<T>(Newest<T> values, Action<T> show, Func<Task>? rest = null) => Follow(values, value => { show(value); return Task.CompletedTask; }, rest);

    /// <summary>Ends a subscription when the component is left; at once when it was left already.</summary>
    protected void Keep(IDisposable subscription)
    {
        if (Leaving.IsCancellationRequested) subscription.Dispose();
        else subscriptions.Add(subscription);
    }

    /// <summary>Lets go of what else the component holds; nothing is shown any more.</summary>
    protected virtual ValueTask LeaveAsync() => ValueTask.CompletedTask;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        subscriptions.ForEach(subscription => subscription.Dispose());
        await Task.WhenAll(following);
        await LeaveAsync();
        leaving.Dispose();
        GC.SuppressFinalize(this);
    }

    async Task FollowAsync<T>(Newest<T> values, Func<T, Task> show, Func<Task> rest)
    {
        try
        {
            await values.FollowAsync(value => InvokeAsync(async () => { await show(value); StateHasChanged(); }), () => InvokeAsync(rest), Leaving);
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }
}
