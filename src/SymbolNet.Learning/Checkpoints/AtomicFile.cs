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
    public static void Write(string path, Action<Stream> write)
    {
        var (temporary, isLeft) = (path + TemporaryEnding, false);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                isLeft = true;
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
            isLeft = false;
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"'{path}' cannot be written: {reason.Message}", reason);
        }
        finally
        {
            if (isLeft)
                File.Delete(temporary);
        }
    }
}
