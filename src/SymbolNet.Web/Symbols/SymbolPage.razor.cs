using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using SymbolNet.Memory;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Components;
using SymbolNet.Web.Memory;

namespace SymbolNet.Web.Symbols;

/// <summary>One symbol with all its drawings.</summary>
public sealed partial class SymbolPage(Banks banks, TimeProvider clock)
{
    readonly Newest<BankSnapshot> snapshots = new(clock);
    BankId bank;
    BankSnapshot? snapshot;
    BankEdits? edits;
    PictureShelf? shelf;
    IReadOnlyList<StoredExemplar> drawings = [];
    ExemplarId? moving;
    bool isRenaming, wasRenaming;
    string newName = "";
    ElementReference field;

    /// <summary>Which symbol.</summary>
    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] Task<AuthenticationState> Visitor { get; set; } = default!;

    [CascadingParameter] Toasts Toasts { get; set; } = default!;

    Category? Symbol => snapshot?.Memory.Find(new CategoryId(Id));

    string Drawings => drawings.Count == 1 ? "1 drawing" : FormattableString.Invariant($"{drawings.Count} drawings");

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        bank = (await Visitor).User.BankId();
        edits = new BankEdits(banks, bank, Toasts);
        shelf = new PictureShelf(exemplar => banks.DrawingAsync(bank, exemplar));
    }

    /// <inheritdoc />
    // Also when another symbol's address is opened on this page.
    protected override async Task OnParametersSetAsync() => await SeeAsync(await banks.OpenAsync(bank));

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!IsFollowing && snapshot is not null)
        {
            Keep(banks.Subscribe(bank, snapshots.Offer));
            Follow(snapshots, SeeAsync);
        }
        if (isRenaming && !wasRenaming) await field.FocusAsync();
        wasRenaming = isRenaming;
    }

    async Task SeeAsync(BankSnapshot newest)
    {
        drawings = await banks.DrawingsAsync(bank, new CategoryId(Id));
        snapshot = newest;
    }

    static string When(StoredExemplar drawing) => drawing.TaughtAt is { } at ? Training.Words.Moment(at) : "Starter";

    void StartRename() => (isRenaming, newName) = (true, Symbol!.Name);

    // The field stays with what was typed until the name is taken.
    async Task RenameAsync()
    {
        var wanted = newName.Trim();
        if (Symbol is not { } symbol) return;
        if (wanted == symbol.Name)
            isRenaming = false;
        else if (snapshot!.Memory.FindByName(wanted) is { } existing)
            Toasts.Show(new Toast($"You already have {existing.Name}. Put both together?", new ToastAction("Merge", () => MergeAsync(symbol, existing))));
        else if (await edits!.DoAsync(all => all.RenameAsync(bank, symbol.Id, wanted)) is not null)
            isRenaming = false;
    }

    async Task MergeAsync(Category from, Category into)
    {
        if (await edits!.DoAsync(all => all.MergeAsync(bank, from.Id, into.Id)) is not null) isRenaming = false;
    }

    async Task DeleteAsync(ExemplarId drawing) => await edits!.DoAsync(all => all.ForgetAsync(bank, drawing));

    async Task DeleteSymbolAsync() => await edits!.DoAsync(all => all.ForgetAsync(bank, new CategoryId(Id)));

    async Task MoveAsync(Category into)
    {
        if (moving is not { } drawing) return;
        moving = null;
        await edits!.DoAsync(all => all.MoveAsync(bank, drawing, into.Id));
    }
}
