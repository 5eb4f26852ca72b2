using Microsoft.AspNetCore.Components;
using SymbolNet.Web.Components;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Training;

/// <summary>All training runs, as they go on.</summary>
public sealed partial class TrainingPage(RunDesk desk, TimeProvider clock) : ComponentBase, IAsyncDisposable
{
    /// <summary>Least time between two looks at the rows.</summary>
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    readonly Newest<Guid> changes = new(clock);
    readonly CancellationTokenSource leaving = new();
    IReadOnlyList<RunRow>? runs;
    IDisposable? watching;
    Task following = Task.CompletedTask;

    RunDesk Desk => desk;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => runs = await desk.AllAsync();

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        watching = await desk.WatchAsync(changes.Offer);
        following = FollowAsync();
    }

    async Task FollowAsync()
    {
        try
        {
            await changes.FollowAsync(_ => InvokeAsync(LookAsync), () => Task.CompletedTask, leaving.Token);
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }

    async Task LookAsync()
    {
        runs = await desk.AllAsync();
        StateHasChanged();
        await Task.Delay(LookEvery, clock, leaving.Token);
    }

    static string Story(RunRow run)
    {
        var plan = RunPlan.Read(run.Plan);
        var what = $"{Words.Dataset(plan)}, {plan.Recipe.Training.Network.Name}";
        return run.State switch
        {
            RunState.Running when run.SecondsLeft is { } left => $"{what} · {Words.Duration(left)} left",
            RunState.Running => $"{what} · {run.Message}",
            RunState.Failed => $"{what} · {run.Problem}",
            _ => $"{what} · {Words.Moment(run.CreatedAt)}",
        };
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        watching?.Dispose();
        await following;
        leaving.Dispose();
    }
}
