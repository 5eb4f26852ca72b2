using System.Diagnostics.Metrics;

namespace SymbolNet.Web.Models;

/// <summary>What can be watched of the live model, as meter "SymbolNet.Web.Models".</summary>
public sealed class ModelMetrics
{
    readonly Histogram<int> batchSizes;
    readonly Histogram<double> batchMilliseconds;

    /// <summary>Registers the instruments.</summary>
    public ModelMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("SymbolNet.Web.Models");
        batchSizes = meter.CreateHistogram<int>("symbolnet.model.batch.size", "{picture}", "Pictures embedded in one go.");
        batchMilliseconds = meter.CreateHistogram<double>("symbolnet.model.batch.duration", "ms", "Time the network took for one batch.");
    }

    /// <summary>The network embedded a batch.</summary>
    public void Embedded(int pictures, TimeSpan duration)
    {
        batchSizes.Record(pictures);
        batchMilliseconds.Record(duration.TotalMilliseconds);
    }
}
