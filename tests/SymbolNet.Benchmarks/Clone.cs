namespace SymbolNet.Benchmarks;

/// <summary>Where things lie in the clone that this program was built in or is run in.</summary>
static class Clone
{
    /// <summary>The top folder of the clone.</summary>
    /// <exception cref="InvalidInputException">This program is neither built nor run in one.</exception>
    public static string Root =>
        new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() }.SelectMany(Upward).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "SymbolNet.Web.sln")))
        ?? throw new InvalidInputException("Run this from within the clone: SymbolNet.Web.sln is in no folder above.");

    static IEnumerable<string> Upward(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }
}
