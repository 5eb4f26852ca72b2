using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using SymbolNet.Web.Storage;

namespace SymbolNet.Benchmarks.Apps;

/// <summary>The published app as a process of its own, on a free loopback port.</summary>
sealed partial class PublishedApp : IAsyncDisposable
{
    static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    readonly AppProcess process;
    readonly Task reading;

    PublishedApp(AppProcess process, Uri address, TimeSpan startTime, Task reading) => (this.process, Address, StartTime, this.reading) = (process, address, startTime, reading);

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>Time from the start of the process to the first answer that it is healthy.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>The process.</summary>
    public int ProcessId => process.Id;

    /// <summary>Starts the app and waits until it is healthy.</summary>
    /// <param name="settings">Which app, which model.</param>
    /// <param name="data">Its data folder.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="InvalidInputException">There is no such app, or it does not get healthy.</exception>
    public static async Task<PublishedApp> StartAsync(Settings settings, string data, CancellationToken cancellation)
    {
        var folder = await FolderAsync(settings, cancellation);
        var began = Stopwatch.GetTimestamp();
        var process = AppProcess.Start(Path.Combine(folder, "SymbolNet.Web"), ["--urls", "http://127.0.0.1:0"],
            new Dictionary<string, string>(AppProcess.AppEnvironment) { [StorageOptions.FolderVariable] = data, ["Model__Path"] = settings.Model });
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(StartLimit);
            var address = await AddressAsync(process, limit.Token);
            await WaitUntilHealthyAsync(address, limit.Token);
            var time = Stopwatch.GetElapsedTime(began);
            // The log is read on, so that the app never waits for somebody to read it.
            return new PublishedApp(process, address, time, process.Output.ReadToEndAsync(CancellationToken.None));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where the published app lies; it is published first where nobody says.</summary>
    public static async Task<string> FolderAsync(Settings settings, CancellationToken cancellation) => settings.PublishedApp ?? await PublishAsync(cancellation);

    /// <summary>Ends the process.</summary>
    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await reading;
    }

    /// <summary>Has the app published; does nothing when it is up to date.</summary>
    static async Task<string> PublishAsync(CancellationToken cancellation)
    {
        var root = Clone.Root;
        using var publishing = Process.Start(new ProcessStartInfo(Path.Combine(root, "scripts", "publish.sh")) { RedirectStandardOutput = true })!;
        var said = await publishing.StandardOutput.ReadToEndAsync(cancellation);
        await publishing.WaitForExitAsync(cancellation);
        return publishing.ExitCode == 0 ? Path.Combine(root, "artifacts", "app") : throw new InvalidInputException($"The app could not be published. {said}");
    }

    static async Task<Uri> AddressAsync(AppProcess process, CancellationToken cancellation)
    {
        while (await process.Output.ReadLineAsync(cancellation) is { } line)
            if (LoopbackAddress().Match(line) is { Success: true } match)
                return new Uri(match.Value);
        throw new InvalidInputException("The published app ended while it was starting.");
    }

    static async Task WaitUntilHealthyAsync(Uri address, CancellationToken cancellation)
    {
        using var browser = new HttpClient();
        using var health = await browser.GetAsync(new Uri(address, "/health"), cancellation);
        // Everything is settled before the app says where it is.
        if (health.StatusCode != HttpStatusCode.OK)
            throw new InvalidInputException($"The published app is not healthy: {await health.Content.ReadAsStringAsync(cancellation)}");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*")]
    private static partial Regex LoopbackAddress();
}
