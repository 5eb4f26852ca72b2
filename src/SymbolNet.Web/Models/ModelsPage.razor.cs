using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using SymbolNet.Web.Components;
using SymbolNet.Web.Storage;
using SymbolNet.Web.Training;

namespace SymbolNet.Web.Models;

/// <summary>The models: which one is at work, what is known of each, and putting another one to work.</summary>
public sealed partial class ModelsPage(ModelDesk desk, TimeProvider clock)
{
    /// <summary>Alphabets that no model was trained on by accident: an unusual seed.</summary>
    internal const string MadeUp = "procedural:271828/10x25x12";

    readonly Newest<bool> changes = new(clock);
    IReadOnlyList<ModelCard> cards = [];
    IReadOnlyList<string> datasets = [];
    IReadOnlyList<ComparedModel> compared = [];
    string current = "";
    string? previous;
    HandoverProgress? progress;
    ModelUseRow? refused;
    ModelCard? deleting;
    string one = "";
    string other = "";
    string dataset = MadeUp;
    string alphabets = "";
    int ways = 20;
    bool isComparing;
    bool isUploading;

    [CascadingParameter] Toasts Toasts { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        datasets = await desk.DatasetsAsync();
        await LookAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        Keep(await desk.WatchAsync(() => changes.Offer(true)));
        Follow(changes, _ => LookAsync());
    }

    async Task LookAsync()
    {
        cards = await desk.AllAsync();
        (current, previous) = await desk.AtWorkAsync();
        (progress, refused) = await desk.HandoverAsync();
        one = StillThere(one, other);
        other = StillThere(other, one);
    }

    /// <summary>What is chosen, as long as it is there; else a model that is not chosen beside it.</summary>
    string StillThere(string chosen, string beside) => cards.Any(card => card.Id == chosen) ? chosen : cards.FirstOrDefault(card => card.Id != beside)?.Id ?? "";

    async Task DoAsync(Func<Task> order)
    {
        try
        {
            await order();
            await LookAsync();
        }
        catch (InvalidInputException refusal)
        {
            Toasts.ShowProblem(refusal.Message);
        }
    }

    async Task DeleteAsync()
    {
        if (deleting is { } gone)
            await DoAsync(() => desk.DeleteAsync(gone.Id));
        deleting = null;
    }

    async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        isUploading = true;
        try
        {
            if (chosen.File.Size > ModelArchive.SizeLimit)
                throw new InvalidInputException($"This file is larger than the {ModelArchive.SizeLimit >> 20} MB that are accepted.");
            await using var zip = chosen.File.OpenReadStream(ModelArchive.SizeLimit, Leaving);
            var id = await desk.UploadAsync(zip, Leaving);
            await LookAsync();
            Toasts.Show(new Toast($"{id} is here now.", new ToastAction("Put to work", () => DoAsync(() => desk.PutToWorkAsync(id)))));
        }
        catch (InvalidInputException refusal)
        {
            Toasts.ShowProblem(refusal.Message);
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // The page was left, and the file with it.
        }
        catch (Exception broken) when (broken is JSException or TimeoutException)
        {
            Toasts.ShowProblem("The file stopped coming, so nothing of it was kept. Please try again.");
        }
        finally
        {
            isUploading = false;
        }
    }

    async Task CompareAsync()
    {
        (isComparing, compared) = (true, []);
        try
        {
            compared = await desk.CompareAsync([one, other], dataset, alphabets, ways, Leaving);
        }
        catch (InvalidInputException refusal)
        {
            Toasts.ShowProblem(refusal.Message);
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // The page was left; nobody wants to know any more.
        }
        finally
        {
            isComparing = false;
        }
    }

    static double? BestOf(ModelCard card) => card.Description.Metrics.Count == 0 ? null : card.Description.Metrics.Values.Last();

    static string Measure(string key) => key switch
    {
        "oneShotAmongAll" => "one shot, all characters at once",
        "oneShotWithinAlphabet" => "one shot, within an alphabet",
        "nearestNeighbours" => "nearest neighbours",
        "pairing" => "pairs",
        "classifier" => "answers of the classifier",
        _ => key,
    };

    static string Origin(ModelCard card) => card.Origin switch
    {
        ModelOrigin.Shipped => "Came with the app",
        ModelOrigin.Trained => $"Trained here, {Words.Moment(card.CreatedAt!.Value)}",
        _ => $"Uploaded, {Words.Moment(card.CreatedAt!.Value)}",
    };

    static string Verdict(ComparedModel first, ComparedModel second)
    {
        var (difference, noise) = (second.OneShot - first.OneShot, first.OneShotWithin + second.OneShotWithin);
        return Math.Abs(difference) <= noise ? "With one drawing taught, the difference is within chance."
            : FormattableString.Invariant($"With one drawing taught, {(difference > 0 ? second : first).ModelId} is {100 * Math.Abs(difference):0.0} points better.");
    }
}
