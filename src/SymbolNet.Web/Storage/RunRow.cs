namespace SymbolNet.Web.Storage;

/// <summary>A training run: what is to be trained, where it is, and what it last said. The truth about a run is here; a process only works on it.</summary>
public sealed class RunRow
{
    /// <summary>Names the run; ids sort by when runs were made.</summary>
    public Guid Id { get; set; }

    /// <summary>What people call it, and the first part of its model's id.</summary>
    public string Name { get; set; } = "";

    /// <summary>What is to be trained, as JSON (see <see cref="Training.RunPlan"/>).</summary>
    public string Plan { get; set; } = "";

    /// <summary>Where it is in its life.</summary>
    public RunState State { get; set; }

    /// <summary>What somebody wants a running one to become: paused or cancelled. The worker sees to it.</summary>
    public RunState? Wanted { get; set; }

    /// <summary>Why it failed, in plain words.</summary>
    public string? Problem { get; set; }

    /// <summary>What it is doing now, in plain words.</summary>
    public string? Message { get; set; }

    /// <summary>Who made it.</summary>
    public Guid CreatedBy { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it came into the queue; the earliest is next.</summary>
    public DateTimeOffset QueuedAt { get; set; }

    /// <summary>When work on it first began.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended, however it did.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Seconds of work on it so far.</summary>
    public double WorkedSeconds { get; set; }

    /// <summary>Steps done.</summary>
    public long Step { get; set; }

    /// <summary>Steps of the whole run; 0 while it is not known.</summary>
    public long Steps { get; set; }

    /// <summary>The last loss.</summary>
    public double? Loss { get; set; }

    /// <summary>The last accuracy on what is held out, as a fraction.</summary>
    public double? Accuracy { get; set; }

    /// <summary>The best accuracy so far, as a fraction.</summary>
    public double? BestAccuracy { get; set; }

    /// <summary>Pictures trained per second, lately.</summary>
    public double? PicturesPerSecond { get; set; }

    /// <summary>Seconds until the end at this speed.</summary>
    public double? SecondsLeft { get; set; }

    /// <summary>How often its process ended unexpectedly since its last checkpoint.</summary>
    public int Deaths { get; set; }

    /// <summary>The process that works on it, or did; with <see cref="WorkerStartedAt"/>, because numbers of processes are used again.</summary>
    public int? WorkerId { get; set; }

    /// <summary>When that process started.</summary>
    public DateTimeOffset? WorkerStartedAt { get; set; }

    /// <summary>The model it made.</summary>
    public string? ModelId { get; set; }
}
