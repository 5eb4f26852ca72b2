using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SymbolNet.Ink;
using SymbolNet.Memory;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Memory;

/// <summary>
/// The own drawings of everybody who agrees that models learn from them, as a data set that knows nothing of their owners: lines without time and pressure, in an order of chance, all drawings of one name
/// together. Whoever no longer agrees is left out the next time. Thread-safe. Whoever calls has made sure that an administrator asks.
/// </summary>
public sealed partial class AgreedDrawings(IDbContextFactory<AppDb> databases, StarterMemory starter, ILogger<AgreedDrawings> log)
{
    /// <summary>Ids per query, below every database's limit of parameters.</summary>
    const int IdsPerQuery = 500;

    /// <summary>The alphabets of the data set: symbols of the starter memory, and others.</summary>
    const string StarterAlphabet = "Starter symbols", OwnAlphabet = "Own symbols";

    /// <summary>What there is now.</summary>
    public async Task<AgreedCount> CountAsync(CancellationToken cancellation = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var classes = await ClassesAsync(db, cancellation);
        return new AgreedCount(await db.TrainingConsents.CountAsync(cancellation), classes.Sum(one => one.Places.Count), classes.Count);
    }

    /// <summary>Writes the data set as a starter memory (<see cref="Learning.Data.StarterMemoryReader"/>), whole or not at all.</summary>
    /// <param name="path">A file that must not be there yet.</param>
    /// <param name="cancellation">Gives up; nothing stays.</param>
    /// <exception cref="InvalidInputException">Nobody agrees, there is nothing to learn from, or the file cannot be written.</exception>
    public async Task WriteAsync(string path, CancellationToken cancellation = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var classes = await ClassesAsync(db, cancellation);
        if (!classes.Exists(one => one.Places.Count > 1))
            throw new InvalidInputException("There is nothing to learn from yet: no symbol has two drawings of people who agree.");
        var draft = Path.Combine(Path.GetDirectoryName(path)!, $".gathered-{Guid.NewGuid():N}");
        try
        {
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous))
            {
                await using var json = new Utf8JsonWriter(file);
                json.WriteStartObject();
                json.WriteNumber("version", 1);
                json.WriteStartArray("categories");
                foreach (var one in classes)
                    await WriteAsync(db, json, one, cancellation);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            File.Move(draft, path, overwrite: false);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"The data set could not be written: {reason.Message}", reason);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    async Task WriteAsync(AppDb db, Utf8JsonWriter json, NamedClass symbol, CancellationToken cancellation)
    {
        var drawings = new List<Drawing>(symbol.Places.Count);
        foreach (var bank in symbol.Places.GroupBy(place => place.Bank))
            foreach (var ids in bank.Select(place => place.Id).Chunk(IdsPerQuery))
                // Somebody may have changed their mind since the drawings were counted.
                foreach (var row in await db.Exemplars.AsNoTracking()
                    .Where(row => row.BankId == bank.Key && ids.Contains(row.Id) && row.CategoryId != null && db.TrainingConsents.Any(consent => consent.BankId == row.BankId))
                    .Select(row => new { row.Id, row.Drawing }).ToListAsync(cancellation))
                    try
                    {
                        drawings.Add(DrawingFormat.FromBytes(row.Drawing));
                    }
                    catch (InvalidInputException reason)
                    {
                        LogUnreadable(reason, row.Id);
                    }
        if (drawings.Count == 0)
            return;
        json.WriteStartObject();
        json.WriteString("key", $"{symbol.Alphabet}/{symbol.Name}");
        json.WriteString("name", symbol.Name);
        json.WriteString("group", symbol.Alphabet);
        json.WriteStartArray("drawings");
        // Drawings of one person would lie beside each other otherwise.
        var mixed = drawings.ToArray();
        RandomNumberGenerator.Shuffle<Drawing>(mixed);
        foreach (var drawing in mixed)
            Write(json, drawing);
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
    }

    static void Write(Utf8JsonWriter json, Drawing drawing)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteStartArray("strokes");
        foreach (var stroke in drawing.Strokes)
        {
            json.WriteStartArray();
            foreach (var point in stroke.Points)
            {
                json.WriteStartArray();
                json.WriteNumberValue(MathF.Round(point.X, 2));
                json.WriteNumberValue(MathF.Round(point.Y, 2));
                json.WriteEndArray();
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    async Task<List<NamedClass>> ClassesAsync(AppDb db, CancellationToken cancellation)
    {
        var names = await db.Categories.AsNoTracking().Where(row => db.TrainingConsents.Any(consent => consent.BankId == row.BankId)).ToDictionaryAsync(row => (row.BankId, row.Id), row => row.Name, cancellation);
        var places = await db.Exemplars.AsNoTracking()
            .Where(row => row.Kind == DrawingKind.Strokes && row.CategoryId != null && db.TrainingConsents.Any(consent => consent.BankId == row.BankId))
            .Select(row => new { row.BankId, row.Id, CategoryId = row.CategoryId!.Value }).ToListAsync(cancellation);
        return
        [
            .. from place in places
               let given = starter.Find(new CategoryId(place.CategoryId))
               let name = names.GetValueOrDefault((place.BankId, place.CategoryId)) ?? given?.Name
               where name is not null
               group (Bank: place.BankId, place.Id) by (Alphabet: given is null ? OwnAlphabet : StarterAlphabet, Name: name) into symbol
               orderby symbol.Key.Alphabet, symbol.Key.Name
               select new NamedClass(symbol.Key.Alphabet, symbol.Key.Name, [.. symbol]),
        ];
    }

    [LoggerMessage(LogLevel.Error, "Drawing {Exemplar} cannot be read and is left out of a data set.")]
    partial void LogUnreadable(Exception reason, Guid exemplar);

    sealed record NamedClass(string Alphabet, string Name, IReadOnlyList<(Guid Bank, Guid Id)> Places);
}
