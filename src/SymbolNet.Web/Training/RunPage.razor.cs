using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SymbolNet.Web.Components;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Training;

/// <summary>One training run, live: where it is, its curves, its log, and what can be done with it.</summary>
public sealed partial class RunPage(RunDesk desk, IJSRuntime js, NavigationManager navigation, TimeProvider clock)
{
    /// <summary>Least time between two looks at the rows: a message a second to each watcher, however fast the training talks.</summary>
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    readonly Newest<Guid> changes = new(clock, LookEvery);
    ElementReference charts;
    RunChartsModule? module;
    Guid id;
    RunRow? run;
    RunPlan? plan;
    IReadOnlyList<RunPairRow> pairs = [];
    IReadOnlyList<RunLineRow> lines = [];
    double? rate;
    bool isMissing;
    bool isDeleting;

    /// <summary>The run's id, 32 hexadecimal digits.</summary>
    [Parameter] public string Id { get; set; } = "";

    [CascadingParameter] Toasts Toasts { get; set; } = default!;

    string Story => plan is null ? RunPlan.Unreadable : $"{Words.Dataset(plan)}, network {plan.Recipe.Training.Network.Name}, {plan.Recipe.Training.Objective.Name}"
        + (plan.Minutes is { } minutes ? $", for {Words.Duration(minutes * 60)}" : "")
        + (run!.Message is { } message ? $" · {message}" : "");

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        isMissing = !Guid.TryParseExact(Id, "N", out id) || await desk.LookAsync(id) is not { } picture || !See(picture);
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (module is not null || run is null) return;
        module = new RunChartsModule(js, "./" + Assets["assets/runCharts.js"], Leaving);
        await module.OpenAsync(charts);
        Keep(await desk.WatchAsync(changed => { if (changed == id) changes.Offer(changed); }));
        // Whatever happened since the first look is shown now, and the curves for the first time.
        await LookAsync();
        Follow(changes, _ => LookAsync());
    }

    async Task LookAsync()
    {
        if (await desk.LookAsync(id, module!.NextStretch) is not { } picture)
        {
            (run, isMissing) = (null, true);
            StateHasChanged();
            return;
        }
        // The run went back to a checkpoint: what lies behind is drawn anew.
        if (module.IsAheadOf(picture))
        {
            module.BeginAnew();
            picture = await desk.LookAsync(id) ?? picture;
        }
        See(picture);
        StateHasChanged();
        await module.ShowAsync(picture);
    }

    bool See(RunPicture picture)
    {
        (run, pairs, lines) = (picture.Run, picture.Pairs, picture.Lines);
        plan ??= RunPlan.TryRead(picture.Run.Plan);
        rate = picture.Points.Count > 0 ? picture.Points[^1].LearningRate : rate;
        return true;
    }

    async Task DoAsync(Func<Guid, Task> order)
    {
        try
        {
            await order(id);
        }
        catch (InvalidInputException refusal)
        {
            Toasts.ShowProblem(refusal.Message);
        }
    }

    async Task DeleteAsync()
    {
        isDeleting = false;
        try
        {
            await desk.DeleteAsync(id);
            navigation.NavigateTo("/training");
        }
        catch (InvalidInputException refusal)
        {
            Toasts.ShowProblem(refusal.Message);
        }
    }

    /// <inheritdoc />
    protected override async ValueTask LeaveAsync()
    {
        if (module is not null)
            await module.DisposeAsync();
    }
}
