using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Models;

/// <summary>
/// The models of this server: the shipped one, and those that were trained or uploaded here, each in a folder of its own in the data folder. Thread-safe. Whoever calls has made sure that an
/// administrator asks (see <see cref="ModelDesk"/>).
/// </summary>
public sealed partial class ModelShelf(IDbContextFactory<AppDb> databases, DataFolder data, IOptions<ModelOptions> options, TimeProvider time, ILogger<ModelShelf> log)
{
    /// <summary>What the names of folders and files begin with while they are made.</summary>
    const string DraftPrefix = ".draft-";

    /// <summary>The folder of the model the server ships with, or was told to use.</summary>
    public string ShippedFolder { get; } = Path.GetFullPath(options.Value.Path, AppContext.BaseDirectory);

    string Folder => Path.Combine(data.Path, "models");

    /// <summary>All models that can be read, the newest first and the shipped one last.</summary>
    public async Task<IReadOnlyList<ModelCard>> AllAsync(CancellationToken cancellation = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.Models.AsNoTracking().OrderByDescending(row => row.CreatedAt).ToListAsync(cancellation);
        // A run may have been deleted since.
        var runs = await db.Runs.Select(run => run.Id).ToHashSetAsync(cancellation);
        var cards = new List<ModelCard>();
        foreach (var row in rows)
            if (Read(FolderOf(row.Id), row.RunId is null ? ModelOrigin.Uploaded : ModelOrigin.Trained) is { } card)
                cards.Add(card with { CreatedAt = row.CreatedAt, RunId = row.RunId is { } run && runs.Contains(run) ? run : null });
        if (Read(ShippedFolder, ModelOrigin.Shipped) is { } shipped && cards.All(card => card.Id != shipped.Id))
            cards.Add(shipped);
        return cards;
    }

    /// <summary>One model.</summary>
    /// <exception cref="InvalidInputException">There is no such model.</exception>
    public async Task<ModelCard> FindAsync(string id, CancellationToken cancellation = default) =>
        (await AllAsync(cancellation)).FirstOrDefault(card => card.Id == id) ?? throw new InvalidInputException("There is no such model on this server, or no longer.");

    /// <summary>Takes a finished model over, from the folder it was trained or unpacked in.</summary>
    /// <returns>The model's id.</returns>
    /// <exception cref="InvalidInputException">It is no model, or cannot be kept.</exception>
    public async Task<string> AdoptAsync(string from, Guid? run, Guid by, CancellationToken cancellation = default)
    {
        var description = ModelDescription.Read(from);
        if (!IdPattern().IsMatch(description.Id))
            throw new InvalidInputException("The model's id may have letters, digits, points, hyphens and underscores only, up to 100 of them.");
        var target = FolderOf(description.Id);
        try
        {
            if (!Directory.Exists(target))
                Copy(from, target);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"The model could not be kept: {reason.Message}", reason);
        }
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (!await db.Models.AnyAsync(row => row.Id == description.Id, cancellation))
        {
            db.Models.Add(new ModelRow { Id = description.Id, RunId = run, CreatedBy = by, CreatedAt = time.GetUtcNow() });
            await db.SaveChangesAsync(cancellation);
        }
        return description.Id;
    }

    /// <summary>An empty folder for something that is being brought; to be deleted by whoever asked.</summary>
    public string NewDraft() => Directory.CreateDirectory(NewFile()).FullName;

    /// <summary>The path of a file that is only needed for a moment.</summary>
    public string NewFile()
    {
        Directory.CreateDirectory(Folder);
        RemoveAbandoned();
        return Path.Combine(Folder, $"{DraftPrefix}{Guid.NewGuid():N}");
    }

    /// <summary>Deletes a model that is neither the shipped one nor at work, nor on its way there, nor the one to roll back to.</summary>
    /// <exception cref="InvalidInputException">It is one of those, or gone.</exception>
    public async Task DeleteAsync(string id, CancellationToken cancellation = default)
    {
        if (id == await CurrentAsync(cancellation) || id == await PreviousAsync(cancellation))
            throw new InvalidInputException("This model is at work, or is the one to roll back to. It can be deleted once it is neither.");
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.ModelUses.AnyAsync(use => use.ModelId == id && use.SwitchedAt == null && use.Problem == null, cancellation))
            throw new InvalidInputException("This model is about to take over. Put another one to work first.");
        if (await db.Models.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation) == 0)
            throw new InvalidInputException("This model came with the app, or is gone already.");
        await db.Embeddings.Where(row => row.ModelId == id).ExecuteDeleteAsync(cancellation);
        try
        {
            foreach (var folder in new[] { FolderOf(id), FindingsOf(id) }.Where(Directory.Exists))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException("The model is deleted, but some of its files could not be: see the server's data folder.", reason);
        }
    }

    /// <summary>Copies a model whole or not at all.</summary>
    void Copy(string from, string target)
    {
        var draft = NewDraft();
        try
        {
            foreach (var name in ModelArchive.Files)
                File.Copy(Path.Combine(from, name), Path.Combine(draft, name));
            Directory.Move(draft, target);
        }
        finally
        {
            if (Directory.Exists(draft))
                Directory.Delete(draft, recursive: true);
        }
    }

    void RemoveAbandoned()
    {
        try
        {
            AbandonedDrafts.Remove(Folder, DraftPrefix + "*", time.GetUtcNow());
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            LogLeft(reason);
        }
    }

    /// <summary>The file with what a model mixes up; it need not be there. See <see cref="Learning.Evaluation.MixUps"/>.</summary>
    public string MixUpsFileOf(string id) => Path.Combine(FindingsOf(id), "mixups.json");

    /// <summary>Keeps how long a model takes for a drawing on this server.</summary>
    /// <param name="id">Which model.</param>
    /// <param name="measured">A JSON object with <c>milliseconds</c>.</param>
    /// <exception cref="InvalidInputException">It is none, or cannot be kept.</exception>
    internal void KeepSpeed(string id, string measured)
    {
        if (Milliseconds(measured) is null)
            throw new InvalidInputException("The time for a drawing could not be measured.");
        AtomicFile.Write(SpeedFileOf(id), stream => stream.Write(Encoding.UTF8.GetBytes(measured)));
    }

    /// <summary>The model that was put to work last; null when the shipped one never was replaced.</summary>
    public async Task<string?> CurrentAsync(CancellationToken cancellation = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.ModelUses.Where(use => use.SwitchedAt != null).OrderByDescending(use => use.Id).Select(use => use.ModelId).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The model that was at work before; null when there is none to go back to.</summary>
    public async Task<string?> PreviousAsync(CancellationToken cancellation = default)
    {
        if (await CurrentAsync(cancellation) is not { } current)
            return null;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var earlier = await db.ModelUses.Where(use => use.SwitchedAt != null).OrderByDescending(use => use.Id).Skip(1).Select(use => use.ModelId).FirstOrDefaultAsync(cancellation);
        var shipped = Read(ShippedFolder, ModelOrigin.Shipped)?.Id;
        var previous = earlier ?? shipped;
        return previous == current ? null : previous;
    }

    /// <summary>The folder to load at start: that of the model that was put to work last, when it is still there.</summary>
    internal string FolderAtStart()
    {
        using var db = databases.CreateDbContext();
        var current = db.ModelUses.Where(use => use.SwitchedAt != null).OrderByDescending(use => use.Id).Select(use => use.ModelId).FirstOrDefault();
        return current is not null && db.Models.Any(row => row.Id == current) && Read(FolderOf(current), ModelOrigin.Trained) is not null ? FolderOf(current) : ShippedFolder;
    }

    double? SpeedOf(string id)
    {
        try
        {
            return File.Exists(SpeedFileOf(id)) ? Milliseconds(File.ReadAllText(SpeedFileOf(id))) : null;
        }
        catch (IOException)
        {
            // Unknown, and so measured again.
            return null;
        }
    }

    static double? Milliseconds(string measured)
    {
        try
        {
            using var json = JsonDocument.Parse(measured);
            return json.RootElement.TryGetProperty("milliseconds", out var milliseconds) ? milliseconds.GetDouble() : null;
        }
        catch (Exception reason) when (reason is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    string SpeedFileOf(string id) => Path.Combine(FindingsOf(id), "speed.json");

    /// <summary>What was found out about a model here. Not in its own folder: the shipped one's may be read-only, and none of this leaves the server.</summary>
    string FindingsOf(string id) => IdPattern().IsMatch(id) ? Path.Combine(data.Path, "findings", id) : throw new InvalidInputException("There is no such model.");

    string FolderOf(string id) => IdPattern().IsMatch(id) ? Path.Combine(Folder, id) : throw new InvalidInputException("There is no such model.");

    ModelCard? Read(string folder, ModelOrigin origin)
    {
        try
        {
            var description = ModelDescription.Read(folder);
            return new ModelCard(description, folder, new FileInfo(Path.Combine(folder, ModelArchive.Files[1])) is { Exists: true } weights ? weights.Length : 0, origin)
            {
                MillisecondsPerDrawing = IdPattern().IsMatch(description.Id) ? SpeedOf(description.Id) : null,
                MixedUpAt = IdPattern().IsMatch(description.Id) && new FileInfo(MixUpsFileOf(description.Id)) is { Exists: true } found ? found.LastWriteTimeUtc : null,
            };
        }
        catch (InvalidInputException reason)
        {
            LogUnreadable(reason, folder);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Files that were left behind in the folder of models could not be removed.")]
    partial void LogLeft(Exception reason);

    [LoggerMessage(LogLevel.Warning, "The model in {Folder} cannot be read and is left out.")]
    partial void LogUnreadable(Exception reason, string folder);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
    private static partial Regex IdPattern();
}
