using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using SymbolNet.Web.Memory;

namespace SymbolNet.Web.Sketchpad;

/// <summary>How many ink connections each visitor has open. Thread-safe.</summary>
public sealed class InkVisitors(IOptions<InkOptions> options)
{
    readonly ConcurrentDictionary<BankId, int> connections = new();

    /// <summary>Counts a connection; whoever gets true calls <see cref="Leave"/> later.</summary>
    public bool TryEnter(BankId visitor)
    {
        if (connections.AddOrUpdate(visitor, 1, (_, count) => count + 1) <= options.Value.ConnectionsPerVisitor)
            return true;
        Leave(visitor);
        return false;
    }

    /// <summary>A connection is over.</summary>
    public void Leave(BankId visitor)
    {
        if (connections.AddOrUpdate(visitor, 0, (_, count) => count - 1) <= 0)
            connections.TryRemove(KeyValuePair.Create(visitor, 0));
    }
}
