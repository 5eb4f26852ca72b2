using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SymbolNet.Memory;
using SymbolNet.Web.Hosting;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Memory;

/// <summary>Erases once a day what nobody can come back to: forgotten drawings and changes that are too old to be taken back, names that nothing bears any more, and the banks of guests who stay away.</summary>
public sealed partial class BankSweep(IDbContextFactory<AppDb> databases, Banks banks, StarterMemory starter, IOptions<BankOptions> options, IHostApplicationLifetime app, TimeProvider time, ILogger<BankSweep> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await app.StartedAsync(stoppingToken);
            using var timer = new PeriodicTimer(Every, time);
            do
                try
                {
                    await SweepAsync(stoppingToken);
                }
                catch (Exception reason) when (reason is not OperationCanceledException)
                {
                    // What cannot be erased today must not end the app.
                    LogLeft(reason);
                }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The app is stopping; the next start sweeps.
        }
    }

    /// <summary>Sweeps once. A bank that is open meanwhile notices as it would notice another server.</summary>
    internal async Task SweepAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (undoable, kept) = (now - options.Value.UndoFor, now - options.Value.GuestsKeptFor);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Changes.Where(change => change.At < undoable).ExecuteDeleteAsync(cancellation);
        await db.Exemplars.Where(exemplar => exemplar.ForgottenAt < undoable).ExecuteDeleteAsync(cancellation);
        await EraseNamesAsync(db, cancellation);

        foreach (var ids in banks.Watched.Select(bank => bank.Value).Chunk(BankStore.IdsPerQuery))
            await db.Banks.Where(bank => ids.Contains(bank.Id)).ExecuteUpdateAsync(bank => bank.SetProperty(one => one.VisitedAt, now), cancellation);
        var guests = db.Banks.Where(bank => bank.ChangedAt < kept && (bank.VisitedAt == null || bank.VisitedAt < kept) && !db.Users.Any(account => account.BankId == bank.Id));
        // One at a time: others want to write as well.
        foreach (var id in await guests.Select(bank => bank.Id).ToListAsync(cancellation))
            await guests.Where(bank => bank.Id == id).ExecuteDeleteAsync(cancellation);
        await db.TrainingConsents.Where(consent => consent.GivenAt < kept && !db.Banks.Any(bank => bank.Id == consent.BankId) && !db.Users.Any(account => account.BankId == consent.BankId)).ExecuteDeleteAsync(cancellation);
    }

    async Task EraseNamesAsync(AppDb db, CancellationToken cancellation)
    {
        var unborne = await db.Categories.Select(name => new { name.BankId, name.Id })
            .Except(db.Exemplars.Where(exemplar => exemplar.CategoryId != null).Select(exemplar => new { exemplar.BankId, Id = exemplar.CategoryId!.Value }))
            .ToListAsync(cancellation);
        foreach (var bank in unborne.Where(name => !starter.Contains(new CategoryId(name.Id))).GroupBy(name => name.BankId, name => name.Id))
        {
            // Taking a change back gives names back.
            var changes = await db.Changes.Where(change => change.BankId == bank.Key).Select(change => change.Steps).ToListAsync(cancellation);
            var needed = changes.SelectMany(steps => ChangeSteps.FromJson(steps).Exemplars).SelectMany(step => new[] { step.From, step.To }).ToHashSet();
            foreach (var ids in bank.Where(id => !needed.Contains(new CategoryId(id))).Chunk(BankStore.IdsPerQuery))
                await db.Categories.Where(name => name.BankId == bank.Key && ids.Contains(name.Id)).ExecuteDeleteAsync(cancellation);
        }
    }

    [LoggerMessage(LogLevel.Error, "What nobody can come back to could not be erased; tomorrow is another day.")]
    partial void LogLeft(Exception reason);
}
