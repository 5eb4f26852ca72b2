namespace SymbolNet.Web.Storage;

/// <summary>Where the app keeps what people taught it. Section "Storage" of the configuration.</summary>
public sealed class StorageOptions
{
    /// <summary>Names the data folder in the environment, for when the configuration does not.</summary>
    public const string FolderVariable = "SYMBOLNET_DATA_DIR";

    /// <summary>The data folder. Default: the environment's SYMBOLNET_DATA_DIR, else <c>data</c> below the app's content root.</summary>
    public string? Folder { get; set; }

    /// <summary>The SQLite file. Default: <c>symbolnet.db</c> in the data folder.</summary>
    public string? Path { get; set; }

    /// <summary>A whole SQLite connection string, in place of <see cref="Path"/>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>How long a write waits for another one to finish before it gives up.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
