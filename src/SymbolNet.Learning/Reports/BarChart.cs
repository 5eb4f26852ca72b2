using System.Collections.Immutable;
using System.Globalization;
using static SymbolNet.Learning.Reports.Markup;

namespace SymbolNet.Learning.Reports;

/// <summary>A number for each of several things, as bars from the left, so that long names stay readable.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What there is to see.</param>
/// <param name="Axis">What was measured; it starts at 0 unless it says otherwise.</param>
/// <param name="Bars">The things, from the top, with how far each number may be off to both sides (null where that is not known).</param>
public sealed record BarChart(string Title, string Description, ChartAxis Axis, ImmutableArray<(string Name, double Value, double? PlusMinus)> Bars) : Chart(Title, Description)
{
    const int RowHeight = 28, BarHeight = 16;

    private protected override int Draw(MarkupBuilder svg, int width, int top)
    {
        var scale = new AxisScale(Axis with { From = Axis.From ?? (Axis.IsLogarithmic ? null : Math.Min(0, Bars.Select(bar => bar.Value).Where(double.IsFinite).DefaultIfEmpty(0).Min())) },
            Bars.SelectMany(bar => new[] { bar.Value, bar.Value + (bar.PlusMinus ?? 0) }), Math.Max(3, width / 130), widen: true);
        var nameWidth = Math.Min(Bars.Select(bar => TextWidth(bar.Name)).DefaultIfEmpty(0).Max(), width * 0.38);
        var (left, right) = (nameWidth + 10, width - 62.0);
        double At(double value) => left + Math.Clamp(scale.Place(value), 0, 1) * (right - left);
        var bottom = top + 4 + Bars.Length * RowHeight;
        foreach (var tick in scale.Ticks)
            svg.Add($"""<path class="grid" d="M{Number(At(tick))} {top}V{bottom}"/><text class="mid" x="{Number(At(tick))}" y="{bottom + 16}">{scale.Label(tick)}</text>""");
        for (var i = 0; i < Bars.Length; i++)
        {
            var (name, value, plusMinus) = Bars[i];
            var middle = top + 2 + i * RowHeight + RowHeight / 2;
            svg.Add($"""<text class="strong end" x="{Number(left - 10)}" y="{middle + 4}">{Text(Fitted(name, nameWidth + 1))}</text>""");
            if (!scale.Shows(value))
                continue;
            // A bar stands on 0 where the axis shows it, else on the axis' start.
            var (zero, end) = (Axis.IsLogarithmic ? left : At(0), At(value));
            var (shown, text) = (Say(scale, value), Say(scale, value) + (plusMinus is { } range ? $" ± {Say(scale, range)}" : ""));
            svg.Add($"""<rect x="{Number(Math.Min(zero, end))}" y="{middle - BarHeight / 2}" width="{Number(Math.Abs(end - zero))}" height="{BarHeight}" rx="2" style="fill:var(--c-accent);fill-opacity:.8"><title>{Text($"{name}: {text}")}</title></rect>""");
            var beyond = end;
            if (plusMinus is > 0 and var off)
            {
                var (low, high) = (At(Axis.IsLogarithmic ? Math.Max(value - off, scale.From) : value - off), At(value + off));
                svg.Add($"""<path style="fill:none;stroke:var(--c-text);stroke-width:1.5" d="M{Number(low)} {middle - 4}v8M{Number(low)} {middle}H{Number(high)}M{Number(high)} {middle - 4}v8"/>""");
                beyond = high;
            }
            svg.Add($"""<text class="strong" x="{Number(Math.Max(beyond, zero) + 6)}" y="{middle + 4}">{shown}</text>""");
        }
        svg.Add($"""<text class="end" x="{Number(right)}" y="{bottom + 34}">{Text(Axis.Title)}</text>""");
        return bottom + 42;
    }

    // One decimal for all, so that the numbers beneath each other compare.
    string Say(AxisScale scale, double value) => Axis.IsShare ? (100 * value).ToString("0.0", CultureInfo.InvariantCulture) + " %" : scale.Say(value);
}
