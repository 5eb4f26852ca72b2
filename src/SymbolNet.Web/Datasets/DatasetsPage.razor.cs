using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using SymbolNet.Learning.Data.Downloads;
using SymbolNet.Web.Components;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Training;

namespace SymbolNet.Web.Datasets;

/// <summary>The data sets of this server: what is in them, and how more come.</summary>
public sealed partial class DatasetsPage(DatasetDesk desk, TimeProvider clock)
{
    /// <summary>Least time between two signs that an upload goes on.</summary>
    static readonly TimeSpan ShowEvery = TimeSpan.FromMilliseconds(200);

    readonly Newest<bool> changes = new(clock);
    List<DatasetCard>? cards;
    IReadOnlyList<DatasetDownload> downloads = [];
    AgreedCount? agreed;
    DatasetCard? deleting;
    Task counting = Task.CompletedTask;
    string? problem;
    string? open;
    string uploadName = "";
    string gatherName = "people";
    CancellationTokenSource? uploading;
    long uploaded;
    long uploadSize;
    bool isGathering;
    bool isCounted;

    [CascadingParameter] Toasts Toasts { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        downloads = await desk.DownloadsAsync();
        agreed = await desk.AgreedAsync();
        await ListAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            Keep(await desk.WatchAsync(() => changes.Offer(true)));
            Follow(changes, _ => ShowDownloadsAsync());
        }
        // The first render comes before it is known what there is.
        if (cards is null || isCounted) return;
        isCounted = true;
        await CountAsync();
    }

    async Task ShowDownloadsAsync()
    {
        var before = downloads.Count(one => one.Stage == DownloadStage.Here);
        downloads = await desk.DownloadsAsync();
        StateHasChanged();
        if (downloads.Count(one => one.Stage == DownloadStage.Here) == before) return;
        await ListAsync();
        StateHasChanged();
        await CountAsync();
    }

    async Task ListAsync()
    {
        try
        {
            (cards, problem) = ([.. await desk.AllAsync()], null);
        }
        catch (InvalidInputException refusal)
        {
            problem = refusal.Message;
        }
    }

    /// <summary>Has every data set counted that was not yet, one after another; what is being counted already is waited for.</summary>
    async Task CountAsync()
    {
        await counting;
        await (counting = CountAnewAsync());
    }

    async Task CountAnewAsync()
    {
        try
        {
            while (desk.CanLook && cards?.Find(card => card.Look is null) is { } next)
            {
                var counted = await desk.LookAsync(next.Entry.Name, Leaving);
                // The list may have changed meanwhile.
                if (cards.FindIndex(card => card.Entry.Name == next.Entry.Name) is >= 0 and var place)
                    cards[place] = counted;
                StateHasChanged();
            }
        }
        catch (InvalidInputException)
        {
            // It was deleted while it was to be counted.
            await ListAsync();
            StateHasChanged();
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // The page was left; what was counted so far is kept.
        }
    }

    /// <inheritdoc />
    // The program that looks into a data set has been told to stop, and ends before the page does. What goes wrong with it was said where it was waited for.
    protected override async ValueTask LeaveAsync() => await counting.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);

    void Toggle(DatasetCard card) => open = open == card.Entry.Name ? null : card.Entry.Name;

    async Task DoAsync(Func<Task> order)
    {
        try
        {
            await order();
            downloads = await desk.DownloadsAsync();
        }
        catch (InvalidInputException refusal)
        {
            Toasts.ShowProblem(refusal.Message);
        }
    }

    async Task DeleteAsync()
    {
        var gone = deleting;
        deleting = null;
        await DoAsync(() => desk.DeleteAsync(gone!.Entry.Name));
        await ListAsync();
        StateHasChanged();
        await CountAsync();
    }

    async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        (uploading, uploaded, uploadSize) = (stop, 0, chosen.File.Size);
        try
        {
            if (chosen.File.Size > desk.UploadLimit)
                throw new InvalidInputException($"This file is larger than the {desk.UploadLimit >> 20} MB that are accepted.");
            var name = string.IsNullOrWhiteSpace(uploadName) ? Path.GetFileNameWithoutExtension(chosen.File.Name) : uploadName;
            await using var zip = chosen.File.OpenReadStream(desk.UploadLimit, stop.Token);
            var shown = clock.GetTimestamp();
            var (taken, look) = await desk.UploadAsync(zip, name, bytes =>
            {
                uploaded = bytes;
                if (clock.GetElapsedTime(shown) < ShowEvery && bytes < uploadSize) return;
                shown = clock.GetTimestamp();
                StateHasChanged();
            }, stop.Token);
            uploadName = "";
            Toasts.Show(new Toast($"{taken} is here now: {Drawings(look)}{(look.Problems > 0 ? $"; {Words.Count(look.Problems, "file was", "files were")} left out" : "")}."));
        }
        catch (InvalidInputException refusal)
        {
            Toasts.ShowProblem(refusal.Message);
        }
        catch (OperationCanceledException)
        {
            // The page was left, or somebody thought better of it; nothing of the file is kept.
        }
        catch (Exception broken) when (broken is JSException or TimeoutException)
        {
            Toasts.ShowProblem("The file stopped coming, so nothing of it was kept. Please try again.");
        }
        finally
        {
            uploading = null;
        }
        if (Leaving.IsCancellationRequested) return;
        await ListAsync();
        StateHasChanged();
        await CountAsync();
    }

    Task CancelUploadAsync() => uploading?.CancelAsync() ?? Task.CompletedTask;

    async Task GatherAsync()
    {
        isGathering = true;
        try
        {
            var name = await desk.GatherAsync(gatherName, Leaving);
            Toasts.Show(new Toast($"{name} is here now."));
        }
        catch (InvalidInputException refusal)
        {
            Toasts.ShowProblem(refusal.Message);
        }
        finally
        {
            isGathering = false;
        }
        agreed = await desk.AgreedAsync();
        await ListAsync();
        StateHasChanged();
        await CountAsync();
    }

    static string Counts(DatasetCard card, DatasetLook look) =>
        card.IsBuiltIn ? "As many as wanted: every seed gives others, drawn by made-up hands."
        : $"{Drawings(look)} in {Words.Count(look.Alphabets, "alphabet", "alphabets")}{(look.Problems > 0 ? $"; {Words.Count(look.Problems, "file", "files")} left out" : "")}";

    static string Drawings(DatasetLook look) => $"{Words.Count(look.Drawings, "drawing", "drawings")} of {Words.Count(look.Classes, "class", "classes")}";

    static string Story(DownloadProgress? progress) => progress switch
    {
        null => "Asking for it…",
        { Total: { } total } => $"{progress.File}: {Words.Size(progress.Bytes)} of {Words.Size(total)}{(progress.TimeLeft is { } left ? $", {Words.Duration(left.TotalSeconds)} left" : "")}",
        _ => $"{progress.File}: {Words.Size(progress.Bytes)}",
    };

    static string Agreement(AgreedCount count) => count switch
    {
        { People: 0 } => "Nobody has agreed yet that models learn from their drawings.",
        { Drawings: 0 } => $"{Words.Count(count.People, "person agrees", "people agree")}, but nothing was drawn yet.",
        _ => $"{Words.Count(count.People, "person agrees", "people agree")} now: {Words.Count(count.Drawings, "drawing", "drawings")} of {Words.Count(count.Symbols, "symbol", "symbols")}.",
    };

    /// <summary>The file or folder of a data set.</summary>
    static string? FileOf(string? name) => name?.Split(":split=")[0];
}
