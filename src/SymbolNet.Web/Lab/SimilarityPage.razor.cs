using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using SymbolNet.Ink;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Raster;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;
using SymbolNet.Web.Sketchpad;

namespace SymbolNet.Web.Lab;

/// <summary>Two sheets, and how alike the live model finds what is on them.</summary>
public sealed partial class SimilarityPage(StarterMemory starter, LiveModel model)
{
    Rasterizer raster = new(model.Raster);
    ServingModel serving = model.Serving;
    BankId? bank;
    LabSheet? first, second;
    Comparison comparison = Comparison.Empty;
    float? same;
    string announcement = "";
    (Drawing One, Drawing Other) resting = (Ink.Drawing.Empty, Ink.Drawing.Empty);
    Looked looked = new([], []);
    IReadOnlyList<(string Name, Drawing One, Drawing Other)> examples = [];

    [CascadingParameter] Task<AuthenticationState> Visitor { get; set; } = default!;

    string Missing => comparison switch
    {
        { One: null, Other: null } => "Both sheets are clean.",
        { One: null } => "Now draw on the first sheet.",
        _ => "Now draw on the second sheet.",
    };

    float Strongest => SeenPictures.Strongest(new[] { comparison.One, comparison.Other }.OfType<Comparison.Side>().Select(side => side.Numbers));

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        bank = (await Visitor).User.BankId();
        examples = [.. Examples()];
    }

    IEnumerable<(string, Drawing, Drawing)> Examples()
    {
        // Each only if the starter memory has it: a server may come with another one.
        if (Drawing("m", 0) is { } m && Drawing("m", 2) is { } otherM) yield return ("m, by two hands", m, otherM);
        if (Drawing("u", 0) is { } u && Drawing("v", 0) is { } v) yield return ("u and v", u, v);
        if (Drawing("beta", 0) is { } beta && Drawing("star", 0) is { } star) yield return ("beta and a star", beta, star);
    }

    Drawing? Drawing(string name, int number) => starter.Categories.FirstOrDefault(category => category.Name == name)?.Exemplars.ElementAtOrDefault(number)?.Drawing;

    async Task LoadAsync(Drawing one, Drawing other)
    {
        await first!.LoadAsync(one);
        await second!.LoadAsync(other);
    }

    async Task SeeAsync(bool isOne, Drawing drawing)
    {
        if (model.Serving is not { Recognizer: { } recognizer } now) return;
        if (now != serving)
        {
            var other = isOne ? comparison.Other : comparison.One;
            (serving, raster, comparison, same) = (now, new Rasterizer(model.Raster), Comparison.Empty, null);
            // Numbers of two models cannot be compared: what is on the other sheet is looked at anew too.
            if (other is not null) await SeeAsync(!isOne, other.Drawing);
        }
        try
        {
            var side = await Comparison.Side.OfAsync(drawing, recognizer, raster, Leaving);
            if (now != serving) return;
            // Both sheets may change at the same time: each puts its own side beside whatever the other one shows by now.
            var seen = comparison = isOne ? comparison with { One = side } : comparison with { Other = side };
            var answer = await seen.SameProbabilityAsync(recognizer, Leaving);
            if (ReferenceEquals(seen, comparison)) same = answer;
        }
        catch (Exception reason) when (reason is ModelUnavailableException || reason is OperationCanceledException && Leaving.IsCancellationRequested)
        {
            // The page was left, or another model takes over just now: the next drawing is looked at again.
        }
    }

    async Task LookAsync(bool isOne, Drawing drawing)
    {
        var now = resting = isOne ? (drawing, resting.Other) : (resting.One, drawing);
        // Said only now: while the pen moves, the score changes too fast to listen to.
        announcement = comparison.Similarity is { } similarity ? FormattableString.Invariant($"{Likeness.First(similarity)}: {similarity:0.00}") : Missing;
        // Both again: the maps that say most are chosen for both together, so that a square is the same thing in both.
        (string Name, Drawing Drawing)[] shown = [.. new[] { ("first", now.One), ("second", now.Other) }.Where(side => !side.Item2.IsEmpty)];
        try
        {
            var blocks = await model.Serving.LookAsync([.. shown.Select(side => side.Drawing)], Leaving);
            if (ReferenceEquals(now.One, resting.One) && ReferenceEquals(now.Other, resting.Other))
                looked = new Looked([.. shown.Select(side => side.Name)], blocks);
        }
        catch (Exception reason) when (reason is ModelUnavailableException || reason is OperationCanceledException && Leaving.IsCancellationRequested)
        {
            // The page was left, or another model takes over just now: the next drawing is looked at again.
        }
    }

    /// <summary>What a block is, in words.</summary>
    static string Shape(FeatureBlock block) => block.Side == 1 ? $"{block.Channels} single values" : $"{block.Channels} maps of {block.Side} × {block.Side}";

    static string Verdict(float same) => same switch
    {
        >= 0.5f => FormattableString.Invariant($"I would take them for the same symbol ({Math.Floor(100 * same)} % sure)."),
        _ => FormattableString.Invariant($"I would take them for different symbols ({Math.Floor(100 * (1 - same))} % sure)."),
    };

    /// <summary>What the blocks make of the sheets that have ink.</summary>
    /// <param name="Names">Which sheets.</param>
    /// <param name="Blocks">The blocks; the pictures of each in the order of the names.</param>
    sealed record Looked(IReadOnlyList<string> Names, IReadOnlyList<FeatureBlock> Blocks);
}
