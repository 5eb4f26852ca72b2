using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Benchmarks.Apps;
using SymbolNet.Benchmarks.Drawers;
using SymbolNet.Benchmarks.Measuring;
using SymbolNet.Ink;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;
using SymbolNet.Web.Storage;

namespace SymbolNet.Benchmarks.Sections;

/// <summary>Resident memory of the server: with a large bank, per connected drawer, and over many recognitions. A megabyte is 1,000,000 bytes.</summary>
static class MemorySection
{
    const double Megabyte = 1e6;

    const int BankSize = 100_000;
    const int BankCategories = 5_000;
    const int RowsPerTransaction = 5_000;
    const double MostIdleMegabytes = 700;

    const int DrawerCount = 100;
    const double MostMegabytesPerDrawer = 2;

    const double MostGrowthPercent = 5;

    /// <summary>After the last request the runtime gives back what it no longer needs.</summary>
    static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>Measures it.</summary>
    public static async IAsyncEnumerable<Measure> MeasureAsync(Settings settings, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var measure in LargeBankAsync(settings, cancellation))
            yield return measure;
        using var data = new TemporaryFolder();
        await using var server = await AppServer.StartAsync(settings, data.Path, cancellation);
        await foreach (var measure in DrawersAsync(server, settings, cancellation))
            yield return measure;
        yield return await RecognitionsAsync(server, settings, cancellation);
    }

    /// <summary>A visitor's bank is filled in the database; then the published app starts, opens it for that visitor's page, and idles.</summary>
    static async IAsyncEnumerable<Measure> LargeBankAsync(Settings settings, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var data = new TemporaryFolder();
        string cookie;
        int symbols;
        await using (var app = new AppInProcess(settings.Model, data.Path))
        {
            var visitor = await Visitor.ArriveAsync(app.Address, cancellation);
            cookie = visitor.Cookie;
            symbols = app.Services.GetRequiredService<StarterMemory>().Categories.Count + BankCategories;
            await FillAsync(app.Services, app.BankOf(visitor), cancellation);
        }
        await using var server = await PublishedApp.StartAsync(settings, data.Path, cancellation);
        yield return new Measure("memory: idle server, nobody there", Machine.ResidentBytes(server.ProcessId) / Megabyte, "MB");
        var owner = new Visitor(server.Address, cookie);
        await owner.ReadAsync("/", cancellation);
        await Task.Delay(Settling, cancellation);
        yield return new Measure(
            string.Create(CultureInfo.InvariantCulture, $"memory: idle server with a bank of {BankSize:N0} drawings"), Machine.ResidentBytes(server.ProcessId) / Megabyte, "MB", MostIdleMegabytes);
        yield return new Measure("memory: the most it had while opening the bank", Machine.PeakBytes(server.ProcessId) / Megabyte, "MB");
        // That this bank was open is seen on the page that shows it.
        if (!(await owner.ReadAsync("/symbols", cancellation)).Contains(string.Create(CultureInfo.InvariantCulture, $"{symbols} symbols"), StringComparison.Ordinal))
            throw new InvalidInputException("The server did not open the bank that was filled.");
    }

    /// <summary>Rows as the app writes them when somebody teaches: drawings with their ink, and what the model makes of them.</summary>
    static async Task FillAsync(IServiceProvider services, BankId bank, CancellationToken cancellation)
    {
        var databases = services.GetRequiredService<IDbContextFactory<AppDb>>();
        var model = services.GetRequiredService<LiveModel>();
        var symbols = new SymbolCloud(BankCategories, model.Dimension);
        var now = DateTimeOffset.UtcNow;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
        {
            db.Banks.Add(new BankRow { Id = bank.Value, Version = BankSize, CreatedAt = now, ChangedAt = now });
            db.Categories.AddRange(Enumerable.Range(0, BankCategories).Select(category => new CategoryRow { BankId = bank.Value, Id = SymbolCloud.Id(category).Value, Name = NameOf(category) }));
            await db.SaveChangesAsync(cancellation);
        }
        // A hundred different inks are enough: their bytes stay in the file.
        var inks = Enumerable.Range(0, 100).Select(seed => DrawingFormat.ToBytes(Doodle.Symbol(seed))).ToArray();
        foreach (var part in Enumerable.Range(0, BankSize).Chunk(RowsPerTransaction))
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.Exemplars.AddRange(part.Select(i => new ExemplarRow
            {
                BankId = bank.Value, Id = SymbolCloud.ExemplarId(i).Value, CategoryId = SymbolCloud.Id(symbols.CategoryOf(i)).Value, Kind = DrawingKind.Strokes, Drawing = inks[i % inks.Length], CreatedAt = now,
            }));
            db.Embeddings.AddRange(part.Select(i => new EmbeddingRow
            {
                BankId = bank.Value, ExemplarId = SymbolCloud.ExemplarId(i).Value, ModelId = model.ModelId, Vector = MemoryMarshal.AsBytes(symbols.Exemplar(i).Values).ToArray(),
            }));
            await db.SaveChangesAsync(cancellation);
        }
    }

    static string NameOf(int category) => string.Create(CultureInfo.InvariantCulture, $"taught {category + 1}");

    /// <summary>
    /// Visitors open the page and draw at the pace of browsers, from this process, while the server is another one. Compared is what the server has after all garbage of a warm-up was collected with what
    /// it has while all of them draw, garbage included.
    /// </summary>
    static async IAsyncEnumerable<Measure> DrawersAsync(AppServer server, Settings settings, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var drawers = new List<Drawer>();
        try
        {
            var warm = await server.ArriveAsync(cancellation);
            await warm.DrawAsync(HubSection.Repertoire(0), WarmUp, cancellation);
            await warm.DisposeAsync();
            await server.CollectAsync(cancellation);
            var before = Machine.ResidentBytes(server.ProcessId);

            for (var i = 0; i < DrawerCount; i++)
                drawers.Add(await server.ArriveAsync(cancellation));
            var duration = TimeSpan.FromSeconds(settings.IsQuick ? 8 : 30);
            var drawing = Task.WhenAll(drawers.Select((drawer, i) => drawer.DrawAsync(HubSection.Repertoire(i), duration, cancellation)));
            var used = new List<double>();
            while (!drawing.IsCompleted)
            {
                await Task.WhenAny(drawing, Task.Delay(200, cancellation));
                used.Add(Machine.ResidentBytes(server.ProcessId));
            }
            await drawing;
            // The end of it: growth would show there.
            var late = new Samples(used.Skip(used.Count / 2));
            yield return new Measure(
                string.Create(CultureInfo.InvariantCulture, $"memory: per connected drawer, {DrawerCount} drawing"), (late.Median - before) / Megabyte / DrawerCount, "MB", MostMegabytesPerDrawer);
        }
        finally
        {
            foreach (var drawer in drawers)
                await drawer.DisposeAsync();
        }
    }

    /// <summary>Both times all garbage is collected first: what differs then is what was not given back, in .NET or in libtorch.</summary>
    static async Task<Measure> RecognitionsAsync(AppServer server, Settings settings, CancellationToken cancellation)
    {
        var (first, all) = settings.IsQuick ? (5_000, 20_000) : (20_000, 100_000);
        await server.RecogniseAsync(first, cancellation);
        await server.CollectAsync(cancellation);
        var before = Machine.ResidentBytes(server.ProcessId);
        await server.RecogniseAsync(all - first, cancellation);
        await server.CollectAsync(cancellation);
        var after = Machine.ResidentBytes(server.ProcessId);
        return new Measure(
            string.Create(CultureInfo.InvariantCulture, $"memory: growth from {first:N0} to {all:N0} recognitions"), 100.0 * (after - before) / before,
            string.Create(CultureInfo.InvariantCulture, $"% of {before / Megabyte:0} MB"), MostGrowthPercent);
    }
}
