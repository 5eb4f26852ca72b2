using SymbolNet.Web.Hosting;

namespace SymbolNet.Web.Sketchpad;

/// <summary>What the hub keeps count of for one connection. Thread-safe.</summary>
sealed class InkConnection(InkOptions options, TimeProvider time)
{
    readonly TokenBucket batches = new(options.BatchesPerSecond, options.BatchBurst, time);
    int streams;
    int refusals;

    /// <summary>Counts a stream; whoever gets true calls <see cref="CloseStream"/> later.</summary>
    public bool TryOpenStream()
    {
        if (Interlocked.Increment(ref streams) <= options.StreamsPerConnection)
            return true;
        CloseStream();
        return false;
    }

    /// <summary>A stream is over.</summary>
    public void CloseStream() => Interlocked.Decrement(ref streams);

    /// <summary>Counts a batch; false when they come too fast.</summary>
    public bool TryTakeBatch() => batches.TryTake();

    /// <summary>Counts a refusal; true when it was one too many.</summary>
    public bool RefusedTooOften() => Interlocked.Increment(ref refusals) >= options.RefusalsBeforeClosing;
}
