using System.Runtime.CompilerServices;
using SymbolNet.Benchmarks.Apps;
using SymbolNet.Benchmarks.Measuring;

namespace SymbolNet.Benchmarks.Sections;

/// <summary>From the start of the published app's process to its first healthy answer.</summary>
static class StartUpSection
{
    const int Starts = 3;

    /// <summary>Measures it.</summary>
    public static async IAsyncEnumerable<Measure> MeasureAsync(Settings settings, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var data = new TemporaryFolder();
        yield return new Measure("start-up: first start, empty data folder", await StartAsync(), "s");
        var times = new List<double>();
        for (var i = 0; i < Starts; i++)
            times.Add(await StartAsync());
        yield return new Measure($"start-up: later starts, median of {Starts}", new Samples(times).Median, "s");

        async Task<double> StartAsync()
        {
            await using var app = await PublishedApp.StartAsync(settings, data.Path, cancellation);
            return app.StartTime.TotalSeconds;
        }
    }
}
