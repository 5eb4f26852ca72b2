using System.Collections.Concurrent;
using System.Globalization;
using SymbolNet.Web.Datasets;
using SymbolNet.Web.Hosting;
using SymbolNet.Web.Storage;
using SymbolNet.Web.Training;

namespace SymbolNet.Web.Models;

/// <summary>
/// Measures in the background what cards say of models and training does not: the time for a drawing on this server, of every model that comes; and what it mixes up, of one that was trained here on
/// what its training kept away, of any other one when somebody asks. One process of low priority at a time. What is missing is looked for again after a restart, so nothing is kept but the results.
/// Thread-safe.
/// </summary>
public sealed partial class ModelExaminer(ModelShelf shelf, Runs runs, TrainingProgram program, DatasetShelf datasets, IHostApplicationLifetime app, ILogger<ModelExaminer> log) : BackgroundService
{
    /// <summary>How often models are looked at although nobody said that one came: another server may have brought it.</summary>
    static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    readonly SemaphoreSlim woken = new(0);
    readonly ConcurrentQueue<(string ModelId, ExaminationOrder Order)> asked = new();
    readonly ConcurrentDictionary<string, string> problems = new();
    readonly Watchers watchers = new();
    volatile ExaminationProgress? progress;

    /// <summary>What is being looked for, or null.</summary>
    public ExaminationProgress? Progress => progress;

    /// <summary>Why the last search for what a model mixes up came to nothing, or null.</summary>
    public string? ProblemOf(string modelId) => problems.GetValueOrDefault(modelId);

    /// <summary>A model came.</summary>
    public void Wake() => woken.Release();

    /// <summary>Asks for what a model mixes up; what was found before is replaced.</summary>
    /// <exception cref="InvalidInputException">There is no such model or data set, or this server cannot look.</exception>
    public async Task AskAsync(string modelId, ExaminationOrder order)
    {
        await shelf.FindAsync(modelId);
        _ = datasets.AddressOf(order.Dataset);
        InvalidInputException.Require(program.Exists, "This server cannot look: its training program is missing.");
        problems.TryRemove(modelId, out _);
        asked.Enqueue((modelId, order));
        Wake();
        watchers.Tell();
    }

    /// <summary>Whether a model waits for its turn.</summary>
    public bool IsWaiting(string modelId) => asked.Any(one => one.ModelId == modelId);

    /// <summary>Calls <paramref name="changed"/> whenever something about it changes, on another thread, until the result is disposed.</summary>
    public IDisposable Watch(Action changed) => watchers.Add(changed);

    /// <inheritdoc />
    public override void Dispose()
    {
        woken.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Visitors first: a starting app has enough to do.
            await app.StartedAsync(stoppingToken);
            while (true)
                if (!await DoNextAsync(stoppingToken))
                    await woken.WaitAsync(LookEvery, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The app is stopping; the next start looks for what is missing.
        }
    }

    /// <summary>Does one thing that is asked for or missing, and says whether there was one.</summary>
    async Task<bool> DoNextAsync(CancellationToken stopping)
    {
        if (!program.Exists)
            return false;
        try
        {
            if (asked.TryDequeue(out var one))
            {
                await FindMixUpsAsync(one.ModelId, one.Order, stopping);
                return true;
            }
            var cards = await shelf.AllAsync(stopping);
            if (cards.FirstOrDefault(card => card.MillisecondsPerDrawing is null && !problems.ContainsKey(card.Id)) is { } unmeasured)
            {
                await MeasureAsync(unmeasured, stopping);
                return true;
            }
            foreach (var card in cards.Where(card => card.MixedUpAt is null && card.RunId is not null && !problems.ContainsKey(card.Id)))
                if (await OrderOfAsync(card, stopping) is { } order)
                {
                    await FindMixUpsAsync(card.Id, order, stopping);
                    return true;
                }
        }
        catch (Exception reason) when (StorageFailure.Is(reason))
        {
            LogStorage(reason);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Cards that lack a number are no reason to end the app.
            LogFault(fault);
        }
        return false;
    }

    /// <summary>What a run kept away from its model, or null.</summary>
    async Task<ExaminationOrder?> OrderOfAsync(ModelCard card, CancellationToken stopping)
    {
        if (await runs.FindAsync(card.RunId!.Value, stopping) is not { } run)
            return null;
        try
        {
            var plan = RunPlan.Read(run.Plan);
            return card.Description.HeldOut.Count > 0 ? new(plan.Dataset, string.Join(',', card.Description.HeldOut), plan.Recipe.Classes)
                : plan.Recipe.Validation is { } part ? new(plan.Dataset, null, plan.Recipe.Classes, part, plan.Recipe.Training.Seed)
                : null;
        }
        catch (InvalidInputException reason)
        {
            problems[card.Id] = reason.Message;
            return null;
        }
    }

    async Task MeasureAsync(ModelCard card, CancellationToken stopping)
    {
        var answer = "";
        await RunAsync(card.Id, ["evaluate", "speed", "--model", card.Folder, "--json"], card.Folder, line => answer = line.Length > 0 ? line : answer, stopping);
        try
        {
            if (!problems.ContainsKey(card.Id))
                shelf.KeepSpeed(card.Id, answer);
        }
        catch (InvalidInputException reason)
        {
            problems[card.Id] = reason.Message;
        }
        watchers.Tell();
    }

    async Task FindMixUpsAsync(string modelId, ExaminationOrder order, CancellationToken stopping)
    {
        Show(new(modelId, 0, 0));
        try
        {
            var card = await shelf.FindAsync(modelId, stopping);
            List<string> arguments =
            [
                "evaluate", "mix-ups", "--model", card.Folder, "--dataset", datasets.AddressOf(order.Dataset), "--seed", Text(order.Seed), "--out", shelf.MixUpsFileOf(modelId), "--progress", "--json", "--stop-with-input",
            ];
            if (!string.IsNullOrWhiteSpace(order.Alphabets))
                arguments.AddRange(["--alphabets", order.Alphabets.Trim()]);
            if (order.Classes is { } classes)
                arguments.AddRange(["--classes", classes]);
            if (order.Validation is { } part)
                arguments.AddRange(["--validation", Text(part)]);
            await RunAsync(modelId, arguments, card.Folder, _ => { }, stopping);
        }
        catch (InvalidInputException reason)
        {
            problems[modelId] = reason.Message;
        }
        finally
        {
            Show(null);
        }

        static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
    }

    async Task RunAsync(string modelId, IReadOnlyList<string> arguments, string folder, Action<string> output, CancellationToken stopping)
    {
        var problem = "";
        try
        {
            var code = await program.RunAsync(arguments, folder, (_, _) => Task.CompletedTask, line =>
            {
                output(line);
                return Task.CompletedTask;
            }, line =>
            {
                if (line.Split('/') is [var done, var total] && int.TryParse(done, CultureInfo.InvariantCulture, out var count) && int.TryParse(total, CultureInfo.InvariantCulture, out var all))
                    Show(new(modelId, count, all));
                else if (line.Length > 0)
                    problem = line;
                return Task.CompletedTask;
            }, stopping);
            stopping.ThrowIfCancellationRequested();
            if (code != 0)
                problems[modelId] = TrainingProgram.Why(code, problem, "The search ended unexpectedly: it may need more memory than this server has.").Replace(folder, modelId, StringComparison.Ordinal);
        }
        catch (InvalidInputException reason)
        {
            problems[modelId] = reason.Message;
        }
        if (problems.TryGetValue(modelId, out var sentence))
            LogProblem(modelId, sentence);
    }

    void Show(ExaminationProgress? shown)
    {
        progress = shown;
        watchers.Tell();
    }

    [LoggerMessage(LogLevel.Warning, "Model {ModelId} could not be examined: {Sentence}")]
    partial void LogProblem(string modelId, string sentence);

    [LoggerMessage(LogLevel.Error, "A model could not be examined.")]
    partial void LogFault(Exception fault);

    [LoggerMessage(LogLevel.Error, "Models could not be examined because the database does not answer.")]
    partial void LogStorage(Exception reason);
}
