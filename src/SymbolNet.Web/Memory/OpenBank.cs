using System.Collections.Immutable;
using SymbolNet.Web.Hosting;

namespace SymbolNet.Web.Memory;

/// <summary>A bank in main memory: its newest snapshot, who waits for the next one, and the gate that changes pass one by one.</summary>
sealed class OpenBank(TokenBucket changes)
{
    readonly Lock gate = new();
    ImmutableArray<Action<BankSnapshot>> subscribers = [];
    bool closed;

    /// <summary>Held by whoever loads or changes the bank.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>How often the bank may be changed.</summary>
    public TokenBucket Changes { get; } = changes;

    /// <summary>The newest snapshot; null until it is loaded. Written under <see cref="Gate"/>, read by anyone.</summary>
    public volatile BankSnapshot? Snapshot;

    /// <summary>True once the bank was erased for good: who still shows it may change nothing. Written and read under <see cref="Gate"/>.</summary>
    public bool IsErased { get; set; }

    /// <summary>When somebody last looked.</summary>
    public long UsedAt;

    /// <summary>True once the bank has left main memory: find it anew.</summary>
    public bool IsClosed
    {
        get { lock (gate) return closed; }
    }

    /// <summary>Who wants to know of new snapshots.</summary>
    public ImmutableArray<Action<BankSnapshot>> Subscribers
    {
        get { lock (gate) return subscribers; }
    }

    /// <summary>Adds a subscriber; false when the bank has left main memory.</summary>
    public bool TrySubscribe(Action<BankSnapshot> changed)
    {
        lock (gate)
        {
            if (!closed)
                subscribers = subscribers.Add(changed);
            return !closed;
        }
    }

    /// <summary>Takes a subscriber out.</summary>
    public void Unsubscribe(Action<BankSnapshot> changed)
    {
        lock (gate)
            subscribers = subscribers.Remove(changed);
    }

    /// <summary>Takes the bank out of main memory unless somebody subscribes to it. To be called under <see cref="Gate"/>.</summary>
    public bool TryClose()
    {
        lock (gate)
            return closed = subscribers.IsEmpty;
    }
}
