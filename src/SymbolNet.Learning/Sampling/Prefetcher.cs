using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace SymbolNet.Learning.Sampling;

/// <summary>
/// Makes things on a thread of its own, a few ahead, in order, so that whoever consumes them never waits for their making. A failure there arrives at the consumer.
/// </summary>
/// <typeparam name="T">What is made; what is never consumed is disposed.</typeparam>
public sealed class Prefetcher<T> : IDisposable where T : IDisposable
{
    readonly BlockingCollection<T> ready;
    readonly CancellationTokenSource stop = new();
    readonly Thread thread;
    ExceptionDispatchInfo? failure;

    /// <summary>Starts making.</summary>
    /// <param name="first">Number of the first thing.</param>
    /// <param name="end">Number after the last thing.</param>
    /// <param name="make">Makes thing number n; called on the prefetcher's thread only.</param>
    /// <param name="ahead">How many may wait to be consumed.</param>
    /// <param name="whenDone">Called on the prefetcher's thread when it has made its last thing.</param>
    public Prefetcher(long first, long end, Func<long, T> make, int ahead = 3, Action? whenDone = null)
    {
        ready = new BlockingCollection<T>(ahead);
        thread = new Thread(() => Make(first, end, make, whenDone)) { IsBackground = true, Name = "prefetch" };
        thread.Start();
    }

    /// <summary>The next thing; it belongs to the caller.</summary>
    /// <exception cref="InvalidOperationException">There is none left.</exception>
    public T Take()
    {
        if (ready.TryTake(out var thing, Timeout.Infinite))
            return thing;
        failure?.Throw();
        throw new InvalidOperationException("Everything was taken.");
    }

    /// <summary>Stops making and disposes what was not consumed.</summary>
    public void Dispose()
    {
        stop.Cancel();
        thread.Join();
        while (ready.TryTake(out var thing))
            thing.Dispose();
        ready.Dispose();
        stop.Dispose();
    }

    void Make(long first, long end, Func<long, T> make, Action? whenDone)
    {
        try
        {
            for (var index = first; index < end; index++)
            {
                var thing = make(index);
                try
                {
                    ready.Add(thing, stop.Token);
                }
                catch (OperationCanceledException)
                {
                    // The consumer left; nobody will take this one.
                    thing.Dispose();
                    return;
                }
            }
        }
#pragma warning disable CA1031 // Whatever went wrong is thrown where the consumer waits.
        catch (Exception reason)
        {
            failure = ExceptionDispatchInfo.Capture(reason);
        }
#pragma warning restore CA1031
        finally
        {
            whenDone?.Invoke();
            ready.CompleteAdding();
        }
    }
}
