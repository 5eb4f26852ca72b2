using SymbolNet.Evaluation;
using static SymbolNet.Learning.Reports.Markup;

namespace SymbolNet.Learning.Reports;

/// <summary>A confusion matrix: truth down the side, guesses along the top; the stronger a square, the larger its share of its row. Right answers and mistakes have different colours, and stand on and off the diagonal.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What there is to see.</param>
/// <param name="Matrix">The counts.</param>
public sealed record ConfusionChart(string Title, string Description, ConfusionMatrix Matrix) : Chart(Title, Description)
{
    /// <summary>Squares of at least this side have room for a count of up to three digits, and lines of at least this height for a name.</summary>
    const double CountSide = 22, NameSide = 11;

    /// <summary>Longest side of a square, and of the whole matrix.</summary>
    const double MostSide = 44, MostWidth = 680;

    private protected override int Draw(MarkupBuilder svg, int width, int top)
    {
        var labels = Matrix.Labels;
        var count = Math.Max(labels.Length, 1);
        var nameWidth = Math.Min(labels.Select(TextWidth).DefaultIfEmpty(0).Max(), 120.0);
        var side = Math.Min(Math.Min(width - nameWidth - 28, MostWidth) / count, MostSide);
        var hasNames = side >= NameSide;
        if (!hasNames)
            (nameWidth, side) = (0, Math.Min(Math.Min(width - 28, MostWidth) / count, MostSide));
        // Names longer than a square stand upright.
        var isUpright = hasNames && labels.Any(label => TextWidth(label) > side);
        var (left, plotTop) = (nameWidth + 28, top + 20 + (!hasNames ? 4 : isUpright ? nameWidth + 8 : 18));
        var end = side * labels.Length;
        svg.Add($"""<text x="{Number(left)}" y="{top + 12}">Guess</text><text class="end" transform="translate(12 {Number(plotTop)}) rotate(-90)">Truth</text>""");
        svg.Add($"""<rect x="{Number(left)}" y="{Number(plotTop)}" width="{Number(end)}" height="{Number(end)}" style="fill:none;stroke:var(--c-line)"/>""");
        for (var i = 0; hasNames && i < labels.Length; i++)
        {
            var (middle, name) = ((i + 0.5) * side, Text(Fitted(labels[i], nameWidth + 1)));
            svg.Add($"""<text class="strong end" x="{Number(left - 6)}" y="{Number(plotTop + middle + 4)}">{name}</text>""");
            if (isUpright)
                svg.Add($"""<text class="strong" transform="translate({Number(left + middle + 4)} {Number(plotTop - 6)}) rotate(-90)">{name}</text>""");
            else
                svg.Add($"""<text class="strong mid" x="{Number(left + middle)}" y="{Number(plotTop - 6)}">{name}</text>""");
            svg.Add($"""<path class="grid" d="M{Number(left)} {Number(plotTop + i * side)}h{Number(end)}M{Number(left + i * side)} {Number(plotTop)}v{Number(end)}"/>""");
        }
        for (var truth = 0; truth < labels.Length; truth++)
        {
            var total = Matrix.Recall(truth).Total;
            for (var guess = 0; guess < labels.Length; guess++)
            {
                if (Matrix[truth, guess] is not (> 0 and var times))
                    continue;
                var share = (double)times / total;
                // By the root, so that one mistake in a hundred can still be seen.
                svg.Add($"""<rect x="{Number(left + guess * side)}" y="{Number(plotTop + truth * side)}" width="{Number(side)}" height="{Number(side)}" style="fill:var({(truth == guess ? "--c-accent" : "--c-wrong")});fill-opacity:{Opacity(share)}"><title>{Text($"{labels[truth]} taken for {labels[guess]}: {times} of {total}")}</title></rect>""");
                if (side >= CountSide && TextWidth(AxisScale.Short(times)) <= side)
                    svg.Add($"""<text class="mid" style="pointer-events:none;fill:var({(Math.Sqrt(share) > 0.6 ? "--c-page" : "--c-text")})" x="{Number(left + (guess + 0.5) * side)}" y="{Number(plotTop + (truth + 0.5) * side + 4)}">{AxisScale.Short(times)}</text>""");
            }
        }
        return (int)(plotTop + end) + 8;
    }

    static string Opacity(double share) => (0.1 + 0.9 * Math.Sqrt(share)).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
