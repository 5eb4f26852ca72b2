using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Web.Components;

namespace SymbolNet.Web.Models;

/// <summary>What one model mixes up: by alphabet, by symbol, and the drawings behind each number.</summary>
public sealed partial class MixUpsPage(ModelDesk desk, TimeProvider clock)
{
    const int PairsAtOnce = 24;

    /// <summary>Least time between two looks: progress is told many times a second.</summary>
    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(300);

    readonly Newest<bool> changes = new(clock, LookEvery);
    ModelCard? card;
    MixUpTable? table;
    ImmutableArray<MixUp> pairs = [];
    Dictionary<(int, int), MixUp> byPlace = [];
    ExaminationProgress? progress;
    MixUp? opened;
    IReadOnlyList<string> datasets = [];
    string? problem, chosenFrom, chosenTo;
    string dataset = ModelsPage.MadeUp, alphabets = "";
    int limit = PairsAtOnce;
    bool isMissing;

    /// <summary>The model's id.</summary>
    [Parameter] public string Id { get; set; } = "";

    [CascadingParameter] Toasts Toasts { get; set; } = default!;

    string Heading => (chosenFrom, chosenTo) switch
    {
        (null, _) => "Most mixed up",
        var (from, to) when from == to => $"Within {from}",
        var (from, to) => $"{from} taken for {to}",
    };

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
        var before = card?.MixedUpAt;
        card = (await desk.AllAsync()).FirstOrDefault(one => one.Id == Id);
        isMissing = card is null;
        if (card is null)
            return;
        (progress, problem) = await desk.ExaminationAsync(Id);
        if (card.MixedUpAt == before)
            return;
        try
        {
            table = await desk.MixUpsAsync(Id) is { } found ? new MixUpTable(found) : null;
        }
        catch (InvalidInputException reason)
        {
            (table, problem) = (null, reason.Message);
        }
        opened = null;
        byPlace = table?.Found.All.ToDictionary(one => (one.Symbol, one.TakenFor)) ?? [];
        Choose(null, null);
    }

    void Choose(string? from, string? to) => (chosenFrom, chosenTo, limit, pairs) = (from, to, PairsAtOnce, table?.Between(from, to) ?? []);

    MixUp? Between(int from, int to) => byPlace.GetValueOrDefault((from, to));

    async Task FindAsync()
    {
        try
        {
            await desk.FindMixUpsAsync(Id, new ExaminationOrder(dataset, string.IsNullOrWhiteSpace(alphabets) ? null : alphabets));
            await LookAsync();
        }
        catch (InvalidInputException refusal)
        {
            Toasts.ShowProblem(refusal.Message);
        }
    }

    string Name(int symbol)
    {
        var one = table!.Found.Symbols[symbol];
        // Within one alphabet its name says nothing.
        return table.Alphabets.Length == 1 || chosenFrom is not null && chosenFrom == chosenTo ? one.Name : $"{one.Alphabet} {one.Name}";
    }

    string Sentence(MixUp one) => $"{Name(one.Symbol)} taken for {Name(one.TakenFor)}, {one.Count} of {table!.Found.Symbols[one.Symbol].Asked}";

    static string Picture(byte[] png) => "data:image/png;base64," + Convert.ToBase64String(png);

    static string Likeness(float likeness) => likeness.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>By the root, so that one in a hundred can still be seen.</summary>
    static string Strength(int count, int of) => string.Create(CultureInfo.InvariantCulture, $"--share:{Math.Sqrt(Math.Min(1, (double)count / of)):0.###}");
}
