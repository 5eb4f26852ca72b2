using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SymbolNet.Embeddings;
using SymbolNet.Ink;
using SymbolNet.Memory;
using SymbolNet.Web.Hosting;
using SymbolNet.Web.Models;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Memory;

/// <summary>
/// The memory banks of all visitors. A change is committed to the database before its method returns; then the snapshot is swapped and subscribers are told. Changes of one bank follow one
/// another, reading never waits. Thread-safe.
/// </summary>
public sealed partial class Banks : IDisposable
{
    /// <summary>How often another server may be first with a change before this one gives up.</summary>
    const int Attempts = 5;

    readonly ConcurrentDictionary<BankId, OpenBank> open = new();
    readonly IDbContextFactory<AppDb> databases;
    readonly StarterMemory starter;
    readonly LiveModel model;
    readonly BankStore store;
    readonly BankOptions options;
    readonly TimeProvider time;
    readonly ILogger<Banks> log;
    readonly ITimer sweep;

    /// <summary>Opens nothing yet.</summary>
    public Banks(IDbContextFactory<AppDb> databases, StarterMemory starter, LiveModel model, IOptions<BankOptions> options, TimeProvider time, ILoggerFactory logs)
    {
        (this.databases, this.starter, this.model, this.options, this.time) = (databases, starter, model, options.Value, time);
        log = logs.CreateLogger<Banks>();
        store = new BankStore(starter, time, logs.CreateLogger<BankStore>());
        sweep = time.CreateTimer(_ => CloseIdle(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
    }

    /// <summary>Number of banks in main memory.</summary>
    internal int OpenCount => open.Count;

    /// <summary>Banks that somebody looks at now, on a page that may have been open for long.</summary>
    internal IReadOnlyList<BankId> Watched => [.. open.Where(bank => !bank.Value.Subscribers.IsEmpty).Select(bank => bank.Key)];

    /// <summary>What the bank knows now. A bank nobody has changed yet is the starter memory.</summary>
    public ValueTask<BankSnapshot> OpenAsync(BankId bank, CancellationToken cancellation = default) =>
        Enter(bank).Snapshot is { } snapshot ? ValueTask.FromResult(snapshot) : new(LoadAsync(bank, cancellation));

    /// <summary>Remembers a drawing under a name: of the category that has this name, or of a new one.</summary>
    /// <exception cref="InvalidInputException">The drawing is empty, the name is not one, a limit is reached, the model failed, or the change could not be stored.</exception>
    public async Task<BankChange> TeachAsync(BankId bank, string name, Drawing drawing, CancellationToken cancellation = default)
    {
        var clean = CategoryName.Parse(name);
        RefuseEmpty(drawing);
        return await ChangeAsync(bank, (before, db) => TeachAsync(db, before, before.Memory.FindByName(clean), clean, drawing, cancellation), cancellation);
    }

    /// <summary>Remembers one more drawing of a category.</summary>
    /// <exception cref="InvalidInputException">The drawing is empty, the category is gone, a limit is reached, the model failed, or the change could not be stored.</exception>
    public async Task<BankChange> TeachAsync(BankId bank, CategoryId category, Drawing drawing, CancellationToken cancellation = default)
    {
        RefuseEmpty(drawing);
        return await ChangeAsync(bank, (before, db) => TeachAsync(db, before, Existing(before, category), "", drawing, cancellation), cancellation);
    }

    /// <summary>Forgets one drawing; a category that loses its last one goes with it.</summary>
    /// <exception cref="InvalidInputException">The drawing is gone already, or the change could not be stored.</exception>
    public Task<BankChange> ForgetAsync(BankId bank, ExemplarId exemplar, CancellationToken cancellation = default) =>
        ChangeAsync(bank, async (before, db) =>
        {
            var category = await CategoryOfAsync(db, before, exemplar, cancellation);
            return new BankEdit($"Deleted a drawing of {category.Name}.", category.Id, exemplar, new ChangeSteps([new(exemplar, category.Id, null)]));
        }, cancellation);

    /// <summary>Forgets a category with all its drawings.</summary>
    /// <exception cref="InvalidInputException">The category is gone already, or the change could not be stored.</exception>
    public Task<BankChange> ForgetAsync(BankId bank, CategoryId category, CancellationToken cancellation = default) => ForgetAsync(bank, [category], cancellation);

    /// <summary>Forgets several categories in one change; those that are gone already are passed over.</summary>
    /// <exception cref="InvalidInputException">None of them is there, or the change could not be stored.</exception>
    public Task<BankChange> ForgetAsync(BankId bank, IReadOnlyCollection<CategoryId> categories, CancellationToken cancellation = default) =>
        ChangeAsync(bank, (before, _) =>
        {
            Category[] found = [.. categories.Distinct().Select(before.Memory.Find).OfType<Category>()];
            if (found.Length == 0)
                throw Gone();
            return new(new BankEdit(found.Length == 1 ? $"Deleted {found[0].Name}." : $"Deleted {found.Length} symbols.", found[0].Id, null,
                new ChangeSteps([.. from category in found from exemplar in before.Memory.ExemplarsOf(category.Id) select new ExemplarStep(exemplar, category.Id, null)])));
        }, cancellation);

    /// <summary>Gives a category another name.</summary>
    /// <exception cref="InvalidInputException">The category is gone, the name is not one or taken, or the change could not be stored.</exception>
    public Task<BankChange> RenameAsync(BankId bank, CategoryId category, string name, CancellationToken cancellation = default) =>
        ChangeAsync(bank, (before, _) =>
        {
            var clean = CategoryName.Parse(name);
            var old = Existing(before, category).Name;
            return new(new BankEdit($"Renamed {old} to {clean}.", category, null, new ChangeSteps([], new NameStep(category, old, clean))));
        }, cancellation);

    /// <summary>Puts all drawings of <paramref name="from"/> into <paramref name="into"/>, which keeps its name.</summary>
    /// <exception cref="InvalidInputException">One of them is gone, they are the same, a limit is reached, or the change could not be stored.</exception>
    public Task<BankChange> MergeAsync(BankId bank, CategoryId from, CategoryId into, CancellationToken cancellation = default) =>
        ChangeAsync(bank, (before, _) =>
        {
            var (source, target) = (Existing(before, from), Existing(before, into));
            if (from == into)
                throw new InvalidInputException("A symbol cannot be merged with itself.");
            RefuseOverfull(target, source.ExemplarCount);
            return new(new BankEdit($"Merged {source.Name} into {target.Name}.", into, null,
                new ChangeSteps([.. before.Memory.ExemplarsOf(from).Select(exemplar => new ExemplarStep(exemplar, from, into))])));
        }, cancellation);

    /// <summary>Moves one drawing to another category; a category that loses its last one goes.</summary>
    /// <exception cref="InvalidInputException">The drawing or the category is gone, it is there already, a limit is reached, or the change could not be stored.</exception>
    public Task<BankChange> MoveAsync(BankId bank, ExemplarId exemplar, CategoryId category, CancellationToken cancellation = default) =>
        ChangeAsync(bank, async (before, db) =>
        {
            var target = Existing(before, category);
            var source = await CategoryOfAsync(db, before, exemplar, cancellation);
            if (source.Id == target.Id)
                throw new InvalidInputException($"This drawing is one of {target.Name} already.");
            RefuseOverfull(target, 1);
            return new BankEdit($"Moved a drawing from {source.Name} to {target.Name}.", category, exemplar, new ChangeSteps([new(exemplar, source.Id, category)]));
        }, cancellation);

    /// <summary>Takes back exactly one change, however long ago it was made (within <see cref="BankOptions.UndoFor"/>). Taking back is itself a change and can be undone (a redo).</summary>
    /// <exception cref="InvalidInputException">The change is unknown, too old, undone already, in conflict with a later change, or could not be stored.</exception>
    public Task<BankChange> UndoAsync(BankId bank, Guid changeId, CancellationToken cancellation = default) =>
        ChangeAsync(bank, async (before, db) =>
        {
            var change = await db.Changes.AsNoTracking().SingleOrDefaultAsync(row => row.Id == changeId && row.BankId == bank.Value, cancellation);
            if (change is null || change.At < time.GetUtcNow() - options.UndoFor)
                throw new InvalidInputException("This change is too old to be taken back.");
            if (change.Undone)
                throw new InvalidInputException("This change was taken back already.");
            var steps = ChangeSteps.FromJson(change.Steps).Inverse();
            var places = await store.PlacesAsync(db, bank, steps.Exemplars.Select(step => step.Exemplar), cancellation);
            if (steps.Exemplars.Any(step => !places.TryGetValue(step.Exemplar, out var place) || place != step.From)
                || steps.Name is { } name && before.Memory.Find(name.Category)?.Name != name.From)
                throw new InvalidInputException("Something else was done to this symbol since, so this change can no longer be taken back by itself.");
            var category = steps.Name?.Category ?? steps.Exemplars[0].To ?? steps.Exemplars[0].From!.Value;
            return new BankEdit(Undone(change.Summary), category, steps.Exemplars is [var only] ? only.Exemplar : null, steps) { Undoes = changeId };
        }, cancellation);

    /// <summary>The drawings of a category: those of the starter memory, then own ones by when they were made; empty when the category is unknown.</summary>
    public async Task<IReadOnlyList<StoredExemplar>> DrawingsAsync(BankId bank, CategoryId category, CancellationToken cancellation = default)
    {
        var ids = (await OpenAsync(bank, cancellation)).Memory.ExemplarsOf(category).OrderBy(store.Age).ToArray();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var own = await store.DrawingsAsync(db, bank, ids.Where(id => !starter.Contains(id)), cancellation);
        return [.. ids.Select(id => starter.Find(id) is { } given ? new StoredExemplar(id, given.Drawing, null) : own.GetValueOrDefault(id)).OfType<StoredExemplar>()];
    }

    /// <summary>One remembered drawing, or null when the bank does not have it; a forgotten one is still there while it can be brought back.</summary>
    public async ValueTask<Drawing?> DrawingAsync(BankId bank, ExemplarId exemplar, CancellationToken cancellation = default)
    {
        if (starter.Find(exemplar) is { } given)
            return given.Drawing;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return (await store.DrawingsAsync(db, bank, [exemplar], cancellation)).GetValueOrDefault(exemplar)?.Drawing;
    }

    /// <summary>One drawing of every category (the first of <see cref="DrawingsAsync"/>), for a wall of tiles.</summary>
    public async Task<IReadOnlyDictionary<CategoryId, Drawing>> CoversAsync(BankId bank, CancellationToken cancellation = default)
    {
        var memory = (await OpenAsync(bank, cancellation)).Memory;
        var firsts = memory.Categories.ToDictionary(category => category.Id, category => memory.ExemplarsOf(category.Id).MinBy(store.Age));
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var own = await store.DrawingsAsync(db, bank, firsts.Values.Where(id => !starter.Contains(id)), cancellation);
        var covers = new Dictionary<CategoryId, Drawing>();
        foreach (var (category, id) in firsts)
            if ((starter.Find(id)?.Drawing ?? own.GetValueOrDefault(id)?.Drawing) is { } drawing)
                covers[category] = drawing;
        return covers;
    }

    /// <summary>Calls <paramref name="changed"/> with every new snapshot of a bank, on the thread of whoever changed it, until the result is disposed. The bank stays in memory that long.</summary>
    public IDisposable Subscribe(BankId bank, Action<BankSnapshot> changed)
    {
        while (true)
        {
            var entered = Enter(bank);
            if (entered.TrySubscribe(changed))
                return new Subscription(entered, changed);
        }
    }

    /// <summary>Takes banks nobody looks at out of main memory.</summary>
    public void CloseIdle()
    {
        foreach (var (id, bank) in open)
            if (time.GetElapsedTime(bank.UsedAt) > options.IdleAfter && bank.Gate.Wait(TimeSpan.Zero))
                try
                {
                    if (bank.TryClose())
                        open.TryRemove(id, out _);
                }
                finally
                {
                    bank.Gate.Release();
                }
    }

    /// <summary>Erases a bank for good. Whoever still shows it sees the memory that everybody starts with, and can change nothing any more.</summary>
    /// <param name="bank">Which bank.</param>
    /// <param name="erase">Deletes its rows. No change of the bank is under way meanwhile.</param>
    internal async Task EraseAsync(BankId bank, Func<Task> erase)
    {
        var entered = await EnterAloneAsync(bank, CancellationToken.None);
        try
        {
            await erase();
            entered.IsErased = true;
            Tell(entered, entered.Snapshot = store.Untouched(bank, model.Serving));
        }
        finally
        {
            entered.Gate.Release();
        }
    }

    /// <summary>Has a model look at every drawing of every bank, before it takes over.</summary>
    internal Task EmbedAllAsync(ServingModel next, Action<int, int> progress, CancellationToken cancellation) => store.EmbedAllAsync(databases, next, progress, cancellation);

    /// <summary>Takes every bank in main memory over to the model that answers now, one by one; until its turn comes, a bank goes on with the model before.</summary>
    internal async Task FollowAsync(CancellationToken cancellation)
    {
        foreach (var (id, bank) in open)
        {
            await bank.Gate.WaitAsync(cancellation);
            try
            {
                if (bank.Snapshot is not { } before || before.Model == model.Serving)
                    continue;
                await using var db = await databases.CreateDbContextAsync(cancellation);
                var after = await store.LoadAsync(db, id, model.Serving, cancellation);
                bank.Snapshot = after;
                Tell(bank, after);
            }
            finally
            {
                bank.Gate.Release();
            }
        }
    }

    /// <summary>Stops looking for idle banks.</summary>
    public void Dispose() => sweep.Dispose();

    OpenBank Enter(BankId bank)
    {
        var entered = open.GetOrAdd(bank, _ => new OpenBank(new TokenBucket(options.ChangesPerMinute / 60.0, options.ChangesPerMinute, time)));
        entered.UsedAt = time.GetTimestamp();
        return entered;
    }

    /// <summary>Passes the bank's gate; the caller releases it.</summary>
    async Task<OpenBank> EnterAloneAsync(BankId bank, CancellationToken cancellation)
    {
        while (true)
        {
            var entered = Enter(bank);
            await entered.Gate.WaitAsync(cancellation);
            if (!entered.IsClosed)
                return entered;
            entered.Gate.Release();
        }
    }

    async Task<BankSnapshot> LoadAsync(BankId bank, CancellationToken cancellation)
    {
        var entered = await EnterAloneAsync(bank, cancellation);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            return entered.Snapshot ??= await store.LoadAsync(db, bank, model.Serving, cancellation);
        }
        finally
        {
            entered.Gate.Release();
        }
    }

    async Task<BankChange> ChangeAsync(BankId bank, Func<BankSnapshot, AppDb, ValueTask<BankEdit>> plan, CancellationToken cancellation)
    {
        var entered = await EnterAloneAsync(bank, cancellation);
        try
        {
            if (entered.IsErased)
                throw new InvalidInputException("These symbols were deleted together with their account, so nothing was changed. Reload the page to go on.");
            if (!entered.Changes.TryTake())
                throw new InvalidInputException("That is a lot of changes at once. Please wait a moment.");
            for (var attempt = 1; ; attempt++)
                try
                {
                    await using var db = await databases.CreateDbContextAsync(cancellation);
                    var before = entered.Snapshot ??= await store.LoadAsync(db, bank, model.Serving, cancellation);
                    var edit = await plan(before, db);
                    var memory = await ApplyAsync(db, before, edit, cancellation);
                    var (version, change) = await store.CommitAsync(db, before, edit, options.UndoFor);
                    var after = before with { Version = version, Memory = memory };
                    entered.Snapshot = after;
                    Tell(entered, after);
                    return new BankChange(change, edit.Summary, edit.Category, edit.Exemplar);
                }
                catch (DbUpdateConcurrencyException) when (attempt < Attempts)
                {
                    // Another server changed the bank: look again and decide anew.
                    entered.Snapshot = null;
                }
                catch (Exception reason) when (StorageFailure.Is(reason))
                {
                    LogRefused(reason, bank);
                    entered.Snapshot = null;
                    throw StorageFailure.Refusal(reason);
                }
        }
        finally
        {
            entered.Gate.Release();
        }
    }

    /// <summary>The memory as it will be after an edit.</summary>
    async Task<MemoryBank> ApplyAsync(AppDb db, BankSnapshot before, BankEdit edit, CancellationToken cancellation)
    {
        var arriving = edit.Steps.Exemplars.Where(step => step.To is not null).ToArray();
        var embeddings = edit.Taught is var (_, embedding)
            ? new Dictionary<ExemplarId, Embedding> { [edit.Exemplar!.Value] = embedding }
            : await store.EmbeddingsAsync(db, before.Id, before.Model, arriving.Select(step => step.Exemplar), cancellation);
        var names = new Dictionary<CategoryId, string>();
        foreach (var category in arriving.Select(step => step.To!.Value).Distinct())
            names[category] = before.Memory.Find(category)?.Name ?? edit.NewName ?? await store.NameAsync(db, before.Id, category, cancellation);

        var memory = edit.Steps.Exemplars.Where(step => step.From is not null).Aggregate(before.Memory, (memory, step) => memory.Forget(step.Exemplar));
        if (edit.Steps.Name is { } rename)
            memory = memory.Rename(rename.Category, rename.To);
        return memory.RememberAll(
            from step in arriving
            where embeddings.ContainsKey(step.Exemplar)
            select (step.To!.Value, names[step.To.Value], new Exemplar(step.Exemplar, embeddings[step.Exemplar])));
    }

    async ValueTask<BankEdit> TeachAsync(AppDb db, BankSnapshot before, Category? known, string name, Drawing drawing, CancellationToken cancellation)
    {
        // What was forgotten and can be brought back takes as much room as what is remembered.
        var (forgotten, names) = await BankStore.CountAsync(db, before.Id, cancellation);
        var advice = forgotten > 0 ? $", those included that were deleted in the last {options.UndoFor.TotalDays:0} days and can still be brought back." : ". Delete some first.";
        if (before.Memory.ExemplarCount + forgotten >= options.ExemplarLimit)
            throw new InvalidInputException($"This memory is full: it holds {options.ExemplarLimit:N0} drawings{advice}");
        if (known is null && Math.Max(before.Memory.Categories.Count, names) >= options.CategoryLimit)
            throw new InvalidInputException($"This memory is full: it holds {options.CategoryLimit:N0} symbols{advice}");
        if (known is not null)
            RefuseOverfull(known, 1);
        var category = known?.Id ?? CategoryId.New();
        var exemplar = ExemplarId.New();
        return new BankEdit(known is null ? $"Learned {name}." : $"Learned another {known.Name}.", category, exemplar, new ChangeSteps([new(exemplar, null, category)]))
        {
            NewName = known is null ? name : null,
            Taught = (drawing, await EmbedAsync(before, drawing, cancellation)),
        };
    }

    void RefuseOverfull(Category category, int more)
    {
        if (category.ExemplarCount + more > options.ExemplarsPerCategoryLimit)
            throw new InvalidInputException($"A symbol may have up to {options.ExemplarsPerCategoryLimit:N0} drawings; {category.Name} has {category.ExemplarCount:N0}.");
    }

    static void RefuseEmpty(Drawing drawing)
    {
        if (drawing.IsEmpty)
            throw new InvalidInputException("There is nothing on the sheet yet. Draw the symbol first.");
    }

    /// <summary>Embeds a drawing with the model of the bank it comes into: embeddings of two models must never meet.</summary>
    static async ValueTask<Embedding> EmbedAsync(BankSnapshot before, Drawing drawing, CancellationToken cancellation)
    {
        try
        {
            return before.Model.Recognizer is { } recognizer ? await recognizer.EmbedAsync(drawing, cancellation) : BankSnapshot.NoEmbedding;
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or InvalidInputException))
        {
            // Logged by the model's thread.
            throw new InvalidInputException("The model could not look at this drawing just now, so it was not learned. Please try again.", fault);
        }
    }

    async Task<Category> CategoryOfAsync(AppDb db, BankSnapshot before, ExemplarId exemplar, CancellationToken cancellation) =>
        (await store.PlacesAsync(db, before.Id, [exemplar], cancellation)).GetValueOrDefault(exemplar) is { } category
            ? Existing(before, category)
            : throw new InvalidInputException("This drawing is no longer in the memory.");

    static Category Existing(BankSnapshot bank, CategoryId category) => bank.Memory.Find(category) ?? throw Gone();

    static InvalidInputException Gone() => new("This symbol is no longer in the memory.");

    /// <summary>"Undone: …" of a change, "Redone: …" of an undone one.</summary>
    static string Undone(string summary)
    {
        const string undone = "Undone: ", redone = "Redone: ";
        return summary.StartsWith(undone, StringComparison.Ordinal) ? redone + summary[undone.Length..]
            : summary.StartsWith(redone, StringComparison.Ordinal) ? undone + summary[redone.Length..]
            : undone + summary;
    }

    void Tell(OpenBank bank, BankSnapshot snapshot)
    {
        foreach (var changed in bank.Subscribers)
            try
            {
                changed(snapshot);
            }
            catch (Exception fault)
            {
                // The change is stored: a listener's fault must not make it look refused.
                LogListenerFault(fault, snapshot.Id);
            }
    }

    [LoggerMessage(LogLevel.Error, "A change of bank {Bank} could not be stored.")]
    partial void LogRefused(Exception reason, BankId bank);

    [LoggerMessage(LogLevel.Error, "A listener to bank {Bank} failed.")]
    partial void LogListenerFault(Exception reason, BankId bank);

    sealed class Subscription(OpenBank bank, Action<BankSnapshot> changed) : IDisposable
    {
        public void Dispose() => bank.Unsubscribe(changed);
    }
}
