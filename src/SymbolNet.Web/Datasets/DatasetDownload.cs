using SymbolNet.Learning.Data.Downloads;

namespace SymbolNet.Web.Datasets;

/// <summary>A published data set and how far it is. Immutable.</summary>
/// <param name="Dataset">Which.</param>
/// <param name="Stage">How far.</param>
public sealed record DatasetDownload(PublishedDataset Dataset, DownloadStage Stage)
{
    /// <summary>Bytes that are here of a data set that is not here whole.</summary>
    public long Bytes { get; init; }

    /// <summary>The file that is coming, and how far it is.</summary>
    public DownloadProgress? Progress { get; init; }

    /// <summary>Why it stopped coming, in plain words.</summary>
    public string? Problem { get; init; }
}
