using SymbolNet.Ink;
using SymbolNet.Memory;
using SymbolNet.Web.Memory;

namespace SymbolNet.Web.Symbols;

/// <summary>What the symbols page shows and what is selected; no Blazor in here. Not thread-safe: used on the page's own thread.</summary>
public sealed class SymbolWall
{
    /// <summary>Tiles that are shown at first, and how many each "Show more" adds: some screens full, and a page that stays quick with thousands.</summary>
    public const int TilesAtOnce = 120;

    readonly List<CategoryId> selected = [];
    IReadOnlyDictionary<CategoryId, Drawing> covers = new Dictionary<CategoryId, Drawing>();
    int tileLimit = TilesAtOnce;
    string search = "";
    WallOrder order;
    bool onlyMine;

    /// <summary>What the bank knows; null until it is open.</summary>
    public BankSnapshot? Bank { get; private set; }

    /// <summary>Part of a name; empty finds everything.</summary>
    public string Search { get => search; set { search = value; Begin(); } }

    /// <summary>How the tiles are sorted.</summary>
    public WallOrder Order { get => order; set { order = value; Begin(); } }

    /// <summary>Shows only symbols with a drawing of the visitor's own.</summary>
    public bool OnlyMine { get => onlyMine; set { onlyMine = value; Begin(); } }

    /// <summary>Every symbol that the search and filter let through, sorted.</summary>
    public IReadOnlyList<Category> Matching { get; private set; } = [];

    /// <summary>What is shown: as many of them as there is room for, and whatever else is selected, so that nothing happens to what nobody sees.</summary>
    public IEnumerable<Category> Tiles => Matching.Take(tileLimit).Union(Selected);

    /// <summary>How many more there are.</summary>
    public int HiddenCount => Math.Max(0, Matching.Count - tileLimit);

    /// <summary>Selected symbols in the order they were selected.</summary>
    public IReadOnlyList<Category> Selected => [.. selected.Select(id => Bank?.Memory.Find(id)).OfType<Category>()];

    /// <summary>Takes note of a change of the bank. What is gone is no longer selected.</summary>
    /// <param name="bank">What the bank knows.</param>
    /// <param name="covers">One drawing of every category.</param>
    public void See(BankSnapshot bank, IReadOnlyDictionary<CategoryId, Drawing> covers)
    {
        (Bank, this.covers) = (bank, covers);
        selected.RemoveAll(id => bank.Memory.Find(id) is null);
        Arrange();
    }

    /// <summary>Shows more tiles.</summary>
    public void ShowMore() => tileLimit += TilesAtOnce;

    /// <summary>The drawing on a tile.</summary>
    public Drawing CoverOf(Category category) => covers.GetValueOrDefault(category.Id, Drawing.Empty);

    /// <summary>True for a symbol with a drawing of the visitor's own.</summary>
    public bool IsMine(Category category) =>
        Bank is { } bank && (bank.IsOwn(category.Id) || bank.Memory.ExemplarsOf(category.Id).Any(bank.IsOwn));

    /// <summary>True for a selected symbol.</summary>
    public bool IsSelected(Category category) => selected.Contains(category.Id);

    /// <summary>Selects a symbol, or no longer.</summary>
    public void Toggle(Category category)
    {
        if (!selected.Remove(category.Id)) selected.Add(category.Id);
    }

    /// <summary>Selects nothing.</summary>
    public void SelectNone() => selected.Clear();

    void Begin()
    {
        tileLimit = TilesAtOnce;
        Arrange();
    }

    void Arrange()
    {
        if (Bank is not { } bank) return;
        var sought = search.Trim();
        var found = bank.Memory.Categories
            .Where(category => sought.Length == 0 || category.Name.Contains(sought, StringComparison.CurrentCultureIgnoreCase))
            .Where(category => !onlyMine || IsMine(category));
        Matching =
        [
            .. order switch
            {
                WallOrder.Name => found.OrderBy(category => category.Name, StringComparer.CurrentCultureIgnoreCase),
                WallOrder.Count => found.OrderByDescending(category => category.ExemplarCount).ThenBy(category => category.Name, StringComparer.CurrentCultureIgnoreCase),
                _ => found.OrderByDescending(category => NewestOwn(bank, category)),
            },
        ];
    }

    // Ids made later sort later; the sort is stable, so starter symbols keep the order of the starter memory.
    static Guid NewestOwn(BankSnapshot bank, Category category) =>
        bank.Memory.ExemplarsOf(category.Id).Where(bank.IsOwn).Select(exemplar => exemplar.Value).DefaultIfEmpty().Max();
}
