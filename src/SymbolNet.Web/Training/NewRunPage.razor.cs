using Microsoft.AspNetCore.Components;
using SymbolNet.Web.Components;

namespace SymbolNet.Web.Training;

/// <summary>The form for a new training: a preset, a data set and a length; everything else behind "Advanced".</summary>
public sealed partial class NewRunPage(RunDesk desk, NavigationManager navigation) : ComponentBase
{
    const string Time = "time";

    static readonly string[] Devices = ["cpu", "auto", "cuda"];

    RunDraft? draft;
    double? speed;
    string? speedOf;
    bool isStarting;

    /// <summary>The run whose numbers the form begins with, or null.</summary>
    [SupplyParameterFromQuery(Name = "like")] public string? Like { get; set; }

    /// <summary>The data set the form begins with, or null.</summary>
    [SupplyParameterFromQuery(Name = "data")] public string? Data { get; set; }

    [CascadingParameter] Toasts Toasts { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        draft = await desk.DraftAsync(Guid.TryParseExact(Like, "N", out var like) ? like : null);
        if (draft.Datasets.FirstOrDefault(name => name == Data) is { } wanted)
            draft.Dataset = wanted;
        await MeasuredAsync();
    }

    async Task NetworkChosenAsync(string? name)
    {
        draft!.ChooseNetwork(name ?? draft.Network);
        await MeasuredAsync();
    }

    void ObjectiveChosen(string? name) => draft!.ChooseObjective(name ?? draft.Objective);

    async Task MeasuredAsync() => (speed, speedOf) = (await desk.SpeedAsync(draft!.Network), draft.Network);

    string Estimate(RunDraft form)
    {
        if (form.IsTimed)
            return form.LengthProblem is null ? $"About {form.Minutes} minutes; the number of steps follows from the speed measured at the start." : "";
        if (form.PicturesToTrain is not { } pictures)
            return "";
        return speed is { } measured && speedOf == form.Network
            ? $"About {Words.Duration(pictures / measured)}, at the {Words.Count(measured)} pictures a second of the last run of this network."
            : "This network was not trained here yet: the time left is shown once its speed is measured.";
    }

    async Task StartAsync()
    {
        isStarting = true;
        try
        {
            navigation.NavigateTo($"/training/{await desk.QueueAsync(draft!.ToPlan()):N}");
        }
        catch (InvalidInputException refusal)
        {
            Toasts.ShowProblem(refusal.Message);
            isStarting = false;
        }
    }
}
