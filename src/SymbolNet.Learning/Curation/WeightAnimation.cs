using System.Collections.Immutable;
using SymbolNet.Learning.Reports;

namespace SymbolNet.Learning.Curation;

/// <summary>The head's weights as squares, round after round in the same place; who prefers reduced motion sees the last round.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What there is to see.</param>
/// <param name="Rounds">The rounds, at least one.</param>
sealed record WeightAnimation(string Title, string Description, ImmutableArray<CurationRound> Rounds) : Chart(Title, Description)
{
    const int Side = 28, Pitch = Side + 2, Label = 22;

    private protected override int Draw(MarkupBuilder svg, int width, int top)
    {
        var outputs = CurationPictures.OutputsShown(Rounds[^1]);
        var (strongest, columns) = (CurationPictures.Strongest(Rounds), width / Pitch);
        // Every round is a layer, seen for a second of each turn.
        svg.Add($$$"""<style>.round{opacity:0}.round.last{opacity:1}@media (prefers-reduced-motion:no-preference){.round{animation:turn {{{Rounds.Length}}}s step-end infinite}.chart:hover .round{animation-play-state:paused}}@keyframes turn{0%{opacity:1}{{{Markup.Number(100.0 / Rounds.Length)}}}%,100%{opacity:0}}</style>""");
        foreach (var (number, round) in Rounds.Index())
        {
            svg.Add($"""<g class="round{(round == Rounds[^1] ? " last" : "")}" style="animation-delay:{number - Rounds.Length}s"><text class="strong" x="0" y="{top + 12}">after round {round.Number}</text>""");
            foreach (var (place, weight) in outputs.Select(output => round.Weights[output]).Append(round.Bias).Index())
            {
                var colour = CurationPictures.ColourOf(weight, strongest);
                svg.Add($"""<rect x="{place % columns * Pitch}" y="{top + Label + place / columns * Pitch}" width="{Side}" height="{Side}" style="fill:rgb({colour.Red},{colour.Green},{colour.Blue})"/>""");
            }
            svg.Add($"</g>");
        }
        return top + Label + outputs.Length / columns * Pitch + Pitch;
    }
}
