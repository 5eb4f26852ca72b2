using Microsoft.Extensions.Options;
using SymbolNet.Learning.Data.Procedural;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Training;

/// <summary>The data sets of this server: what lies in one folder, and made-up alphabets. Nobody reaches a file outside it by its name. Thread-safe.</summary>
public sealed class DatasetShelf(IOptions<RunOptions> options, DataFolder data)
{
    static readonly string[] Endings = [".zip", ".csv", ".json"];

    /// <summary>The folder that is looked into.</summary>
    public string Folder { get; } = Path.GetFullPath(options.Value.DatasetFolder ?? "datasets", data.Path);

    /// <summary>The names of what is there: zips, tables, stroke files and folders.</summary>
    public IReadOnlyList<string> Names()
    {
        try
        {
            return Directory.Exists(Folder)
                ? [.. new DirectoryInfo(Folder).EnumerateFileSystemInfos().Where(IsDataset).Select(entry => entry.Name).Order(StringComparer.OrdinalIgnoreCase)]
                : [];
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"The folder of data sets, {Folder}, cannot be read: {reason.Message}", reason);
        }
    }

    /// <summary>What the training is told to open.</summary>
    /// <exception cref="InvalidInputException">There is no such data set, or no longer.</exception>
    public string AddressOf(string name) =>
        ProceduralAlphabets.Recognises(name) ? name
        : Names().Contains(name) ? Path.Combine(Folder, name)
        : throw new InvalidInputException($"The data set '{name}' is not on this server, or no longer.");

    static bool IsDataset(FileSystemInfo entry) =>
        !entry.Name.StartsWith('.') && (entry is DirectoryInfo || Endings.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase));
}
