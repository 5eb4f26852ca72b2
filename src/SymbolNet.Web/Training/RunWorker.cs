using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Training;
using SymbolNet.Web.Datasets;
using SymbolNet.Web.Hosting;
using SymbolNet.Web.Models;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Training;

/// <summary>
/// Works on one run after another, the one that waits longest first, each in a process of its own. When the app stops, the process writes a checkpoint and the run goes on at the next start; when the
/// process dies, it goes on from its last checkpoint, a limited number of times.
/// </summary>
public sealed partial class RunWorker(
    IDbContextFactory<AppDb> databases, Runs runs, RunJournal journal, RunFolders folders, DatasetShelf datasets, TrainingProgram program, ModelShelf models, ModelExaminer examiner, IHostApplicationLifetime app, IOptions<RunOptions> options, TimeProvider time,
    ILogger<RunWorker> log)
    : BackgroundService
{
    /// <summary>How often rows are looked at although nobody asked for anything here.</summary>
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Not before the app answers: one that cannot even take its address, because another one runs already, must leave the other one's runs alone.
            await app.StartedAsync(stoppingToken);
            while (true)
                try
                {
                    await WorkOnAllAsync(stoppingToken);
                }
                catch (Exception reason) when (StorageFailure.Is(reason))
                {
                    // What was being worked on has no process any more, and is taken up again.
                    LogStorage(reason);
                    await runs.AskedAsync(LookEvery, stoppingToken);
                }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The app is stopping, and the run that was worked on is back in the queue.
        }
    }

    async Task WorkOnAllAsync(CancellationToken stopping)
    {
        await TakeUpAsync(stopping);
        while (true)
        {
            stopping.ThrowIfCancellationRequested();
            if (await ClaimAsync(stopping) is { } run)
                await WorkAsync(run, stopping);
            else
                await runs.AskedAsync(LookEvery, stopping);
        }
    }

    /// <summary>Runs that were being worked on when the app ended go back into the queue, once their process is gone.</summary>
    async Task TakeUpAsync(CancellationToken stopping)
    {
        await using var db = await databases.CreateDbContextAsync(stopping);
        foreach (var run in await db.Runs.Where(run => run.State == RunState.Running).ToListAsync(stopping))
        {
            if (run.WorkerId is { } id && run.WorkerStartedAt is { } startedAt)
                await program.OutliveAsync(id, startedAt, stopping);
            (run.State, run.Wanted, run.WorkerId) = (run.Wanted ?? RunState.Queued, null, null);
            await db.SaveChangesAsync(stopping);
            runs.Tell(run.Id);
        }
    }

    async Task<RunRow?> ClaimAsync(CancellationToken stopping)
    {
        await using var db = await databases.CreateDbContextAsync(stopping);
        var next = await db.Runs.AsNoTracking().Where(run => run.State == RunState.Queued).OrderBy(run => run.QueuedAt).FirstOrDefaultAsync(stopping);
        if (next is null)
            return null;
        var now = time.GetUtcNow();
        // Somebody may have taken it meanwhile.
        var taken = await db.Runs.Where(run => run.Id == next.Id && run.State == RunState.Queued)
            .ExecuteUpdateAsync(run => run.SetProperty(row => row.State, RunState.Running).SetProperty(row => row.Wanted, (RunState?)null)
                .SetProperty(row => row.StartedAt, row => row.StartedAt ?? now).SetProperty(row => row.Message, "Starting"), stopping);
        runs.Tell(next.Id);
        return taken == 1 ? next : null;
    }

    async Task WorkAsync(RunRow run, CancellationToken stopping)
    {
        using var halt = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var over = new CancellationTokenSource();
        var watching = WatchAsync(run.Id, halt, over.Token);
        var began = time.GetTimestamp();
        try
        {
            var (code, lastLine) = await TrainAsync(run, halt.Token);
            if (code == 0)
                await FinishAsync(run, halt.Token);
            else if (halt.IsCancellationRequested)
                await RestAsync(run.Id, stopping.IsCancellationRequested);
            else if (code == TrainingProgram.Refused)
                await FailAsync(run.Id, lastLine);
            else
                await DieAsync(run, code);
        }
        catch (InvalidInputException reason)
        {
            await FailAsync(run.Id, reason.Message);
        }
        catch (OperationCanceledException) when (halt.IsCancellationRequested)
        {
            await RestAsync(run.Id, stopping.IsCancellationRequested);
        }
        catch (Exception fault) when (!StorageFailure.Is(fault))
        {
            // One run's fault must neither end the worker nor, with it, the app.
            LogFault(fault, run.Id);
            await FailAsync(run.Id, "Something in the server went wrong; its log says what.");
        }
        finally
        {
            await over.CancelAsync();
            await watching;
            await SetAsync(run.Id, row => row.WorkedSeconds += time.GetElapsedTime(began).TotalSeconds);
        }
    }

    /// <summary>Stops the work as soon as somebody wants that.</summary>
    async Task WatchAsync(Guid id, CancellationTokenSource halt, CancellationToken over)
    {
        try
        {
            while (!halt.IsCancellationRequested)
                try
                {
                    if (await runs.FindAsync(id, over) is not { Wanted: null })
                        await halt.CancelAsync();
                    else
                        await runs.AskedAsync(LookEvery, over);
                }
                catch (Exception reason) when (StorageFailure.Is(reason))
                {
                    // Whether somebody wants it to stop cannot be known just now.
                    LogStorage(reason);
                    await runs.AskedAsync(LookEvery, over);
                }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The work is over.
        }
    }

    async Task<(int Code, string LastLine)> TrainAsync(RunRow run, CancellationToken stop)
    {
        var plan = RunPlan.Read(run.Plan);
        var model = folders.ModelOf(run.Id);
        var recipe = folders.RecipeOf(run.Id);
        await File.WriteAllTextAsync(recipe, JsonSerializer.Serialize(plan.Recipe, ModelDescription.Json), CancellationToken.None);
        // The seed and what is held out must be the same when it goes on.
        List<string> arguments = ["train", "--dataset", datasets.AddressOf(plan.Dataset), "--out", model, "--name", run.Name, "--json-lines", "-", "--stop-with-input", "--save-every", Text(options.Value.SaveEvery.TotalSeconds), "--seed", Text(plan.Recipe.Training.Seed)];
        if (plan.HeldOut is { } heldOut)
            arguments.AddRange(["--hold-out", heldOut]);
        else if (plan.Recipe.Validation is { } part)
            arguments.AddRange(["--validation", Text(part)]);
        if (Trainer.HoldsRun(model))
            arguments.Add("--resume");
        else
        {
            arguments.AddRange(["--recipe", recipe]);
            if (plan.Minutes is { } minutes)
                arguments.AddRange(["--minutes", Text(minutes)]);
        }
        if (plan.Recipe.Classes is { } classes)
            arguments.AddRange(["--classes", classes]);
        return await RunAsync(run.Id, arguments, line => journal.TakeAsync(run.Id, line), stop);

        static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
    }

    async Task FinishAsync(RunRow run, CancellationToken stop)
    {
        var folder = folders.ModelOf(run.Id);
        if (ModelDescription.Read(folder).HeldOut.Count > 0)
        {
            await journal.SayAsync(run.Id, "Fitting when an answer is certain");
            var (code, _) = await RunAsync(run.Id, ["calibrate", "--model", folder, "--dataset", datasets.AddressOf(RunPlan.Read(run.Plan).Dataset), "--stop-with-input", "--json"], _ => Task.CompletedTask, stop);
            if (code == TrainingProgram.Stopped || stop.IsCancellationRequested)
                throw new OperationCanceledException(stop);
            if (code != 0)
                await journal.WriteAsync(run.Id, "The decision rule could not be fitted: the model answers by the usual one.");
        }
        var id = await models.AdoptAsync(folder, run.Id, run.CreatedBy, stop);
        examiner.Wake();
        await SetAsync(run.Id, row =>
        {
            (row.State, row.Wanted, row.WorkerId, row.EndedAt, row.ModelId, row.Message, row.SecondsLeft) = (RunState.Finished, null, null, time.GetUtcNow(), id, null, null);
        });
    }

    async Task<(int Code, string LastLine)> RunAsync(Guid run, IReadOnlyList<string> arguments, Func<string, Task> output, CancellationToken stop)
    {
        var lastLine = "";
        var code = await program.RunAsync(arguments, folders.Of(run),
            (id, startedAt) => SetAsync(run, row => (row.WorkerId, row.WorkerStartedAt) = (id, startedAt)),
            output,
            line =>
            {
                if (line.Length > 0)
                    lastLine = line;
                return journal.WriteAsync(run, line);
            },
            stop);
        return (code, lastLine);
    }

    /// <summary>It was stopped: by somebody, or because the app stops.</summary>
    Task RestAsync(Guid id, bool isAppStopping) => SetAsync(id, row =>
    {
        (row.State, row.Wanted, row.WorkerId, row.SecondsLeft) = (row.Wanted ?? RunState.Queued, null, null, null);
        row.Message = row.State == RunState.Queued && isAppStopping ? "The server was stopped; it goes on from its checkpoint." : null;
        if (row.State == RunState.Cancelled)
            row.EndedAt = time.GetUtcNow();
    });

    Task FailAsync(Guid id, string sentence) => SetAsync(id, row =>
    {
        (row.State, row.Wanted, row.WorkerId, row.EndedAt, row.SecondsLeft, row.Message) = (RunState.Failed, null, null, time.GetUtcNow(), null, null);
        row.Problem = sentence.Replace(folders.Of(id), "the run's folder", StringComparison.Ordinal);
    });

    /// <summary>Its process ended unexpectedly.</summary>
    async Task DieAsync(RunRow run, int code)
    {
        LogDied(run.Id, code);
        var deaths = 0;
        await SetAsync(run.Id, row =>
        {
            deaths = ++row.Deaths;
            (row.State, row.Wanted, row.WorkerId, row.SecondsLeft) = (row.Wanted ?? RunState.Queued, null, null, null);
            row.Message = "Its process ended unexpectedly; it goes on from the last checkpoint.";
        });
        if (deaths > options.Value.ResumeLimit)
            await FailAsync(run.Id, $"Its process ended unexpectedly {deaths} times in a row, with exit code {code}. It may need more memory than there is. Nothing of its last checkpoint is lost.");
        else
            await journal.WriteAsync(run.Id, $"The process ended unexpectedly (exit code {code}); going on from the last checkpoint.");
    }

    async Task SetAsync(Guid id, Action<RunRow> change)
    {
        await using (var db = await databases.CreateDbContextAsync())
        {
            if (await db.Runs.SingleOrDefaultAsync(row => row.Id == id) is not { } run)
                return;
            change(run);
            await db.SaveChangesAsync();
        }
        runs.Tell(id);
    }

    [LoggerMessage(LogLevel.Warning, "The process of run {Run} ended unexpectedly with code {Code}.")]
    partial void LogDied(Guid run, int code);

    [LoggerMessage(LogLevel.Error, "The work on run {Run} failed.")]
    partial void LogFault(Exception reason, Guid run);

    [LoggerMessage(LogLevel.Error, "The database of runs does not answer.")]
    partial void LogStorage(Exception reason);
}
