namespace SymbolNet.Web.Sketchpad;

/// <summary>A number that grows, and those who wait for it to get somewhere. Thread-safe.</summary>
sealed class Milestones
{
    readonly Lock gate = new();
    readonly List<(long Value, TaskCompletionSource Passed)> waiting = [];
    long reached;
    Exception? end;

    /// <summary>Completes when the number is <paramref name="value"/> or more.</summary>
    public Task WaitAsync(long value, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (reached >= value)
                return Task.CompletedTask;
            if (end is not null)
                return Task.FromException(end);
            var passed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((value, passed));
            return passed.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>The number is <paramref name="value"/> now.</summary>
    public void Reach(long value)
    {
        lock (gate)
        {
            reached = value;
            foreach (var (_, passed) in waiting.Where(other => other.Value <= value))
                passed.TrySetResult();
            waiting.RemoveAll(other => other.Value <= value);
        }
    }

    /// <summary>The number will not grow any more: whoever waits gets <paramref name="reason"/>.</summary>
    public void End(Exception reason)
    {
        lock (gate)
        {
            end = reason;
            foreach (var (_, passed) in waiting)
                passed.TrySetException(reason);
            waiting.Clear();
        }
    }
}
