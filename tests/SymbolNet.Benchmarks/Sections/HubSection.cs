using System.Globalization;
using System.Runtime.CompilerServices;
using SymbolNet.Benchmarks.Apps;
using SymbolNet.Benchmarks.Drawers;
using SymbolNet.Benchmarks.Measuring;
using SymbolNet.Ink;

namespace SymbolNet.Benchmarks.Sections;

/// <summary>
/// From ink to recognition as browsers see it: real connections to the hub of the app in another process, each drawing at the pace of a browser. A batch counts until the first answer that has seen it.
/// </summary>
static class HubSection
{
    /// <summary>What a training beside it may make of the slowest answers: three times as slow.</summary>
    const double MostSlowdown = 3;

    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Measures it.</summary>
    public static async IAsyncEnumerable<Measure> MeasureAsync(Settings settings, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var data = new TemporaryFolder();
        await using var server = await AppServer.StartAsync(settings, data.Path, cancellation);
        await DrawAsync(server, 4, WarmUp, cancellation);
        var duration = TimeSpan.FromSeconds(settings.IsQuick ? 5 : 15);
        var idle = new Dictionary<int, Samples>();
        foreach (var drawers in (int[])[1, 20])
        {
            var latencies = idle[drawers] = await DrawAsync(server, drawers, duration, cancellation);
            yield return new Measure($"{Name(drawers)}, p50", latencies.Median, "ms");
            yield return new Measure($"{Name(drawers)}, p95", latencies.Quantile(0.95), "ms");
        }
        using var run = new TemporaryFolder();
        await using var training = await BackgroundTraining.StartAsync(settings, run.Path, cancellation);
        foreach (var (drawers, alone) in idle)
        {
            var latencies = await DrawAsync(server, drawers, duration, cancellation);
            yield return new Measure($"{Name(drawers)}, while a model is trained, p95", latencies.Quantile(0.95), "ms");
            yield return new Measure($"{Name(drawers)}, while a model is trained, p95 against alone", latencies.Quantile(0.95) / alone.Quantile(0.95), "×", MostSlowdown);
        }
    }

    static string Name(int drawers) => string.Create(CultureInfo.InvariantCulture, $"hub: ink to recognition, {drawers} drawer{(drawers == 1 ? "" : "s")}, {Drawer.BatchesPerSecond} batches/s each");

    static async Task<Samples> DrawAsync(AppServer server, int count, TimeSpan duration, CancellationToken cancellation)
    {
        var drawers = new List<Drawer>();
        try
        {
            for (var i = 0; i < count; i++)
                drawers.Add(await server.ArriveAsync(cancellation));
            return new Samples((await Task.WhenAll(drawers.Select((drawer, i) => drawer.DrawAsync(Repertoire(i), duration, cancellation)))).SelectMany(latencies => latencies));
        }
        finally
        {
            foreach (var drawer in drawers)
                await drawer.DisposeAsync();
        }
    }

    /// <summary>What one person draws.</summary>
    public static Drawing[] Repertoire(int person) => [.. Enumerable.Range(0, 20).Select(i => Doodle.Symbol(1_000 * person + i))];
}
