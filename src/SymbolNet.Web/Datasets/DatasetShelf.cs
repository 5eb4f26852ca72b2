using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SymbolNet.Learning.Data.Downloads;
using SymbolNet.Learning.Data.Procedural;
using SymbolNet.Web.Storage;
using SymbolNet.Web.Training;

namespace SymbolNet.Web.Datasets;

/// <summary>The data sets of this server: what lies in one folder, and made-up alphabets. Nobody reaches a file outside it by its name. Thread-safe.</summary>
public sealed partial class DatasetShelf(IOptions<RunOptions> options, DataFolder data, IReadOnlyList<PublishedDataset> published, IDbContextFactory<AppDb> databases)
{
    /// <summary>Made-up alphabets that are shown as an example of them.</summary>
    public const string MadeUpExample = "procedural:1/8x12x12";

    /// <summary>Stands between a file that holds several data sets and the one that is meant.</summary>
    const string SplitMark = ":split=";

    static readonly string[] Endings = [".zip", ".csv", ".json"];

    /// <summary>States of runs that still need what they learn from.</summary>
    static readonly RunState[] NeedingStates = [RunState.Queued, RunState.Running, RunState.Paused];

    /// <summary>The folder that is looked into.</summary>
    public string Folder { get; } = Path.GetFullPath(options.Value.DatasetFolder ?? "datasets", data.Path);

    /// <summary>The names of what is there: zips, tables, stroke files and folders; of a folder of zips its zips, of EMNIST its six data sets.</summary>
    /// <exception cref="InvalidInputException">The folder cannot be read.</exception>
    public IReadOnlyList<string> Names() => Reading(() => Directory.Exists(Folder)
        ? [.. new DirectoryInfo(Folder).EnumerateFileSystemInfos().Where(IsDataset).SelectMany(NamesOf).Order(StringComparer.OrdinalIgnoreCase)]
        : Array.Empty<string>());

    /// <summary>What the training is told to open.</summary>
    /// <exception cref="InvalidInputException">There is no such data set, or no longer.</exception>
    public string AddressOf(string name) => ProceduralAlphabets.Recognises(name) ? name : Path.Combine(Folder, Existing(name));

    /// <summary>What is there, with sizes. Looks at every file, so it may take a moment.</summary>
    /// <exception cref="InvalidInputException">The folder cannot be read.</exception>
    public IReadOnlyList<DatasetEntry> All() => Reading(() => Names().Select(name => Measure(name, PathOf(name))).ToArray());

    /// <summary>A data set with its size.</summary>
    /// <exception cref="InvalidInputException">There is no such data set, or no longer.</exception>
    public DatasetEntry Find(string name) => ProceduralAlphabets.Recognises(name) ? new DatasetEntry(name, 0, 0, DateTimeOffset.UnixEpoch) : Reading(() => Measure(name, PathOf(Existing(name))));

    /// <summary>A place for a new data set, which must not be there yet.</summary>
    /// <param name="name">What it is to be called, without an ending.</param>
    /// <param name="ending">The ending of its file, such as <c>.zip</c>.</param>
    /// <returns>The full path of its file, in <see cref="Folder"/>, which exists afterwards.</returns>
    /// <exception cref="InvalidInputException">The name cannot be had.</exception>
    public string NewPath(string? name, string ending)
    {
        var wanted = name?.Trim() ?? "";
        if (!NamePattern().IsMatch(wanted))
            throw new InvalidInputException("A data set's name begins with a letter or digit and has letters, digits, spaces, points, hyphens and underscores only, up to 60 of them.");
        return Reading(() =>
        {
            Directory.CreateDirectory(Folder);
            return Directory.EnumerateFileSystemEntries(Folder).Any(path => wanted.Equals(Path.GetFileNameWithoutExtension(path), StringComparison.OrdinalIgnoreCase) || wanted.Equals(Path.GetFileName(path), StringComparison.OrdinalIgnoreCase))
                ? throw new InvalidInputException($"There is a data set called '{wanted}' already. Choose another name.")
                : Path.Combine(Folder, wanted + ending);
        });
    }

    /// <summary>Deletes a data set from the disk.</summary>
    /// <exception cref="InvalidInputException">A run needs it, it is gone, or it cannot be deleted.</exception>
    public async Task DeleteAsync(string name, CancellationToken cancellation = default)
    {
        var path = PathOf(Existing(name));
        await using (var db = await databases.CreateDbContextAsync(cancellation))
            foreach (var run in await db.Runs.AsNoTracking().Where(run => NeedingStates.Contains(run.State)).Select(run => new { run.Name, run.Plan }).ToListAsync(cancellation))
                if (RunPlan.TryRead(run.Plan) is { } plan && PathOf(plan.Dataset) == path)
                    throw new InvalidInputException($"The run '{run.Name}' learns from this data set. It can be deleted once the run has ended or is cancelled.");
        Reading(() =>
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            else
                File.Delete(path);
            // The folder of a published data set goes with its last file.
            if (Path.GetDirectoryName(path) is { } folder && folder != Folder && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
            return true;
        });
    }

    /// <summary>Puts the folder's place out of a sentence for people.</summary>
    internal string Plain(string sentence) => sentence.Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    string Existing(string name) => Names().Contains(name) ? name : throw new InvalidInputException($"The data set '{name}' is not on this server, or no longer.");

    /// <summary>The file or folder of a data set, without what is chosen of it.</summary>
    string PathOf(string name) => Path.Combine(Folder, name.IndexOf(SplitMark, StringComparison.Ordinal) is > 0 and var mark ? name[..mark] : name);

    IEnumerable<string> NamesOf(FileSystemInfo entry)
    {
        if (entry is not DirectoryInfo folder)
            return [entry.Name];
        string[] zips = [.. folder.EnumerateFiles("*.zip").Where(IsDataset).Select(file => $"{folder.Name}/{file.Name}")];
        return zips.Length == 0 ? [folder.Name] : zips.SelectMany(zip => published.FirstOrDefault(dataset => dataset.Splits.Count > 0 && $"{dataset.Folder}/{dataset.Files[0].Name}" == zip) is { } several
            ? several.Splits.Select(split => zip + SplitMark + split)
            : [zip]);
    }

    static DatasetEntry Measure(string name, string path)
    {
        if (!Directory.Exists(path))
            return new DatasetEntry(name, new FileInfo(path).Length, 1, File.GetLastWriteTimeUtc(path));
        var (bytes, files, changed) = (0L, 0, Directory.GetLastWriteTimeUtc(path));
        foreach (var file in new DirectoryInfo(path).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true }))
            (bytes, files, changed) = (bytes + file.Length, files + 1, file.LastWriteTimeUtc > changed ? file.LastWriteTimeUtc : changed);
        return new DatasetEntry(name, bytes, files, changed);
    }

    T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"The folder of data sets, {Folder}, cannot be used: {reason.Message}", reason);
        }
    }

    static bool IsDataset(FileSystemInfo entry) =>
        !entry.Name.StartsWith('.') && (entry is DirectoryInfo || Endings.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase));

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]{0,58}(?<![ .])$")]
    private static partial Regex NamePattern();
}
