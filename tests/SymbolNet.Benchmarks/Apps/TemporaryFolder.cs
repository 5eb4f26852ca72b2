namespace SymbolNet.Benchmarks.Apps;

/// <summary>An empty folder that is gone afterwards.</summary>
sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("symbolnet-bench-").FullName;

    /// <summary>Deletes it with everything in it.</summary>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
