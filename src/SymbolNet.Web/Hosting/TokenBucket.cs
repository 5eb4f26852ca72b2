namespace SymbolNet.Web.Hosting;

/// <summary>Says when something happens too often. Thread-safe.</summary>
public sealed class TokenBucket
{
    readonly Lock gate = new();
    readonly double perSecond;
    readonly double burst;
    readonly TimeProvider time;
    double tokens;
    long filledAt;

    /// <summary>Something may happen <paramref name="burst"/> times at once, and <paramref name="perSecond"/> times a second in the long run.</summary>
    public TokenBucket(double perSecond, double burst, TimeProvider time) =>
        (this.perSecond, this.burst, this.time, tokens, filledAt) = (perSecond, burst, time, burst, time.GetTimestamp());

    /// <summary>True when it may happen now.</summary>
    public bool TryTake()
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            tokens = Math.Min(burst, tokens + time.GetElapsedTime(filledAt, now).TotalSeconds * perSecond);
            filledAt = now;
            if (tokens < 1)
                return false;
            tokens--;
            return true;
        }
    }
}
