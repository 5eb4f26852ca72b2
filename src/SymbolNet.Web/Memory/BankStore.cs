using Microsoft.EntityFrameworkCore;
using SymbolNet.Embeddings;
using SymbolNet.Ink;
using SymbolNet.Memory;
using SymbolNet.Web.Models;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Memory;

/// <summary>
/// Banks as rows. Rows say how a bank differs from the starter memory: a name row where a category is new, renamed or got a drawing, an exemplar row where a drawing is new, moved or forgotten.
/// A category is there as long as a drawing belongs to it.
/// </summary>
sealed partial class BankStore(StarterMemory starter, TimeProvider time, ILogger<BankStore> log)
{
    /// <summary>Ids per query, below every database's limit of parameters.</summary>
    public const int IdsPerQuery = 500;

    /// <summary>Reads a whole bank as a model sees it. Drawings that the model has not seen yet are embedded.</summary>
    public async Task<BankSnapshot> LoadAsync(AppDb db, BankId bank, ServingModel model, CancellationToken cancellation)
    {
        var row = await db.Banks.AsNoTracking().SingleOrDefaultAsync(row => row.Id == bank.Value, cancellation);
        if (row is null)
            return Untouched(bank, model);
        await NoteVisitAsync(db, row, cancellation);

        var names = await db.Categories.AsNoTracking().Where(name => name.BankId == bank.Value).ToDictionaryAsync(name => new CategoryId(name.Id), name => name.Name, cancellation);
        var places = await db.Exemplars.AsNoTracking()
            .Where(exemplar => exemplar.BankId == bank.Value && (exemplar.CategoryId != null || exemplar.Kind == DrawingKind.Starter))
            .Select(exemplar => new { exemplar.Id, exemplar.CategoryId, exemplar.Kind })
            .ToListAsync(cancellation);
        // A later version of the starter memory may lack a drawing that somebody moved.
        var moved = places.Where(place => place.Kind != DrawingKind.Starter || starter.Contains(new ExemplarId(place.Id)))
            .ToDictionary(place => new ExemplarId(place.Id), place => Id(place.CategoryId));

        // A later version of the starter memory may also bring a name that the visitor has given already.
        var living = moved.Values.OfType<CategoryId>().Concat(starter.Categories.Where(HasUntouched).Select(category => category.Id)).ToHashSet();
        var given = names.Where(name => living.Contains(name.Key)).Select(name => name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var category in starter.Categories)
            if (given.Contains(category.Name))
                names.TryAdd(category.Id, $"{category.Name} (starter)");

        // What this visitor touched is taken out of the starter memory and put back as it is now.
        StarterCategory[] touched = [.. starter.Categories.Where(category => names.GetValueOrDefault(category.Id, category.Name) != category.Name || category.Exemplars.Any(exemplar => moved.ContainsKey(exemplar.Id)))];
        KeyValuePair<ExemplarId, CategoryId>[] remembered =
        [
            .. touched.SelectMany(category => category.Exemplars).Where(exemplar => !moved.ContainsKey(exemplar.Id)).Select(exemplar => KeyValuePair.Create(exemplar.Id, exemplar.Category))
                .Concat(from place in moved where place.Value is not null select KeyValuePair.Create(place.Key, place.Value!.Value))
                .OrderBy(place => Age(place.Key)),
        ];
        var embeddings = await EmbeddingsAsync(db, bank, model, remembered.Select(place => place.Key), cancellation);
        var memory = touched.Aggregate(starter.MemoryOf(model), (memory, category) => memory.Forget(category.Id));
        return new BankSnapshot(bank, row.Version, memory.RememberAll(
            from place in remembered
            where embeddings.ContainsKey(place.Key)
            select (place.Value, NameOf(place.Value, names), new Exemplar(place.Key, embeddings[place.Key])))) { Starter = starter, Model = model };

        bool HasUntouched(StarterCategory category) => category.Exemplars.Any(exemplar => !moved.ContainsKey(exemplar.Id));
    }

    /// <summary>A bank that has no row.</summary>
    public BankSnapshot Untouched(BankId bank, ServingModel model) => new(bank, 0, starter.MemoryOf(model)) { Starter = starter, Model = model };

    /// <summary>Sorts drawings: those of the starter memory first, in its order, then own ones by when they were made.</summary>
    public (int Order, Guid Id) Age(ExemplarId exemplar) => (starter.Find(exemplar)?.Order ?? int.MaxValue, exemplar.Value);

    /// <summary>Where drawings are now; null for a forgotten one. Unknown ids are left out.</summary>
    public async Task<Dictionary<ExemplarId, CategoryId?>> PlacesAsync(AppDb db, BankId bank, IEnumerable<ExemplarId> exemplars, CancellationToken cancellation)
    {
        var places = new Dictionary<ExemplarId, CategoryId?>();
        foreach (var ids in exemplars.Distinct().Chunk(IdsPerQuery))
        {
            foreach (var id in ids)
                if (starter.Find(id) is { } exemplar)
                    places[id] = exemplar.Category;
            Guid[] values = [.. ids.Select(id => id.Value)];
            foreach (var row in await db.Exemplars.AsNoTracking().Where(row => row.BankId == bank.Value && values.Contains(row.Id)).Select(row => new { row.Id, row.CategoryId }).ToListAsync(cancellation))
                places[new ExemplarId(row.Id)] = Id(row.CategoryId);
        }
        return places;
    }

    /// <summary>The name a category has, or had when it was last there.</summary>
    public async Task<string> NameAsync(AppDb db, BankId bank, CategoryId category, CancellationToken cancellation) =>
        await db.Categories.AsNoTracking().Where(row => row.BankId == bank.Value && row.Id == category.Value).Select(row => row.Name).SingleOrDefaultAsync(cancellation)
        ?? starter.Find(category)?.Name
        ?? throw new InvalidInputException("This symbol is no longer in the memory.");

    /// <summary>The ink of own drawings, forgotten ones included.</summary>
    public async Task<Dictionary<ExemplarId, StoredExemplar>> DrawingsAsync(AppDb db, BankId bank, IEnumerable<ExemplarId> exemplars, CancellationToken cancellation)
    {
        var drawings = new Dictionary<ExemplarId, StoredExemplar>();
        foreach (var ids in exemplars.Chunk(IdsPerQuery))
        {
            Guid[] values = [.. ids.Select(id => id.Value)];
            foreach (var row in await db.Exemplars.AsNoTracking().Where(row => row.BankId == bank.Value && values.Contains(row.Id) && row.Kind == DrawingKind.Strokes).ToListAsync(cancellation))
                if (TryReadDrawing(row) is { } drawing)
                    drawings[new ExemplarId(row.Id)] = new StoredExemplar(new ExemplarId(row.Id), drawing, row.CreatedAt);
        }
        return drawings;
    }

    /// <summary>What a model makes of drawings, starter drawings included; what it has not seen yet is embedded and kept. A drawing that cannot be read is left out.</summary>
    public async Task<Dictionary<ExemplarId, Embedding>> EmbeddingsAsync(AppDb db, BankId bank, ServingModel model, IEnumerable<ExemplarId> exemplars, CancellationToken cancellation)
    {
        var embeddings = new Dictionary<ExemplarId, Embedding>();
        var missing = new HashSet<ExemplarId>();
        foreach (var id in exemplars)
            if (starter.Contains(id))
                embeddings[id] = starter.Embedding(model, id);
            else if (model.Recognizer is null)
                embeddings[id] = BankSnapshot.NoEmbedding;
            else
                missing.Add(id);
        if (missing.Count == 0)
            return embeddings;

        var modelId = model.ModelId;
        var kept = db.Embeddings.AsNoTracking().Where(row => row.BankId == bank.Value && row.ModelId == modelId);
        // A few are looked up; many are most of the bank, which is read in one go.
        if (missing.Count <= IdsPerQuery)
        {
            Guid[] ids = [.. missing.Select(id => id.Value)];
            kept = kept.Where(row => ids.Contains(row.ExemplarId));
        }
        await foreach (var row in kept.AsAsyncEnumerable().WithCancellation(cancellation))
            if (row.Vector.Length == model.Dimension * sizeof(float) && missing.Remove(new ExemplarId(row.ExemplarId)))
                embeddings[new ExemplarId(row.ExemplarId)] = EmbeddingBytes.Read(row.Vector);
        foreach (var ids in missing.Chunk(IdsPerQuery))
            await EmbedAsync(db, bank, model, ids, embeddings, cancellation);
        return embeddings;
    }

    /// <summary>Has a model look at every drawing of every bank that it has not seen yet, bank by bank.</summary>
    /// <param name="databases">Where contexts come from: one for each portion, since it may take long.</param>
    /// <param name="model">The model.</param>
    /// <param name="progress">Told how many of how many drawings are done.</param>
    /// <param name="cancellation">Gives up; what was embedded is kept.</param>
    public async Task EmbedAllAsync(IDbContextFactory<AppDb> databases, ServingModel model, Action<int, int> progress, CancellationToken cancellation)
    {
        var (done, total) = (0, 0);
        // What is drawn meanwhile is found at the next round; the few that come after the last one are embedded when their bank is next read.
        while (true)
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var portion = await Unseen(db, model.ModelId).OrderBy(row => row.BankId).Take(IdsPerQuery).Select(row => new { row.BankId, row.Id }).ToListAsync(cancellation);
            if (portion.Count == 0)
                return;
            if (total < done + portion.Count)
                total = done + await Unseen(db, model.ModelId).CountAsync(cancellation);
            progress(done, total);
            var before = done;
            foreach (var bank in portion.GroupBy(row => new BankId(row.BankId)))
            {
                done += await EmbedAsync(db, bank.Key, model, bank.Select(row => new ExemplarId(row.Id)), [], cancellation);
                progress(done, Math.Max(done, total));
            }
            // None of them can be read, or nothing can be stored: the next round would be the same.
            if (done == before)
                return;
        }

        static IQueryable<ExemplarRow> Unseen(AppDb db, string modelId) => db.Exemplars.AsNoTracking().Where(row =>
            row.Kind == DrawingKind.Strokes && row.CategoryId != null && !db.Embeddings.Any(embedding => embedding.BankId == row.BankId && embedding.ExemplarId == row.Id && embedding.ModelId == modelId));
    }

    /// <summary>Stores a change: all of it or nothing.</summary>
    /// <returns>The bank's new version and the change's id.</returns>
    public async Task<(long Version, Guid Change)> CommitAsync(AppDb db, BankSnapshot before, BankEdit edit, TimeSpan undoFor)
    {
        var (bank, now, version) = (before.Id.Value, time.GetUtcNow(), before.Version + 1);
        // Not cancellable from here on: a caller who hangs up must not leave the snapshot behind the database.
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        db.ChangeTracker.Clear();

        var bankRow = new BankRow { Id = bank, Version = before.Version, CreatedAt = now };
        if (before.Version == 0)
            db.Banks.Add(bankRow);
        else
            db.Banks.Attach(bankRow);
        (bankRow.Version, bankRow.ChangedAt) = (version, now);

        if (edit.NewName is { } name)
            db.Categories.Add(new CategoryRow { BankId = bank, Id = edit.Category.Value, Name = name });
        if (edit.Steps.Name is { } rename)
            await NameAsync(db, bank, rename);
        await KeepNamesAsync(db, before, edit.Steps.Exemplars);
        await PlaceAsync(db, bank, before.Model, edit, now);

        var change = new ChangeRow { Id = Guid.CreateVersion7(now), BankId = bank, At = now, Summary = edit.Summary, Steps = edit.Steps.ToJson() };
        db.Changes.Add(change);
        if (edit.Undoes is { } undone)
            db.Changes.Attach(new ChangeRow { Id = undone }).Entity.Undone = true;
        await db.SaveChangesAsync(CancellationToken.None);

        // What can no longer be brought back is erased for good.
        var horizon = now - undoFor;
        await db.Changes.Where(row => row.BankId == bank && row.At < horizon).ExecuteDeleteAsync(CancellationToken.None);
        await db.Exemplars.Where(row => row.BankId == bank && row.ForgottenAt < horizon).ExecuteDeleteAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return (version, change.Id);
    }

    /// <summary>How many drawings of a bank are forgotten and can still be brought back, and how many names are stored for it.</summary>
    public static async Task<(int Forgotten, int Names)> CountAsync(AppDb db, BankId bank, CancellationToken cancellation) =>
        (await db.Exemplars.CountAsync(row => row.BankId == bank.Value && row.ForgottenAt != null, cancellation), await db.Categories.CountAsync(row => row.BankId == bank.Value, cancellation));

    /// <summary>Once a day at most: what is merely looked at is rarely written.</summary>
    async Task NoteVisitAsync(AppDb db, BankRow row, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var lately = now.AddDays(-1);
        if (row.ChangedAt >= lately || row.VisitedAt >= lately)
            return;
        try
        {
            await db.Banks.Where(bank => bank.Id == row.Id).ExecuteUpdateAsync(bank => bank.SetProperty(one => one.VisitedAt, now), cancellation);
        }
        catch (Exception reason) when (StorageFailure.Is(reason))
        {
            // The next visit is as good.
            LogVisitNotKept(reason);
        }
    }

    static async Task NameAsync(AppDb db, Guid bank, NameStep rename)
    {
        var row = await db.Categories.SingleOrDefaultAsync(row => row.BankId == bank && row.Id == rename.Category.Value);
        if (row is null)
            db.Categories.Add(row = new CategoryRow { BankId = bank, Id = rename.Category.Value });
        row.Name = rename.To;
    }

    /// <summary>A later version of the starter memory may lack a category that something was put into: what was put there keeps its name.</summary>
    async Task KeepNamesAsync(AppDb db, BankSnapshot before, IReadOnlyList<ExemplarStep> steps)
    {
        var bank = before.Id.Value;
        foreach (var ids in steps.Where(step => step.To is { } to && starter.Contains(to) && starter.Find(step.Exemplar)?.Category != to).Select(step => step.To!.Value.Value).Distinct().Chunk(IdsPerQuery))
        {
            var named = await db.Categories.Where(row => row.BankId == bank && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync();
            foreach (var id in ids.Except(named).Select(id => new CategoryId(id)))
                db.Categories.Add(new CategoryRow { BankId = bank, Id = id.Value, Name = before.Memory.Find(id)?.Name ?? starter.Find(id)!.Name });
        }
    }

    async Task PlaceAsync(AppDb db, Guid bank, ServingModel model, BankEdit edit, DateTimeOffset now)
    {
        Guid[] starters = [.. edit.Steps.Exemplars.Where(step => starter.Contains(step.Exemplar)).Select(step => step.Exemplar.Value)];
        var stored = new HashSet<Guid>();
        foreach (var ids in starters.Chunk(IdsPerQuery))
            stored.UnionWith(await db.Exemplars.Where(row => row.BankId == bank && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync());

        foreach (var step in edit.Steps.Exemplars)
        {
            var row = new ExemplarRow { BankId = bank, Id = step.Exemplar.Value };
            var isStarter = starter.Contains(step.Exemplar);
            if (edit.Taught is var (drawing, embedding) && step.Exemplar == edit.Exemplar)
            {
                (row.CategoryId, row.Kind, row.Drawing, row.CreatedAt) = (step.To?.Value, DrawingKind.Strokes, DrawingFormat.ToBytes(drawing), now);
                db.Exemplars.Add(row);
                if (model.Recognizer is not null)
                    db.Embeddings.Add(new EmbeddingRow { BankId = bank, ExemplarId = row.Id, ModelId = model.ModelId, Vector = EmbeddingBytes.Write(embedding) });
            }
            else if (isStarter && !stored.Contains(row.Id))
            {
                (row.CategoryId, row.Kind, row.CreatedAt) = (step.To?.Value, DrawingKind.Starter, now);
                db.Exemplars.Add(row);
            }
            else
            {
                var entry = db.Exemplars.Attach(row);
                entry.Property(exemplar => exemplar.CategoryId).CurrentValue = step.To?.Value;
                entry.Property(exemplar => exemplar.CategoryId).IsModified = true;
                entry.Property(exemplar => exemplar.ForgottenAt).CurrentValue = step.To is null && !isStarter ? now : null;
                entry.Property(exemplar => exemplar.ForgottenAt).IsModified = true;
            }
        }
    }

    /// <summary>Embeds drawings, and says how many embeddings are kept.</summary>
    async Task<int> EmbedAsync(AppDb db, BankId bank, ServingModel model, IEnumerable<ExemplarId> unseen, Dictionary<ExemplarId, Embedding> embeddings, CancellationToken cancellation)
    {
        if (model.Recognizer is not { } recognizer)
            return 0;
        var drawings = await DrawingsAsync(db, bank, unseen, cancellation);
        foreach (var (id, embedding) in await Task.WhenAll(drawings.Values.Select(async stored => (stored.Id, await recognizer.EmbedAsync(stored.Drawing, cancellation)))))
        {
            embeddings[id] = embedding;
            db.Embeddings.Add(new EmbeddingRow { BankId = bank.Value, ExemplarId = id.Value, ModelId = model.ModelId, Vector = EmbeddingBytes.Write(embedding) });
        }
        try
        {
            await db.SaveChangesAsync(cancellation);
            return drawings.Count;
        }
        catch (Exception reason) when (StorageFailure.Is(reason))
        {
            // A cache: the next load computes it again.
            LogNotKept(reason);
            return 0;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>A bank that was filled before names were kept may lack that of a category which the starter memory no longer has.</summary>
    string NameOf(CategoryId category, Dictionary<CategoryId, string> names) => names.GetValueOrDefault(category) ?? starter.Find(category)?.Name ?? $"Symbol {category.Value:N}"[..15];

    Drawing? TryReadDrawing(ExemplarRow row)
    {
        try
        {
            return DrawingFormat.FromBytes(row.Drawing);
        }
        catch (InvalidInputException reason)
        {
            LogUnreadable(reason, row.Id, row.BankId);
            return null;
        }
    }

    static CategoryId? Id(Guid? category) => category is { } id ? new CategoryId(id) : null;

    [LoggerMessage(LogLevel.Warning, "What the model makes of some drawings could not be kept.")]
    partial void LogNotKept(Exception reason);

    [LoggerMessage(LogLevel.Warning, "That a bank is visited could not be kept.")]
    partial void LogVisitNotKept(Exception reason);

    [LoggerMessage(LogLevel.Error, "Drawing {Exemplar} of bank {Bank} cannot be read and is left out.")]
    partial void LogUnreadable(Exception reason, Guid exemplar, Guid bank);
}
