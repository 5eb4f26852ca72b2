using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace SymbolNet.Web.Training;

/// <summary>The charts of a run in the browser: owns the script module, and knows what it has sent, so that only what is new travels. Used on the page's own thread.</summary>
/// <param name="js">The browser.</param>
/// <param name="scriptPath">Where the module is, relative to the base address.</param>
public sealed class RunChartsModule(IJSRuntime js, string scriptPath) : IAsyncDisposable
{
    IJSObjectReference? module;
    IJSObjectReference? charts;
    long lastStep;
    int checksShown = -1;
    bool anew = true;

    /// <summary>The first stretch that may have changed since it was sent.</summary>
    public int NextStretch { get; private set; }

    /// <summary>Makes the charts inside an element.</summary>
    public Task OpenAsync(ElementReference root) => QuietlyAsync(async () =>
    {
        module = await js.InvokeAsync<IJSObjectReference>("import", scriptPath);
        charts = await module.InvokeAsync<IJSObjectReference>("createRunCharts", root);
    });

    /// <summary>True when more is drawn than there is: the run went back.</summary>
    public bool IsAheadOf(RunPicture picture) => (picture.Points.Count > 0 ? picture.Points[^1].Step : picture.Run.Step) < lastStep || picture.Checks.Count < checksShown;

    /// <summary>The next picture replaces everything.</summary>
    public void BeginAnew() => (anew, NextStretch, lastStep, checksShown) = (true, 0, 0, -1);

    /// <summary>Sends what is new.</summary>
    public async Task ShowAsync(RunPicture picture)
    {
        var isNew = picture.Points.Count > 0 && picture.Points[^1].Step > lastStep;
        if (charts is null || !anew && !isNew && picture.Checks.Count == checksShown)
            return;
        double[][] points = [.. picture.Points.Select(point => new[] { point.Stretch, point.Step, point.Loss, point.LearningRate, point.PicturesPerSecond })];
        double[][]? checks = picture.Checks.Count == checksShown ? null : [.. picture.Checks.Select(check => new[] { check.Step, check.Accuracy })];
        await QuietlyAsync(async () => await charts.InvokeVoidAsync("update", anew, points, checks));
        (anew, checksShown) = (false, picture.Checks.Count);
        if (picture.Points.Count > 0)
            (NextStretch, lastStep) = (picture.Points[^1].Stretch, picture.Points[^1].Step);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await QuietlyAsync(async () =>
    {
        if (charts is not null)
        {
            await charts.InvokeVoidAsync("dispose");
            await charts.DisposeAsync();
        }
        if (module is not null)
            await module.DisposeAsync();
    });

    static async Task QuietlyAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The tab was closed or the page was left: nobody looks at the charts any more.
        }
    }
}
