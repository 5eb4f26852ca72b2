namespace SymbolNet.Web.Datasets;

/// <summary>What is taken in as a data set. Section "Datasets" of the configuration.</summary>
public sealed class DatasetOptions
{
    /// <summary>Most bytes of a zip that is uploaded.</summary>
    public long UploadBytes { get; set; } = 1L << 30;

    /// <summary>Most bytes that it may unpack to, all its files together.</summary>
    public long UnpackedBytes { get; set; } = 3L << 30;

    /// <summary>Most files and folders in it.</summary>
    public int Entries { get; set; } = 500_000;

    /// <summary>How many times larger than the zip its files may be together. Pictures hardly shrink; a zip that blows up is no data set.</summary>
    public int Expansion { get; set; } = 50;
}
