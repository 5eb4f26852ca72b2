using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SymbolNet.EndToEnd.Driving;

/// <summary>The published app as a process of its own on a free loopback port, with a data folder of its own; it can be killed and started again.</summary>
sealed partial class PublishedApp : IAsyncDisposable
{
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    readonly string dataFolder = Directory.CreateTempSubdirectory("symbolnet-e2e-").FullName;
    Process? process;

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>The link that makes the first administrator; null until the app printed one.</summary>
    public Uri? SetupLink { get; private set; }

    public static async Task<PublishedApp> StartAsync()
    {
        var app = new PublishedApp();
        await app.RunAsync();
        return app;
    }

    /// <summary>Ends the process as a power cut would (SIGKILL).</summary>
    public async Task KillAsync()
    {
        if (process is null) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Starts again on the same port and the same data.</summary>
    public Task RestartAsync() => RunAsync();

    async Task RunAsync()
    {
        var executable = Path.Combine(Repository.AppFolder, "SymbolNet.Web");
        if (!File.Exists(executable))
            throw new InvalidOperationException("There is no published app: run scripts/publish.sh first (./test.sh does).");
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var output = new List<string>();
        process = new Process
        {
            StartInfo = new ProcessStartInfo(executable, ["--urls", Address.GetLeftPart(UriPartial.Authority)])
            {
                WorkingDirectory = Repository.AppFolder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                // As run.sh starts it.
                Environment = { ["SYMBOLNET_DATA_DIR"] = dataFolder, ["OPENBLAS_NUM_THREADS"] = "1", ["OMP_NUM_THREADS"] = "1" },
            },
            EnableRaisingEvents = true,
        };
        void Read(string? line)
        {
            if (line is null) return;
            lock (output) output.Add(line);
            if (SetupPattern().Match(line) is { Success: true } link) SetupLink = new Uri(link.Value);
            if (UrlPattern().Match(line) is { Success: true } match) address.TrySetResult(new Uri(match.Value));
        }
        process.OutputDataReceived += (_, data) => Read(data.Data);
        process.ErrorDataReceived += (_, data) => Read(data.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The app ended while starting:\n" + Said()));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            Address = await address.Task.WaitAsync(StartLimit);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The app did not start within {StartLimit.TotalSeconds} s. It said:\n{Said()}");
        }

        string Said()
        {
            lock (output) return string.Join('\n', output);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(dataFolder, recursive: true);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*")]
    private static partial Regex UrlPattern();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/account/setup\?token=[\w-]+")]
    private static partial Regex SetupPattern();
}
