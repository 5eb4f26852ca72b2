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
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Measures it.</summary>
    public static async IAsyncEnumerable<Measure> MeasureAsync(Settings settings, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var data = new TemporaryFolder();
        await using var server = await AppServer.StartAsync(settings, data.Path, cancellation);
        await DrawAsync(server, 4, WarmUp, cancellation);
        foreach (var drawers in (int[])[1, 20])
        {
            var latencies = await DrawAsync(server, drawers, TimeSpan.FromSeconds(settings.IsQuick ? 5 : 15), cancellation);
            var what = string.Create(CultureInfo.InvariantCulture, $"hub: ink to recognition, {drawers} drawer{(drawers == 1 ? "" : "s")}, {Drawer.BatchesPerSecond} batches/s each");
            yield return new Measure($"{what}, p50", latencies.Median, "ms");
            yield return new Measure($"{what}, p95", latencies.Quantile(0.95), "ms");
        }
    }

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
