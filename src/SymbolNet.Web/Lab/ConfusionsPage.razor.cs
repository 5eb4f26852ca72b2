using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using SymbolNet.Memory;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Components;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;
using SymbolNet.Web.Sketchpad;

namespace SymbolNet.Web.Lab;

/// <summary>Which of the visitor's symbols look alike to the model, and which drawings are nearer to another symbol than to their own.</summary>
public sealed partial class ConfusionsPage(Banks banks, LiveModel model, TimeProvider clock)
{
    const int PairsAtOnce = 12, SuspiciousAtOnce = 12;

    readonly Newest<BankSnapshot> snapshots = new(clock);
    // For this visit: what somebody has looked at and found right is not shown again.
    readonly HashSet<ExemplarId> kept = [];
    BankId bank;
    BankSnapshot? snapshot;
    BankConfusions? found;
    BankEdits? edits;
    PictureShelf? shelf;
    bool onlyMine, isBusy;
    int pairLimit = PairsAtOnce, suspiciousLimit = SuspiciousAtOnce;

    [CascadingParameter] Task<AuthenticationState> Visitor { get; set; } = default!;

    [CascadingParameter] Toasts Toasts { get; set; } = default!;

    IEnumerable<LeftOutDrawing> Suspicious => found?.Suspicious.Where(drawing => !kept.Contains(drawing.Exemplar)) ?? [];

    /// <inheritdoc />
    // The search begins after the first render: the page is there at once, and a page that only the server renders needs none.
    protected override async Task OnInitializedAsync()
    {
        bank = (await Visitor).User.BankId();
        edits = new BankEdits(banks, bank, Toasts);
        shelf = new PictureShelf(exemplar => banks.DrawingAsync(bank, exemplar));
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (IsFollowing || shelf is null || model.Status is not ModelStatus.Ready) return;
        Keep(banks.Subscribe(bank, snapshots.Offer));
        Follow(snapshots, SeeAsync);
        await SeeAsync(await banks.OpenAsync(bank));
        StateHasChanged();
    }

    async Task SeeAsync(BankSnapshot newest)
    {
        snapshot = newest;
        var mine = onlyMine;
        var confusions = await Task.Run(() => BankConfusions.Of(newest, mine));
        // The choice or the bank may have changed meanwhile; then another search is on its way.
        if (mine == onlyMine && ReferenceEquals(newest, snapshot)) found = confusions;
    }

    async Task OnlyMineAsync(bool mine)
    {
        (onlyMine, pairLimit, suspiciousLimit) = (mine, PairsAtOnce, SuspiciousAtOnce);
        if (snapshot is not null) await SeeAsync(snapshot);
    }

    void Keep(LeftOutDrawing drawing)
    {
        kept.Add(drawing.Exemplar);
        Toasts.Show(new Toast($"Kept as {drawing.Category.Name}.", new ToastAction("Undo", () =>
        {
            kept.Remove(drawing.Exemplar);
            StateHasChanged();
            return Task.CompletedTask;
        })));
    }

    Task MoveAsync(LeftOutDrawing drawing) => EditAsync(all => all.MoveAsync(bank, drawing.Exemplar, drawing.Other.Id));

    Task DeleteAsync(LeftOutDrawing drawing) => EditAsync(all => all.ForgetAsync(bank, drawing.Exemplar));

    async Task EditAsync(Func<Banks, Task<BankChange>> edit)
    {
        isBusy = true;
        try
        {
            if (await edits!.DoAsync(edit) is not null) await SeeAsync(await banks.OpenAsync(bank));
        }
        finally
        {
            isBusy = false;
        }
    }

    static string Summary(BankConfusions found)
    {
        var alone = found.Alone switch
        {
            0 => "",
            1 => " 1 drawing is the only one of its symbol and cannot be judged.",
            var more => FormattableString.Invariant($" {more} drawings are the only one of their symbol and cannot be judged."),
        };
        return found.Judged == 0 ? alone.TrimStart()
            : FormattableString.Invariant($"{found.Right} of {found.Judged} hidden drawings ({100.0 * found.Right / found.Judged:0} %) are nearest to their own symbol.") + alone;
    }

    static string Sentence(LookAlikes pair)
    {
        string Taken(Category from, Category to, int count) => FormattableString.Invariant($"{count} of {from.ExemplarCount} {from.Name} taken for {to.Name}");
        return (pair.OneTaken, pair.OtherTaken) switch
        {
            (0, 0) => $"{Likeness.First(pair.Similarity)}, but told apart.",
            ( > 0, 0) => Taken(pair.One, pair.Other, pair.OneTaken) + ".",
            (0, > 0) => Taken(pair.Other, pair.One, pair.OtherTaken) + ".",
            _ => $"{Taken(pair.One, pair.Other, pair.OneTaken)}, {Taken(pair.Other, pair.One, pair.OtherTaken)}.",
        };
    }
}
