using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using SymbolNet.Memory;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Components;
using SymbolNet.Web.Memory;

namespace SymbolNet.Web.Symbols;

/// <summary>The wall of everything a visitor's bank knows: find, select, rename, merge and delete, all of it undoable.</summary>
public sealed partial class SymbolsPage(Banks banks, TimeProvider clock)
{
    readonly SymbolWall wall = new();
    readonly Newest<BankSnapshot> snapshots = new(clock);
    BankId bank;
    BankEdits? edits;
    Category? dragged;
    CategoryId? renaming;
    bool isMergeOpen;

    [CascadingParameter] Task<AuthenticationState> Visitor { get; set; } = default!;

    [CascadingParameter] Toasts Toasts { get; set; } = default!;

    string Found => wall.Matching.Count == 1 ? "1 symbol" : FormattableString.Invariant($"{wall.Matching.Count} symbols");

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        bank = (await Visitor).User.BankId();
        edits = new BankEdits(banks, bank, Toasts);
        await SeeAsync(await banks.OpenAsync(bank));
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (IsFollowing || wall.Bank is null) return;
        Keep(banks.Subscribe(bank, snapshots.Offer));
        Follow(snapshots, SeeAsync);
    }

    async Task SeeAsync(BankSnapshot snapshot) => wall.See(snapshot, await banks.CoversAsync(bank));

    // The field stays with what was typed until the name is taken.
    async Task RenameAsync(Category category, string name)
    {
        var wanted = name.Trim();
        if (wanted == category.Name)
            renaming = null;
        else if (wall.Bank!.Memory.FindByName(wanted) is { } existing)
            Toasts.Show(new Toast($"You already have {existing.Name}. Put both together?", new ToastAction("Merge", () => MergeAsync([category], existing))));
        else if (await edits!.DoAsync(all => all.RenameAsync(bank, category.Id, wanted)) is not null)
            renaming = null;
        if (renaming is null) wall.SelectNone();
    }

    async Task DropAsync(Category into)
    {
        if (dragged is { } from && from.Id != into.Id) await MergeAsync([from], into);
        dragged = null;
    }

    async Task MergeSelectedAsync(Category into)
    {
        isMergeOpen = false;
        await MergeAsync([.. wall.Selected.Where(one => one.Id != into.Id)], into);
        wall.SelectNone();
    }

    async Task MergeAsync(IReadOnlyList<Category> from, Category into)
    {
        renaming = null;
        await edits!.DoAllAsync(
            [.. from.Select<Category, Func<Banks, Task<BankChange>>>(one => all => all.MergeAsync(bank, one.Id, into.Id))],
            from.Count == 1 ? null : FormattableString.Invariant($"Put {from.Count} symbols into {into.Name}."));
    }

    async Task DeleteAsync()
    {
        CategoryId[] gone = [.. wall.Selected.Select(one => one.Id)];
        await edits!.DoAsync(all => all.ForgetAsync(bank, gone));
    }
}
