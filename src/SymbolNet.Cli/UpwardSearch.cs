namespace SymbolNet.Cli;

/// <summary>Finds files of the clone from wherever the command runs: in the current folder and the program's, and in every folder above them.</summary>
static class UpwardSearch
{
    /// <summary>The full path of a file or folder, or null when it is nowhere above.</summary>
    /// <param name="relative">Its path from the top of the clone.</param>
    public static string? Find(string relative) =>
        new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }.SelectMany(Upward).Select(folder => Path.Combine(folder, relative)).FirstOrDefault(Path.Exists);

    static IEnumerable<string> Upward(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }
}
