using System.Text;
using System.Text.Json;
using SymbolNet.Web.Storage;
using SymbolNet.Web.Training;

namespace SymbolNet.Web.Datasets;

/// <summary>
/// Looks into data sets: counts, and a sheet of samples. Each is read in a process of its own, one at a time, because it may be large or hostile; what was found is kept in the data folder until the files
/// change. Thread-safe. Whoever calls has made sure that an administrator asks (see <see cref="DatasetDesk"/>).
/// </summary>
public sealed partial class DatasetLooks(TrainingProgram program, DatasetShelf shelf, DataFolder data, ILogger<DatasetLooks> log) : IDisposable
{
    /// <summary>Classes and drawings of each on a sheet.</summary>
    const int Rows = 8, Columns = 12;

    /// <summary>Most characters of what the program says: the counts of hundreds of thousands of classes fit.</summary>
    const int AnswerLimit = 16 << 20;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    readonly SemaphoreSlim gate = new(1);

    string Folder => Path.Combine(data.Path, "looks");

    /// <summary>What was found before; null when it was not looked into yet, or has changed since.</summary>
    public DatasetLook? Known(DatasetEntry entry)
    {
        try
        {
            return JsonSerializer.Deserialize<DatasetLook>(File.ReadAllBytes(PathOf(entry.Key, "json")), Json);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Looks into a data set, unless that was done before.</summary>
    public Task<DatasetLook> LookAsync(DatasetEntry entry, CancellationToken cancellation) => LookAsync(entry, shelf.AddressOf(entry.Name), cancellation);

    /// <summary>Looks into a data set that lies elsewhere for now.</summary>
    /// <param name="entry">The data set as it will be.</param>
    /// <param name="address">Where it is.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What is in it, or why it cannot be read.</returns>
    public async Task<DatasetLook> LookAsync(DatasetEntry entry, string address, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            if (Known(entry) is { } known)
                return known;
            Directory.CreateDirectory(Folder);
            var (look, isFinal) = await ReadAsync(address, PathOf(entry.Key, "png"), cancellation);
            if (isFinal)
                await File.WriteAllBytesAsync(PathOf(entry.Key, "json"), JsonSerializer.SerializeToUtf8Bytes(look, Json), cancellation);
            return look;
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            LogNotKept(reason);
            return new DatasetLook { Problem = "What is in this data set could not be written down: the server's data folder cannot be used." };
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The file with the sheet of samples; null when there is none.</summary>
    /// <param name="key">A <see cref="DatasetEntry.Key"/>; anything else finds nothing.</param>
    public string? SheetOf(string key) => key.Length == 32 && key.All(char.IsAsciiHexDigitLower) && File.Exists(PathOf(key, "png")) ? PathOf(key, "png") : null;

    /// <summary>Forgets what was found of data sets that are no more.</summary>
    public void KeepOnly(IEnumerable<DatasetEntry> entries)
    {
        if (!Directory.Exists(Folder))
            return;
        var keys = entries.Select(entry => entry.Key).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(Folder).Where(file => !keys.Contains(Path.GetFileNameWithoutExtension(file))))
            try
            {
                File.Delete(file);
            }
            catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
            {
                // It takes a little room, until the next time.
                LogNotKept(reason);
            }
    }

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    async Task<(DatasetLook Look, bool IsFinal)> ReadAsync(string address, string sheet, CancellationToken cancellation)
    {
        var (answer, problem) = (new StringBuilder(), "");
        int code;
        try
        {
            code = await program.RunAsync(["data", "show", address, "--json", "--sheet", sheet, "--rows", $"{Rows}", "--columns", $"{Columns}", "--stop-with-input"], data.Path, (_, _) => Task.CompletedTask, line =>
            {
                if (answer.Length + line.Length <= AnswerLimit)
                    answer.Append(line);
                return Task.CompletedTask;
            }, line =>
            {
                problem = line.Length > 0 ? line : problem;
                return Task.CompletedTask;
            }, cancellation);
        }
        catch (InvalidInputException reason)
        {
            return (new DatasetLook { Problem = reason.Message }, false);
        }
        cancellation.ThrowIfCancellationRequested();
        if (code == TrainingProgram.Refused)
            return (new DatasetLook { Problem = shelf.Plain(problem) }, true);
        if (code != 0)
            return (new DatasetLook { Problem = "It could not be read to its end: it may need more memory than this server has." }, false);
        try
        {
            var look = JsonSerializer.Deserialize<DatasetLook>(answer.ToString(), Json)!;
            return (look with { LeftOut = [.. look.LeftOut.Select(shelf.Plain)] }, true);
        }
        catch (JsonException reason)
        {
            LogNotUnderstood(reason);
            return (new DatasetLook { Problem = "It has more classes than this page can count." }, true);
        }
    }

    string PathOf(string key, string ending) => Path.Combine(Folder, $"{key}.{ending}");

    [LoggerMessage(LogLevel.Warning, "What is in a data set could not be written down or cleared away.")]
    partial void LogNotKept(Exception reason);

    [LoggerMessage(LogLevel.Warning, "What the program said about a data set is not understood.")]
    partial void LogNotUnderstood(Exception reason);
}
