namespace SymbolNet.Web.Storage;

/// <summary>Where a training run is in its life.</summary>
public enum RunState
{
    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>A process works on it.</summary>
    Running,

    /// <summary>Somebody paused it; it goes on from its checkpoint when somebody says so.</summary>
    Paused,

    /// <summary>Somebody cancelled it.</summary>
    Cancelled,

    /// <summary>It could not go on; the row says why.</summary>
    Failed,

    /// <summary>It came to its end, and its model is kept.</summary>
    Finished,
}
