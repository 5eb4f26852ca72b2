namespace SymbolNet.Learning.Checkpoints;

/// <summary>Writes files so that a reader sees the old one or the new one, whole, whatever happens in between: a temporary file beside it, flushed to the disk, then renamed.</summary>
public static class AtomicFile
{
    /// <summary>What the names of temporary files end in.</summary>
    public const string TemporaryEnding = ".tmp";

    /// <summary>Writes a file.</summary>
    /// <param name="path">Where; its folder is made when it is missing.</param>
    /// <param name="write">Writes the contents.</param>
    /// <exception cref="InvalidInputException">The place cannot be written, or the disk is full; the earlier file stays.</exception>
    public static void Write(string path, Action<Stream> write) => Write((path, write));

    /// <summary>Writes files that belong together: none is replaced before all are on the disk, so that only a kill between two renames parts them.</summary>
    /// <param name="files">Where, and what writes the contents.</param>
    /// <exception cref="InvalidInputException">A place cannot be written, or the disk is full; the earlier files stay.</exception>
    public static void Write(params (string Path, Action<Stream> Contents)[] files)
    {
        var (left, at) = (new List<string>(), "");
        try
        {
            foreach (var (path, contents) in files)
            {
                at = path;
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                using var stream = new FileStream(path + TemporaryEnding, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
                left.Add(stream.Name);
                contents(stream);
                stream.Flush(flushToDisk: true);
            }
            foreach (var (path, _) in files)
            {
                at = path;
                File.Move(path + TemporaryEnding, path, overwrite: true);
            }
            left.Clear();
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"'{at}' cannot be written: {reason.Message}", reason);
        }
        finally
        {
            left.ForEach(File.Delete);
        }
    }
}
