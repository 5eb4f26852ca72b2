using SymbolNet.Web.Components;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Training;

/// <summary>All training runs, as they go on.</summary>
public sealed partial class TrainingPage(RunDesk desk, TimeProvider clock)
{
    /// <summary>Least time between two looks at the rows.</summary>
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    readonly Newest<Guid> changes = new(clock, LookEvery);
    IReadOnlyList<RunRow>? runs;

    RunDesk Desk => desk;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => runs = await desk.AllAsync();

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        Keep(await desk.WatchAsync(changes.Offer));
        Follow(changes, async _ => runs = await desk.AllAsync());
    }

    static string Story(RunRow run)
    {
        if (RunPlan.TryRead(run.Plan) is not { } plan)
            return RunPlan.Unreadable;
        var what = $"{Words.Dataset(plan)}, {plan.Recipe.Training.Network.Name}";
        return run.State switch
        {
            RunState.Running when run.SecondsLeft is { } left => $"{what} · {Words.Duration(left)} left",
            RunState.Running => $"{what} · {run.Message}",
            RunState.Failed => $"{what} · {run.Problem}",
            _ => $"{what} · {Words.Moment(run.CreatedAt)}",
        };
    }
}
