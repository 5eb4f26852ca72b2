using SymbolNet.Web.Training;

namespace SymbolNet.Benchmarks.Apps;

/// <summary>A training as the app runs it: the published command in a process of low priority, on all cores, with the recipe that people begin with.</summary>
sealed class BackgroundTraining : IAsyncDisposable
{
    const string Nice = "/usr/bin/nice";

    readonly AppProcess process;
    readonly Task reading;

    // Its progress is read on, so that it never waits for somebody to read it.
    BackgroundTraining(AppProcess process) => (this.process, reading) = (process, process.Output.ReadToEndAsync(CancellationToken.None));

    /// <summary>Starts it and waits until it takes steps.</summary>
    /// <param name="settings">Which app.</param>
    /// <param name="folder">An empty folder for the run.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="InvalidInputException">There is no such program, or it does not train.</exception>
    public static async Task<BackgroundTraining> StartAsync(Settings settings, string folder, CancellationToken cancellation)
    {
        var program = Path.Combine(await PublishedApp.FolderAsync(settings, cancellation), new RunOptions().Program);
        var recipe = Path.Combine(AppContext.BaseDirectory, "models", "recipes", "starter.json");
        var process = AppProcess.Start(Nice,
            ["-n", FormattableString.Invariant($"{new RunOptions().Niceness}"), program, "train", "--dataset", "procedural:1/4x20x20", "--recipe", recipe, "--steps", "1000000", "--out", folder, "--json-lines", "-"]);
        while (await process.Output.ReadLineAsync(cancellation) is { } line)
            if (line.Contains("\"kind\":\"steps\"", StringComparison.Ordinal))
                return new BackgroundTraining(process);
        await process.DisposeAsync();
        throw new InvalidInputException("The training did not start; what it said is above.");
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await reading;
    }
}
