using System.Globalization;
using System.Runtime;
using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Benchmarks.Drawers;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;

namespace SymbolNet.Benchmarks.Apps;

/// <summary>
/// This program started once more to be the server, so that server and browsers do not share a process. It hosts the real app and obeys, a line each, on its standard input:
/// <c>open COOKIE</c> gives the token of a new drawing session (what a page does in process), <c>recognise N</c> recognises N drawings and says <c>done</c>, <c>collect</c> collects garbage and says <c>done</c>.
/// </summary>
sealed class AppServer : IAsyncDisposable
{
    /// <summary>First word of the command line of the server.</summary>
    public const string Role = "--as-server";

    /// <summary>As many requests wait for the model as a busy server has.</summary>
    const int AtOnce = 16;

    const string Done = "done";

    readonly AppProcess process;

    AppServer(AppProcess process, Uri address) => (this.process, Address) = (process, address);

    /// <summary>Where the app is.</summary>
    public Uri Address { get; }

    /// <summary>The process.</summary>
    public int ProcessId => process.Id;

    /// <summary>Starts a server with an empty data folder.</summary>
    /// <exception cref="InvalidInputException">The app does not start.</exception>
    public static async Task<AppServer> StartAsync(Settings settings, string data, CancellationToken cancellation)
    {
        var process = AppProcess.Start(Path.Combine(AppContext.BaseDirectory, "SymbolNet.Benchmarks"), [Role, settings.Model, data], AppProcess.AppEnvironment);
        if (await process.Output.ReadLineAsync(cancellation) is { } address)
            return new AppServer(process, new Uri(address));
        await process.DisposeAsync();
        throw new InvalidInputException("The app did not start; what it said is above.");
    }

    /// <summary>A new visitor with a sheet of paper before them.</summary>
    public async Task<Drawer> ArriveAsync(CancellationToken cancellation)
    {
        var visitor = await Visitor.ArriveAsync(Address, cancellation);
        return await Drawer.ConnectAsync(visitor, await AskAsync($"open {visitor.Cookie}", cancellation), cancellation);
    }

    /// <summary>Has drawings recognised inside the server, without a network between.</summary>
    public Task RecogniseAsync(int drawings, CancellationToken cancellation) => AskAsync(FormattableString.Invariant($"recognise {drawings}"), cancellation);

    /// <summary>Has all garbage collected, so that what is left is what is used.</summary>
    public Task CollectAsync(CancellationToken cancellation) => AskAsync("collect", cancellation);

    /// <summary>Ends the server.</summary>
    public ValueTask DisposeAsync() => process.DisposeAsync();

    async Task<string> AskAsync(string line, CancellationToken cancellation)
    {
        await process.Input.WriteLineAsync(line.AsMemory(), cancellation);
        await process.Input.FlushAsync(cancellation);
        return await process.Output.ReadLineAsync(cancellation) ?? throw new InvalidOperationException("The server has ended.");
    }

    /// <summary>What the server does.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        // What the app itself says goes to the error stream: answers have this one for themselves.
        var answers = Console.Out;
        Console.SetOut(Console.Error);
        try
        {
            await using var app = new AppInProcess(arguments[0], arguments[1]);
            await answers.WriteLineAsync(app.Address.ToString());
            while (await Console.In.ReadLineAsync() is { } line)
                await answers.WriteLineAsync(line.Split(' ', 2) switch
                {
                    ["open", var cookie] => app.OpenSheet(new Visitor(app.Address, cookie)).Token,
                    ["recognise", var count] => await RecogniseAsync(app.Services, int.Parse(count, CultureInfo.InvariantCulture)),
                    ["collect"] => Collect(),
                    _ => throw new ArgumentException($"'{line}' is no order."),
                });
            return 0;
        }
        catch (InvalidInputException reason)
        {
            await Console.Error.WriteLineAsync(reason.Message);
            return 1;
        }
    }

    static async Task<string> RecogniseAsync(IServiceProvider services, int count)
    {
        var recognizer = services.GetRequiredService<LiveModel>().Recognizer!;
        var bank = (await services.GetRequiredService<Banks>().OpenAsync(BankId.New())).Memory;
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, cancellation) => await recognizer.RecogniseAsync(Doodle.Symbol(i), bank, cancellation));
        return Done;
    }

    static string Collect()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Done;
    }
}
