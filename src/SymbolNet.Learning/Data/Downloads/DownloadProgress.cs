namespace SymbolNet.Learning.Data.Downloads;

/// <summary>How far a download is.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Bytes">Bytes on the disk.</param>
/// <param name="Total">Bytes of the whole file, where the server says so.</param>
/// <param name="BytesPerSecond">Average speed since the connection was made; 0 at its beginning.</param>
public sealed record DownloadProgress(string File, long Bytes, long? Total, double BytesPerSecond)
{
    /// <summary>How long the rest will take at this speed, where that can be told.</summary>
    public TimeSpan? TimeLeft => Total is { } total && BytesPerSecond > 0 && (total - Bytes) / BytesPerSecond is < 1e8 and var seconds ? TimeSpan.FromSeconds(Math.Max(0, seconds)) : null;
}
