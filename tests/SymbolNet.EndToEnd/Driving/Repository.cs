namespace SymbolNet.EndToEnd.Driving;

/// <summary>Where things lie in the clone the tests were built in.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string AppFolder => Path.Combine(Root, "artifacts", "app");

    public static string ScreenshotFolder => Directory.CreateDirectory(Path.Combine(Root, "artifacts", "screenshots")).FullName;

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SymbolNet.Web.sln")))
                return folder.FullName;
        return Environment.GetEnvironmentVariable("SYMBOLNET_ROOT")
            ?? throw new InvalidOperationException("The tests run from within a clone, or with SYMBOLNET_ROOT naming one.");
    }
}
