using Microsoft.Extensions.Options;
using SymbolNet.Web.Storage;
using SymbolNet.Web.Training;

namespace SymbolNet.Web.Datasets;

/// <summary>
/// Takes in data sets that somebody brings: a zip of class folders, or of a table and its pictures. It is written beside the others under a hidden name, checked, read once in a process of its own, and only
/// then gets its name; whatever goes wrong, nothing of it stays. Thread-safe. Whoever calls has made sure that an administrator asks (see <see cref="DatasetDesk"/>).
/// </summary>
public sealed class DatasetUploads(DatasetShelf shelf, DatasetLooks looks, TrainingProgram program, IOptions<DatasetOptions> options, TimeProvider time)
{
    const string Ending = ".zip", HiddenPrefix = ".upload-";

    /// <summary>Most bytes of a zip.</summary>
    public long SizeLimit => options.Value.UploadBytes;

    /// <summary>Takes in a zip.</summary>
    /// <param name="zip">Its bytes.</param>
    /// <param name="name">What it is to be called.</param>
    /// <param name="arrived">Told how many bytes are here; called as often as bytes come.</param>
    /// <param name="cancellation">Gives up; nothing stays.</param>
    /// <returns>Its name among the data sets, and what is in it.</returns>
    /// <exception cref="InvalidInputException">It cannot be taken; the sentence says why.</exception>
    public async Task<(string Name, DatasetLook Look)> TakeAsync(Stream zip, string? name, Action<long>? arrived, CancellationToken cancellation)
    {
        if (!program.Exists)
            throw new InvalidInputException("This server cannot look into data sets, because its training program is missing; so it takes none in.");
        var path = shelf.NewPath(name, Ending);
        var hidden = Path.Combine(shelf.Folder, $"{HiddenPrefix}{Guid.NewGuid():N}");
        // Under its own name already: the class folders of a zip without alphabets are named after it.
        var draft = Path.Combine(hidden, Path.GetFileName(path));
        try
        {
            AbandonedDrafts.Remove(shelf.Folder, HiddenPrefix + "*", time.GetUtcNow());
            Directory.CreateDirectory(hidden);
            await ReceiveAsync(zip, draft, arrived, cancellation);
            // Unpacking to count is work, and whoever waits here may be a page.
            await Task.Run(() => DatasetZip.CheckAsync(draft, options.Value, cancellation), cancellation);
            var file = new FileInfo(draft);
            var look = await looks.LookAsync(new DatasetEntry(file.Name, file.Length, 1, file.LastWriteTimeUtc), draft, cancellation);
            if (look.Problem is { } problem)
                throw new InvalidInputException(problem.Replace(Path.GetFileName(hidden) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
            if (!look.DrawingsOf.Values.Any(alphabet => alphabet.Values.Any(drawings => drawings > 1)))
                throw new InvalidInputException("No class in this zip has two drawings, so there is nothing to learn from. A class is a folder of pictures, or a label in the table.");
            cancellation.ThrowIfCancellationRequested();
            // Somebody else may have taken the name meanwhile.
            _ = shelf.NewPath(name, Ending);
            File.Move(draft, path, overwrite: false);
            return (file.Name, look);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"The upload could not be kept: {shelf.Plain(reason.Message)}", reason);
        }
        finally
        {
            if (Directory.Exists(hidden))
                Directory.Delete(hidden, recursive: true);
        }
    }

    async Task ReceiveAsync(Stream zip, string path, Action<long>? arrived, CancellationToken cancellation)
    {
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        var (buffer, received) = (new byte[1 << 16], 0L);
        while (await zip.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            if ((received += count) > SizeLimit)
                throw new InvalidInputException($"This file is larger than the {SizeLimit >> 20:#,0} MB that are accepted.");
            await target.WriteAsync(buffer.AsMemory(0, count), cancellation);
            arrived?.Invoke(received);
        }
    }
}
