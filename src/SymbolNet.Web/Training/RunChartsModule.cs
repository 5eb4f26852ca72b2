using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SymbolNet.Web.Components;

namespace SymbolNet.Web.Training;

/// <summary>The charts of a run in the browser: knows what it has sent, so that only what is new travels. Used on the page's own thread.</summary>
/// <param name="js">The browser.</param>
/// <param name="scriptPath">Where the module is, relative to the base address.</param>
/// <param name="leaving">Cancelled when the page is left.</param>
public sealed class RunChartsModule(IJSRuntime js, string scriptPath, CancellationToken leaving) : BrowserModule(js, scriptPath, leaving)
{
    long lastStep;
    int checksShown = -1;
    bool anew = true;

    /// <summary>The first stretch that may have changed since it was sent.</summary>
    public int NextStretch { get; private set; }

    /// <summary>Makes the charts inside an element.</summary>
    public Task OpenAsync(ElementReference root) => MakeAsync("createRunCharts", root);

    /// <summary>True when more is drawn than there is: the run went back.</summary>
    public bool IsAheadOf(RunPicture picture) => (picture.Points.Count > 0 ? picture.Points[^1].Step : picture.Run.Step) < lastStep || picture.Checks.Count < checksShown;

    /// <summary>The next picture replaces everything.</summary>
    public void BeginAnew() => (anew, NextStretch, lastStep, checksShown) = (true, 0, 0, -1);

    /// <summary>Sends what is new.</summary>
    public async Task ShowAsync(RunPicture picture)
    {
        var isNew = picture.Points.Count > 0 && picture.Points[^1].Step > lastStep;
        if (!IsMade || !anew && !isNew && picture.Checks.Count == checksShown)
            return;
        double[][] points = [.. picture.Points.Select(point => new[] { point.Stretch, point.Step, point.Loss, point.LearningRate, point.PicturesPerSecond })];
        double[][]? checks = picture.Checks.Count == checksShown ? null : [.. picture.Checks.Select(check => new[] { check.Step, check.Accuracy })];
        await CallAsync("update", anew, points, checks);
        (anew, checksShown) = (false, picture.Checks.Count);
        if (picture.Points.Count > 0)
            (NextStretch, lastStep) = (picture.Points[^1].Stretch, picture.Points[^1].Step);
    }
}
