namespace SymbolNet.Web.Storage;

/// <summary>What was still being written when the app was killed or the power went: it lies hidden beside what is kept, and nobody comes back to it.</summary>
static class AbandonedDrafts
{
    /// <summary>Nothing takes this long to write.</summary>
    static readonly TimeSpan After = TimeSpan.FromHours(12);

    /// <summary>Removes them.</summary>
    /// <param name="folder">Where they lie.</param>
    /// <param name="pattern">What the names of drafts look like, as <see cref="Directory.EnumerateFileSystemEntries(string, string)"/> takes it.</param>
    /// <param name="now">The time.</param>
    public static void Remove(string folder, string pattern, DateTimeOffset now)
    {
        foreach (var left in new DirectoryInfo(folder).EnumerateFileSystemInfos(pattern).Where(left => left.LastWriteTimeUtc < now.UtcDateTime - After))
            if (left is DirectoryInfo draft)
                draft.Delete(recursive: true);
            else
                left.Delete();
    }
}
