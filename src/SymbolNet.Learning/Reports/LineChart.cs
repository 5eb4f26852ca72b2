using System.Collections.Immutable;
using System.Text;
using static SymbolNet.Learning.Reports.Markup;

namespace SymbolNet.Learning.Reports;

/// <summary>Curves over a common axis: losses and accuracies over steps, rates, calibration.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What there is to see.</param>
/// <param name="XAxis">The axis along.</param>
/// <param name="YAxis">The axis up.</param>
/// <param name="Series">The curves, in the order of the legend; a legend is shown from two on.</param>
public sealed record LineChart(string Title, string Description, ChartAxis XAxis, ChartAxis YAxis, ImmutableArray<ChartSeries> Series) : Chart(Title, Description)
{
    /// <summary>With more points than this there are no hover texts: they would be nearer to each other than a pointer can part.</summary>
    const int MostHoverPoints = 200;

    // Colour is not all that tells the curves apart.
    static readonly string[] Dashes = ["none", "7 4", "2 4", "10 4 2 4"];

    /// <summary>Upright lines.</summary>
    public ImmutableArray<ChartMark> Marks { get; init; } = [];

    private protected override int Draw(MarkupBuilder svg, int width, int top)
    {
        if (Series.Length > 1)
            top = Legend(svg, [.. Series.Select(series => series.Name)], width, top, i => $"""<path class="curve" {Stroke(i)} d="M0 8H22"/>""");
        var curves = Series.Select(series => (Exact: series.Points, Smooth: series.SmoothPoints())).ToArray();
        var plane = ChartPlane.Draw(svg, width, top, (XAxis, YAxis), curves.SelectMany(curve => curve.Exact.Select(point => point.X)).Concat(Marks.Select(mark => mark.X)),
            curves.SelectMany(Heights), widenX: false, out var height);
        foreach (var mark in Marks)
            plane.Mark(svg, mark.X, mark.Label);
        for (var i = 0; i < Series.Length; i++)
        {
            if (Series[i].Smoothing > 0)
                svg.Add($"""<path class="curve faint" style="stroke:{Colour(i)}" d="{Path(plane, curves[i].Exact, cut: true)}"/>""");
            svg.Add($"""<path class="curve" {Stroke(i)} d="{Path(plane, curves[i].Smooth, cut: false)}"/>""");
            var shown = curves[i].Smooth.Where(point => IsShown(plane, point)).ToArray();
            if (shown.Length > 0)
                svg.Add($"""<circle r="3.5" style="fill:{Colour(i)}" cx="{Number(plane.AtX(shown[^1].X))}" cy="{Number(plane.AtY(shown[^1].Y))}"/>""");
        }
        for (var i = 0; i < Series.Length; i++)
            if (curves[i].Exact.Length <= MostHoverPoints)
                foreach (var point in curves[i].Smooth.Where(point => IsShown(plane, point)))
                    svg.Add($"""<circle class="hit" r="5" cx="{Number(plane.AtX(point.X))}" cy="{Number(plane.AtY(point.Y))}"><title>{Text($"{Series[i].Name}: {plane.Y.Say(point.Y)} at {plane.X.Say(point.X)}")}</title></circle>""");
        return height;
    }

    static string Stroke(int series) => $"""style="stroke:{Colour(series)};stroke-dasharray:{Dashes[series % Dashes.Length]}" """.TrimEnd();

    static bool IsShown(ChartPlane plane, ChartPoint point) =>
        plane.X.Shows(point.X) && plane.Y.Shows(point.Y) && plane.X.Place(point.X) is >= -1e-9 and <= 1 + 1e-9 && plane.Y.Place(point.Y) is >= -1e-9 and <= 1 + 1e-9;

    // What the axis up has to show. Of points behind a smooth curve the outermost would press everything else together; they are cut at the edge.
    static IEnumerable<double> Heights((ImmutableArray<ChartPoint> Exact, ImmutableArray<ChartPoint> Smooth) curve)
    {
        if (curve.Exact == curve.Smooth)
            return curve.Exact.Select(point => point.Y);
        var sorted = curve.Exact.Select(point => point.Y).Where(double.IsFinite).Order().ToArray();
        return curve.Smooth.Select(point => point.Y).Concat(sorted.Skip(sorted.Length / 50).SkipLast(sorted.Length / 50));
    }

    // Of the points that fall on the same pixel column only the first, the least, the greatest and the last can be seen: a curve of a million steps stays small.
    static string Path(ChartPlane plane, ImmutableArray<ChartPoint> points, bool cut)
    {
        if (cut)
            points = [.. points.Select(point => point with { Y = Math.Clamp(point.Y, plane.Y.From, plane.Y.To) })];
        var path = new StringBuilder();
        var isPen = false;
        for (var from = 0; from < points.Length;)
        {
            if (!IsShown(plane, points[from]))
            {
                (isPen, from) = (false, from + 1);
                continue;
            }
            var column = Math.Round(plane.AtX(points[from].X));
            var (to, least, most) = (from, from, from);
            for (; to < points.Length && IsShown(plane, points[to]) && Math.Round(plane.AtX(points[to].X)) == column; to++)
            {
                if (points[to].Y < points[least].Y)
                    least = to;
                if (points[to].Y > points[most].Y)
                    most = to;
            }
            foreach (var i in new SortedSet<int> { from, least, most, to - 1 })
            {
                path.Append(isPen ? 'L' : 'M').Append(Number(plane.AtX(points[i].X))).Append(' ').Append(Number(plane.AtY(points[i].Y)));
                isPen = true;
            }
            from = to;
        }
        return path.ToString();
    }
}
