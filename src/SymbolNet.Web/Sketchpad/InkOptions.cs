namespace SymbolNet.Web.Sketchpad;

/// <summary>Every limit on ink that arrives from browsers. Section "Ink" of the configuration.</summary>
public sealed class InkOptions
{
    /// <summary>Most points one drawing may have.</summary>
    public int PointLimit { get; set; } = Ink.Drawing.PointLimit;

    /// <summary>Most strokes one drawing may have.</summary>
    public int StrokeLimit { get; set; } = Ink.Drawing.StrokeLimit;

    /// <summary>Most points one batch may carry (a redraw after a reconnect carries the whole drawing in several).</summary>
    public int PointsPerBatchLimit { get; set; } = 2_000;

    /// <summary>Most batches a second, averaged over <see cref="BatchBurst"/> batches. Browsers send one a frame, at most about 120 a second.</summary>
    public int BatchesPerSecond { get; set; } = 150;

    /// <summary>Batches that may arrive at once before <see cref="BatchesPerSecond"/> counts (after a stall of the network).</summary>
    public int BatchBurst { get; set; } = 300;

    /// <summary>Largest message the hub accepts, in bytes.</summary>
    public int MessageBytesLimit { get; set; } = 128 * 1024;

    /// <summary>Most drawings one connection may stream at the same time.</summary>
    public int StreamsPerConnection { get; set; } = 2;

    /// <summary>Most hub connections one visitor may have at the same time (tabs and devices).</summary>
    public int ConnectionsPerVisitor { get; set; } = 20;

    /// <summary>A connection whose messages were refused this often is closed.</summary>
    public int RefusalsBeforeClosing { get; set; } = 5;

    /// <summary>Most drawing sessions one visitor may have open at the same time.</summary>
    public int SessionsPerVisitor { get; set; } = 50;

    /// <summary>A drawing session nobody used for this long is closed.</summary>
    public TimeSpan SessionIdleAfter { get; set; } = TimeSpan.FromMinutes(30);
}
