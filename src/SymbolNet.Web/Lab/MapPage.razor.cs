using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using SymbolNet.Ink;
using SymbolNet.Memory;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Components;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;

namespace SymbolNet.Web.Lab;

/// <summary>The visitor's bank as a map of its embeddings.</summary>
public sealed partial class MapPage(IJSRuntime js, Banks banks, LiveModel model, TimeProvider clock)
{
    const int NearestCount = 6;

    readonly Newest<BankSnapshot> snapshots = new(clock);
    BankId bank;
    BankSnapshot? snapshot, mapped;
    PictureShelf? shelf;
    MapCanvas? canvas;
    MapModule? module;
    SymbolMap? map;
    SymbolMap? shown;
    IReadOnlyList<(SymbolMap.MappedDrawing Drawing, float Similarity)> nearest = [];
    ExemplarId? chosen;
    string sought = "";
    bool onlyMine;

    [CascadingParameter] Task<AuthenticationState> Visitor { get; set; } = default!;

    SymbolMap.MappedDrawing? Chosen => map?.Drawings.FirstOrDefault(drawing => drawing.Exemplar == chosen);

    string Count => map is null ? "" : FormattableString.Invariant($"{map.Drawings.Length} {(map.Drawings.Length == 1 ? "drawing" : "drawings")}")
        + (map.LeftOut > 0 ? FormattableString.Invariant($"; {map.LeftOut} more found no room") : "");

    bool FindsNothing => map is { Drawings.IsEmpty: false } && !map.Drawings.Any(one => one.Category.Name.Contains(sought.Trim(), StringComparison.CurrentCultureIgnoreCase));

    /// <inheritdoc />
    // The map itself is made after the first render: the page is there at once, and a page that only the server renders needs none.
    protected override async Task OnInitializedAsync()
    {
        bank = (await Visitor).User.BankId();
        shelf = new PictureShelf(exemplar => banks.DrawingAsync(bank, exemplar));
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!IsFollowing && shelf is not null && model.Status is ModelStatus.Ready)
        {
            Keep(banks.Subscribe(bank, snapshots.Offer));
            Follow(snapshots, SeeAsync);
            await SeeAsync(await banks.OpenAsync(bank));
            StateHasChanged();
            return;
        }
        if (canvas is null || map is not { } newest || ReferenceEquals(newest, shown)) return;
        shown = newest;
        var marks = await MarksAsync(mapped!, newest);
        module ??= new MapModule(js, "./" + Assets["assets/map.js"], SelectedAsync, Leaving);
        await module.ShowAsync(canvas.Root, marks);
        if (sought.Length > 0) await module.FindAsync(sought.Trim());
        if (chosen is { } id && IndexOf(id) is >= 0 and var index) await module.SelectAsync(index);
    }

    async Task SeeAsync(BankSnapshot newest)
    {
        snapshot = newest;
        var mine = onlyMine;
        var made = await Task.Run(() => SymbolMap.Of(newest, mine));
        // The choice or the bank may have changed meanwhile; then another map is on its way.
        if (mine != onlyMine || !ReferenceEquals(newest, snapshot)) return;
        (mapped, map) = (newest, made);
        await ChooseAsync(chosen);
    }

    async Task OnlyMineAsync(bool mine)
    {
        onlyMine = mine;
        if (snapshot is not null) await SeeAsync(snapshot);
    }

    Task FindAsync(string? text)
    {
        sought = text ?? "";
        return module?.FindAsync(sought.Trim()) ?? Task.CompletedTask;
    }

    async Task SelectedAsync(int index)
    {
        await ChooseAsync(map is not null && index >= 0 && index < map.Drawings.Length ? map.Drawings[index].Exemplar : null);
        StateHasChanged();
    }

    async Task GoAsync(ExemplarId exemplar)
    {
        await ChooseAsync(exemplar);
        if (module is not null && IndexOf(exemplar) is >= 0 and var index) await module.SelectAsync(index);
    }

    async Task ChooseAsync(ExemplarId? exemplar)
    {
        chosen = exemplar;
        var (drawn, index) = (map, exemplar is { } id ? IndexOf(id) : -1);
        nearest = drawn is not null && index >= 0 ? await Task.Run(() => drawn.NearestTo(index, NearestCount)) : [];
    }

    int IndexOf(ExemplarId exemplar) => map?.Drawings.Index().FirstOrDefault(one => one.Item.Exemplar == exemplar, (-1, null!)).Index ?? -1;

    async Task<ImmutableArray<MapMark>> MarksAsync(BankSnapshot bankOfMap, SymbolMap places)
    {
        var drawings = new Dictionary<ExemplarId, Drawing>();
        foreach (var category in places.Drawings.Where(one => bankOfMap.IsOwn(one.Exemplar)).Select(one => one.Category.Id).Distinct())
            foreach (var stored in await banks.DrawingsAsync(bank, category))
                drawings[stored.Id] = stored.Drawing;
        return
        [
            .. places.Drawings.Select(one => new MapMark(one.X, one.Y, one.Category.Name, Path(bankOfMap.Starter.Find(one.Exemplar)?.Drawing ?? drawings.GetValueOrDefault(one.Exemplar, Drawing.Empty)))),
        ];
    }

    static string Path(Drawing drawing) => string.Concat(InkPath.Of(drawing).Strokes.Select(stroke => stroke.Data));

    /// <inheritdoc />
    protected override async ValueTask LeaveAsync()
    {
        if (module is not null) await module.DisposeAsync();
    }
}
