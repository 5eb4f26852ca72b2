using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Training;

/// <summary>
/// The training runs: what people may do with them, and who wants to know what becomes of them. Every fact is a row; what is told in process are ids only. Thread-safe. Whoever calls has made sure
/// that an administrator asks (see <see cref="RunDesk"/>).
/// </summary>
public sealed class Runs(IDbContextFactory<AppDb> databases, RunFolders folders, TimeProvider time) : IDisposable
{
    /// <summary>Lines of the log that a page shows.</summary>
    const int LinesShown = 60;

    readonly Lock gate = new();
    readonly SemaphoreSlim asked = new(0, 1);
    ImmutableArray<Action<Guid>> watchers = [];

    /// <summary>All runs, the newest first.</summary>
    public async Task<IReadOnlyList<RunRow>> AllAsync(CancellationToken cancellation = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Runs.AsNoTracking().OrderByDescending(run => run.CreatedAt).ToListAsync(cancellation);
    }

    /// <summary>One run, or null when there is none.</summary>
    public async Task<RunRow?> FindAsync(Guid id, CancellationToken cancellation = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Runs.AsNoTracking().SingleOrDefaultAsync(run => run.Id == id, cancellation);
    }

    /// <summary>What a page shows of a run; null when there is none.</summary>
    /// <param name="id">Which run.</param>
    /// <param name="fromStretch">The first stretch of the curves that is wanted: what lies before has not changed.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<RunPicture?> LookAsync(Guid id, int fromStretch = 0, CancellationToken cancellation = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Runs.AsNoTracking().SingleOrDefaultAsync(run => run.Id == id, cancellation) is not { } run)
            return null;
        var points = await db.RunPoints.AsNoTracking().Where(point => point.RunId == id && point.Stretch >= fromStretch).OrderBy(point => point.Stretch).ToListAsync(cancellation);
        var checks = await db.RunChecks.AsNoTracking().Where(check => check.RunId == id).OrderBy(check => check.Step).ToListAsync(cancellation);
        var pairs = await db.RunPairs.AsNoTracking().Where(pair => pair.RunId == id).OrderBy(pair => pair.Place).ToListAsync(cancellation);
        var lines = await db.RunLines.AsNoTracking().Where(line => line.RunId == id).OrderByDescending(line => line.Id).Take(LinesShown).ToListAsync(cancellation);
        lines.Reverse();
        return new RunPicture(run, points, checks, pairs, lines);
    }

    /// <summary>Pictures a second that this server trained with a network, in its latest run of it; null when it never did.</summary>
    public async Task<double?> SpeedAsync(string network, CancellationToken cancellation = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var measured = await db.Runs.AsNoTracking().Where(run => run.PicturesPerSecond != null).OrderByDescending(run => run.CreatedAt).Select(run => new { run.Plan, run.PicturesPerSecond }).Take(50).ToListAsync(cancellation);
        return measured.FirstOrDefault(run => RunPlan.TryRead(run.Plan)?.Recipe.Training.Network.Name == network)?.PicturesPerSecond;
    }

    /// <summary>Puts a new run into the queue.</summary>
    /// <returns>The run's id.</returns>
    /// <exception cref="InvalidInputException">Its numbers make no training.</exception>
    public async Task<Guid> QueueAsync(RunPlan plan, Guid by, CancellationToken cancellation = default)
    {
        plan.Recipe.Training.Complete();
        var now = time.GetUtcNow();
        var run = new RunRow { Id = Guid.CreateVersion7(now), Name = plan.Recipe.Training.Name, Plan = plan.ToJson(), State = RunState.Queued, CreatedBy = by, CreatedAt = now, QueuedAt = now };
        await using (var db = await databases.CreateDbContextAsync(cancellation))
        {
            db.Runs.Add(run);
            await db.SaveChangesAsync(cancellation);
        }
        Ask(run.Id);
        return run.Id;
    }

    /// <summary>Lets a run rest at a checkpoint.</summary>
    /// <exception cref="InvalidInputException">It neither runs nor waits.</exception>
    public Task PauseAsync(Guid id) => StopAsync(id, RunState.Paused, "Only a run that is running or waiting can be paused.");

    /// <summary>Ends a run for good; its log and curves stay.</summary>
    /// <exception cref="InvalidInputException">It has ended already.</exception>
    public Task CancelAsync(Guid id) => StopAsync(id, RunState.Cancelled, "This run has ended already.");

    /// <summary>Puts a run that rests or did not come to its end back into the queue; it goes on from its last checkpoint.</summary>
    /// <exception cref="InvalidInputException">It is not one of those.</exception>
    public async Task ResumeAsync(Guid id)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync();
        var changed = await db.Runs.Where(run => run.Id == id && (run.State == RunState.Paused || run.State == RunState.Failed || run.State == RunState.Cancelled))
            .ExecuteUpdateAsync(run => run.SetProperty(row => row.State, RunState.Queued).SetProperty(row => row.Wanted, (RunState?)null).SetProperty(row => row.QueuedAt, now)
                .SetProperty(row => row.Deaths, 0).SetProperty(row => row.Problem, (string?)null).SetProperty(row => row.Message, (string?)null).SetProperty(row => row.EndedAt, (DateTimeOffset?)null));
        if (changed == 0)
            throw new InvalidInputException("This run is going on already, or has come to its end.");
        Ask(id);
    }

    /// <summary>Deletes a run with its curves, log and checkpoint. The model it made stays.</summary>
    /// <exception cref="InvalidInputException">It is running.</exception>
    public async Task DeleteAsync(Guid id)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await db.Runs.Where(run => run.Id == id && run.State != RunState.Running).ExecuteDeleteAsync() == 0)
            throw new InvalidInputException("A run that is running cannot be deleted. Cancel it first.");
        try
        {
            folders.Delete(id);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException("The run is deleted, but some of its files could not be: see the server's data folder.", reason);
        }
        finally
        {
            Tell(id);
        }
    }

    /// <summary>Calls <paramref name="changed"/> with the id of every run that changes, on the thread of whoever changed it, until the result is disposed.</summary>
    public IDisposable Watch(Action<Guid> changed)
    {
        lock (gate)
            watchers = watchers.Add(changed);
        return new Watching(this, changed);
    }

    /// <summary>Nobody can be woken any more.</summary>
    public void Dispose() => asked.Dispose();

    /// <summary>Tells watchers that a run changed.</summary>
    internal void Tell(Guid id)
    {
        foreach (var watcher in watchers)
            watcher(id);
    }

    /// <summary>Completes when somebody asked for something, or after a while: another server may have been asked.</summary>
    internal Task AskedAsync(TimeSpan patience, CancellationToken cancellation) => asked.WaitAsync(patience, cancellation);

    async Task StopAsync(Guid id, RunState wanted, string refusal)
    {
        var now = time.GetUtcNow();
        DateTimeOffset? ended = wanted == RunState.Cancelled ? now : null;
        await using var db = await databases.CreateDbContextAsync();
        // A running one is stopped by its worker, which then says so; one that nobody works on stops at once.
        var changed = await db.Runs.Where(run => run.Id == id && run.State == RunState.Running).ExecuteUpdateAsync(run => run.SetProperty(row => row.Wanted, wanted));
        if (changed == 0)
            changed = await db.Runs.Where(run => run.Id == id && (run.State == RunState.Queued || wanted == RunState.Cancelled && run.State == RunState.Paused))
                .ExecuteUpdateAsync(run => run.SetProperty(row => row.State, wanted).SetProperty(row => row.EndedAt, ended));
        if (changed == 0)
            throw new InvalidInputException(refusal);
        Ask(id);
    }

    void Ask(Guid id)
    {
        lock (gate)
            if (asked.CurrentCount == 0)
                asked.Release();
        Tell(id);
    }

    sealed class Watching(Runs runs, Action<Guid> changed) : IDisposable
    {
        public void Dispose()
        {
            lock (runs.gate)
                runs.watchers = runs.watchers.Remove(changed);
        }
    }
}
