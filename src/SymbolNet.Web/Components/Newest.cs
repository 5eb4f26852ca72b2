using System.Threading.Channels;

namespace SymbolNet.Web.Components;

/// <summary>
/// Carries values from whatever thread makes them to a page: the newest only, no faster than a screen is worth, and with a sign when nothing newer has come for a while. Offering is thread-safe;
/// one follower.
/// </summary>
/// <param name="clock">Where time comes from.</param>
/// <param name="pace">Least time between two values that are shown; <see cref="Pace"/> when null.</param>
public sealed class Newest<T>(TimeProvider clock, TimeSpan? pace = null)
{
    /// <summary>About 15 values a second. Faster, nobody can read, and every one costs a message to the browser.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(66);

    /// <summary>When nothing newer comes for this long, things are taken to rest.</summary>
    public static readonly TimeSpan RestAfter = TimeSpan.FromMilliseconds(900);

    readonly Channel<T> newest = Channel.CreateBounded<T>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Hands in a value; one that still waits is dropped for it.</summary>
    public void Offer(T value) => newest.Writer.TryWrite(value);

    /// <summary>Shows values until cancelled, then returns.</summary>
    /// <param name="show">Shows one value.</param>
    /// <param name="rest">Called once whenever the values pause.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task FollowAsync(Func<T, Task> show, Func<Task> rest, CancellationToken cancellation)
    {
        try
        {
            var next = newest.Reader.WaitToReadAsync(cancellation).AsTask();
            while (await next)
            {
                if (newest.Reader.TryRead(out var value)) await show(value);
                await Task.Delay(pace ?? Pace, clock, cancellation);
                next = newest.Reader.WaitToReadAsync(cancellation).AsTask();
                if (await Task.WhenAny(next, Task.Delay(RestAfter, clock, cancellation)) != next && !cancellation.IsCancellationRequested) await rest();
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The page was left; nobody looks any more.
        }
    }
}
