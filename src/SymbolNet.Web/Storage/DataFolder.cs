using Microsoft.Extensions.Options;

namespace SymbolNet.Web.Storage;

/// <summary>The folder this server writes to. Made when it is first asked for a file.</summary>
public sealed class DataFolder(IOptions<StorageOptions> options, IHostEnvironment environment)
{
    /// <summary>Full path of the folder.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(
        options.Value.Folder ?? Environment.GetEnvironmentVariable(StorageOptions.FolderVariable) ?? "data",
        environment.ContentRootPath);

    /// <summary>Full path of a file in the folder, which exists afterwards.</summary>
    /// <exception cref="InvalidInputException">The folder cannot be made.</exception>
    public string File(string name)
    {
        try
        {
            Directory.CreateDirectory(Path);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"The data folder {Path} cannot be made; name another one with {StorageOptions.FolderVariable}.", reason);
        }
        return System.IO.Path.Combine(Path, name);
    }
}
