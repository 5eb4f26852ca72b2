using System.Collections.Immutable;

namespace SymbolNet.Web.Hosting;

/// <summary>Who wants to know of changes. Thread-safe.</summary>
sealed class Watchers
{
    ImmutableArray<Action> all = [];

    /// <summary>Calls <paramref name="changed"/> at every change, on the thread of whoever made it, until the result is disposed.</summary>
    public IDisposable Add(Action changed)
    {
        ImmutableInterlocked.Update(ref all, (known, one) => known.Add(one), changed);
        return new Watching(this, changed);
    }

    /// <summary>Something changed.</summary>
    public void Tell()
    {
        foreach (var watcher in all)
            watcher();
    }

    sealed class Watching(Watchers watchers, Action changed) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref watchers.all, (known, one) => known.Remove(one), changed);
    }
}
