using Microsoft.EntityFrameworkCore;
using SymbolNet.Web.Hosting;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Models;

/// <summary>
/// Puts models to work. The new one is loaded beside the old one and embeds every bank anew in the background; then it takes over in one moment, and open banks follow one by one, each with its
/// drawings as the new model sees them. Recognition goes on all the time. What was asked for is a row: a restart goes on with it. Thread-safe.
/// </summary>
public sealed partial class Handover(IDbContextFactory<AppDb> databases, LiveModel live, ModelShelf shelf, StarterMemory starter, Banks banks, OpenModel open, TimeProvider time, ILogger<Handover> log) : BackgroundService
{
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    readonly Lock gate = new();
    readonly SemaphoreSlim asked = new(0, 1);
    readonly Watchers watchers = new();
    volatile HandoverProgress? progress;

    /// <summary>The model that is on its way to work, or null.</summary>
    public HandoverProgress? Progress => progress;

    /// <summary>Asks for a model to be put to work. One that was asked for before and is not at work yet gives way.</summary>
    /// <exception cref="InvalidInputException">There is no such model, or it is at work already.</exception>
    public async Task AskAsync(string modelId, Guid by)
    {
        await shelf.FindAsync(modelId);
        if (modelId == live.ModelId)
            throw new InvalidInputException("This model is at work already.");
        await using (var db = await databases.CreateDbContextAsync())
        {
            await db.ModelUses.Where(use => use.SwitchedAt == null && use.Problem == null).ExecuteUpdateAsync(use => use.SetProperty(row => row.Problem, "Another model was asked for before this one was ready."));
            db.ModelUses.Add(new ModelUseRow { ModelId = modelId, AskedBy = by, AskedAt = time.GetUtcNow() });
            await db.SaveChangesAsync();
        }
        lock (gate)
            if (asked.CurrentCount == 0)
                asked.Release();
        watchers.Tell();
    }

    /// <summary>What was asked for last.</summary>
    public async Task<ModelUseRow?> LatestAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.ModelUses.AsNoTracking().OrderByDescending(use => use.Id).FirstOrDefaultAsync();
    }

    /// <summary>Calls <paramref name="changed"/> whenever something about it changes, on another thread, until the result is disposed.</summary>
    public IDisposable Watch(Action changed) => watchers.Add(changed);

    /// <inheritdoc />
    public override void Dispose()
    {
        asked.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                if (await NextAsync(stoppingToken) is { } use)
                    await HandOverAsync(use, stoppingToken);
                else
                    await asked.WaitAsync(LookEvery, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The app is stopping; the next start goes on.
            }
            catch (Exception reason) when (StorageFailure.Is(reason))
            {
                LogStorage(reason);
                progress = null;
                watchers.Tell();
                await asked.WaitAsync(LookEvery, CancellationToken.None);
            }
    }

    async Task<ModelUseRow?> NextAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.ModelUses.AsNoTracking().Where(use => use.SwitchedAt == null && use.Problem == null).OrderByDescending(use => use.Id).FirstOrDefaultAsync(cancellation);
    }

    async Task HandOverAsync(ModelUseRow use, CancellationToken stopping)
    {
        ServingModel? next = null;
        try
        {
            Show(new HandoverProgress(use.ModelId, 0, 0));
            var card = await shelf.FindAsync(use.ModelId, stopping);
            next = await live.PrepareAsync(() => open(card.Folder), stopping);
            await starter.EmbedAsync(next, stopping);
            await banks.EmbedAllAsync(next, (done, total) => Show(new HandoverProgress(use.ModelId, done, total)), stopping);
            if (await NextAsync(stopping) is not { } wanted || wanted.Id != use.Id)
                return;

            var released = live.TakeOver(next);
            var taken = next;
            next = null;
            await banks.FollowAsync(stopping);
            await LiveModel.StopAsync(released);
            await SettleAsync(use.Id, null);
            await ForgetOthersAsync(taken.ModelId, stopping);
            LogAtWork(use.ModelId);
        }
        catch (Exception reason) when (reason is ModelUnavailableException or InvalidInputException)
        {
            await SettleAsync(use.Id, reason.Message);
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested && !StorageFailure.Is(fault))
        {
            // Unsettled, it would be met again at every start.
            LogFault(fault, use.ModelId);
            await SettleAsync(use.Id, live.ModelId == use.ModelId ? null : "Something in the server went wrong; its log says what.");
        }
        finally
        {
            // Not taken over: nobody holds on to it.
            if (next is not null)
                await LiveModel.StopAsync(next);
            progress = null;
            watchers.Tell();
        }
    }

    async Task SettleAsync(long id, string? problem)
    {
        DateTimeOffset? switched = problem is null ? time.GetUtcNow() : null;
        await using var db = await databases.CreateDbContextAsync();
        await db.ModelUses.Where(use => use.Id == id).ExecuteUpdateAsync(use => use.SetProperty(row => row.SwitchedAt, switched).SetProperty(row => row.Problem, problem));
    }

    /// <summary>Embeddings are kept of the model at work and of the one to roll back to.</summary>
    async Task ForgetOthersAsync(string current, CancellationToken cancellation)
    {
        var previous = await shelf.PreviousAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Embeddings.Where(row => row.ModelId != current && row.ModelId != previous).ExecuteDeleteAsync(cancellation);
        starter.KeepOnly(current, previous ?? "");
    }

    void Show(HandoverProgress shown)
    {
        progress = shown;
        watchers.Tell();
    }

    [LoggerMessage(LogLevel.Information, "Model {ModelId} is at work.")]
    partial void LogAtWork(string modelId);

    [LoggerMessage(LogLevel.Error, "Putting model {ModelId} to work failed.")]
    partial void LogFault(Exception reason, string modelId);

    [LoggerMessage(LogLevel.Error, "A model could not be put to work because the database does not answer.")]
    partial void LogStorage(Exception reason);
}
