namespace SymbolNet.Web.Hosting;

/// <summary>What background services want to know of the app's life.</summary>
static class AppLifetime
{
    /// <summary>Completes once the app answers requests.</summary>
    /// <exception cref="OperationCanceledException">It is stopping.</exception>
    public static async Task StartedAsync(this IHostApplicationLifetime app, CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = app.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
    }
}
