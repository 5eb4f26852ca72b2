using Microsoft.AspNetCore.Components;
using SymbolNet.Web.Components;

namespace SymbolNet.Web.Training;

/// <summary>The form for a new training: a preset, a data set and a length; everything else behind "Advanced".</summary>
public sealed partial class NewRunPage(RunDesk desk, NavigationManager navigation) : ComponentBase
{
    const string Time = "time";

    static readonly string[] Devices = ["cpu", "auto", "cuda"];

    /// <summary>The part of the server's memory that a training can have: the app and the system need some.</summary>
    const double MostOfMemory = 0.9;

    /// <summary>In bytes; what a container allows, where there is one.</summary>
    readonly long serverMemory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    RunDraft? draft;
    long? drawings;
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
        await CountedAsync();
    }

    async Task NetworkChosenAsync(string? name)
    {
        draft!.ChooseNetwork(name ?? draft.Network);
        await MeasuredAsync();
    }

    void ObjectiveChosen(string? name) => draft!.ChooseObjective(name ?? draft.Objective);

    async Task MeasuredAsync() => (speed, speedOf) = (await desk.SpeedAsync(draft!.Network), draft.Network);

    async Task CountedAsync() => drawings = draft!.Dataset == RunDraft.MadeUp ? null : await desk.DrawingsAsync(draft.Dataset);

    string MemoryOf(RunDraft form) =>
        form.Memory(drawings) is not { } bytes ? ""
        : $"It takes about {Words.Memory(bytes)} of memory{(form.Dataset != RunDraft.MadeUp && drawings is null ? " and what its drawings need" : "")}"
            + (form.Device == "cpu" ? $"; this server has {Words.Memory(serverMemory)}." : ", most of it on the graphics card when there is one.");

    bool IsTooLarge(RunDraft form) => form.Device == "cpu" && form.Memory(drawings) > MostOfMemory * serverMemory;

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
