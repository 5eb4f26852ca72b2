namespace SymbolNet.Learning.Training;

/// <summary>
/// Keeps a run's folder to one program at a time: two that train into it would overwrite each other's checkpoints. The claim is a lock on a file, so it ends with the program that made it, however that
/// ends; the file is deleted when it ends well.
/// </summary>
static class RunClaim
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "claimed.lock";

    /// <summary>Claims a folder until the result is disposed.</summary>
    /// <exception cref="InvalidInputException">Another program trains into it, or it cannot be written.</exception>
    public static IDisposable Of(string directory)
    {
        var path = Path.Combine(directory, FileName);
        try
        {
            Directory.CreateDirectory(directory);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                reason is IOException && File.Exists(path) ? $"Another program is training into '{directory}': wait until it is done, or choose another folder." : $"'{directory}' cannot be written: {reason.Message}", reason);
        }
    }
}
