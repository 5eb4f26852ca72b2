using System.Diagnostics.Metrics;

namespace SymbolNet.Web.Sketchpad;

/// <summary>What can be watched of drawing and recognising, as meter "SymbolNet.Web.Sketchpad".</summary>
public sealed class InkMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "SymbolNet.Web.Sketchpad";

    readonly Counter<long> batches;
    readonly Counter<long> refusals;
    readonly Histogram<double> recognitions;
    readonly UpDownCounter<int> sessions;

    /// <summary>Registers the instruments.</summary>
    public InkMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        batches = meter.CreateCounter<long>("symbolnet.ink.batches", "{batch}", "Ink batches that were taken.");
        refusals = meter.CreateCounter<long>("symbolnet.ink.refusals", "{refusal}", "Ink streams that were ended for breaking a rule.");
        recognitions = meter.CreateHistogram<double>("symbolnet.recognition.duration", "ms", "From the ink's arrival (or the wish to look again) to the answer.");
        sessions = meter.CreateUpDownCounter<int>("symbolnet.ink.sessions", "{session}", "Open drawing sessions.");
    }

    /// <summary>Ink arrived.</summary>
    public void Batch() => batches.Add(1);

    /// <summary>Ink was refused.</summary>
    public void Refusal() => refusals.Add(1);

    /// <summary>An answer was found.</summary>
    public void Recognition(TimeSpan duration) => recognitions.Record(duration.TotalMilliseconds);

    /// <summary>Sessions were opened (positive) or closed (negative).</summary>
    public void Sessions(int change) => sessions.Add(change);
}
