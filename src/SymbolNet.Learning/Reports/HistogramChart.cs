using System.Collections.Immutable;
using static SymbolNet.Learning.Reports.Markup;

namespace SymbolNet.Learning.Reports;

/// <summary>How the numbers of one or several groups are spread, over bins of equal width. One group is counted; several are shown as shares of their group, so that a large one does not hide a small one.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What there is to see.</param>
/// <param name="XAxis">What was measured.</param>
/// <param name="Groups">Names and numbers; numbers that are not finite, or outside a range that the axis sets, are left out.</param>
public sealed record HistogramChart(string Title, string Description, ChartAxis XAxis, ImmutableArray<(string Name, ImmutableArray<double> Values)> Groups) : Chart(Title, Description)
{
    /// <summary>Number of bins, at least 1.</summary>
    public int Bins { get; init; } = 30;

    /// <summary>Upright lines, for instance a threshold.</summary>
    public ImmutableArray<ChartMark> Marks { get; init; } = [];

    private protected override int Draw(MarkupBuilder svg, int width, int top)
    {
        if (Groups.Length > 1)
            top = Legend(svg, [.. Groups.Select(group => group.Name)], width, top, i => $"""<rect x="0" y="2" width="22" height="12" rx="2" {Fill(i)}/>""");
        var all = Groups.SelectMany(group => group.Values).Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var (from, to) = (XAxis.From ?? all.Min(), XAxis.To ?? all.Max());
        if (!(to > from))
            (from, to) = (from - 0.5, from + 0.5);
        var bars = Groups.Select(group => Counts(group.Values, from, to)).ToArray();
        var yAxis = new ChartAxis(Groups.Length > 1 ? "Share of each group" : "Count") { From = 0, IsShare = Groups.Length > 1 };
        var plane = ChartPlane.Draw(svg, width, top, (XAxis with { IsLogarithmic = false, From = from, To = to }, yAxis), [from, to], bars.SelectMany(bar => bar).Append(0), widenX: false, out var height);
        for (var group = 0; group < Groups.Length; group++)
            for (var bin = 0; bin < Bins; bin++)
            {
                if (bars[group][bin] == 0)
                    continue;
                var (low, high) = (from + (to - from) * bin / Bins, from + (to - from) * (bin + 1) / Bins);
                var (left, y) = (plane.AtX(low), plane.AtY(bars[group][bin]));
                svg.Add($"""<rect x="{Number(left + 0.5)}" y="{Number(y)}" width="{Number(Math.Max(plane.AtX(high) - left - 1, 1))}" height="{Number(plane.Bottom - y)}" rx="1" {Fill(group)}><title>{Text($"{Groups[group].Name}, {plane.X.Say(low)} to {plane.X.Say(high)}: {plane.Y.Say(bars[group][bin])}")}</title></rect>""");
            }
        foreach (var mark in Marks)
            plane.Mark(svg, mark.X, mark.Label);
        return height;
    }

    string Fill(int group) => $"""style="fill:{Colour(group)};fill-opacity:{(Groups.Length > 1 ? ".55" : ".85")}" """.TrimEnd();

    double[] Counts(ImmutableArray<double> values, double from, double to)
    {
        var counts = new double[Math.Max(Bins, 1)];
        foreach (var value in values)
            if (value >= from && value <= to)
                counts[Math.Min((int)((value - from) / (to - from) * counts.Length), counts.Length - 1)]++;
        var total = counts.Sum();
        return Groups.Length > 1 && total > 0 ? Array.ConvertAll(counts, count => count / total) : counts;
    }
}
