using System.Collections.Immutable;
using System.Globalization;
using static SymbolNet.Learning.Reports.Markup;

namespace SymbolNet.Learning.Reports;

/// <summary>A map of drawings: near means alike. Each class has its colour and its name in the middle of its points; both directions have the same scale, because distances are what it is about.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What there is to see.</param>
/// <param name="Classes">Names of the classes.</param>
/// <param name="Points">The drawings; those without a finite place are left out.</param>
public sealed record ScatterMap(string Title, string Description, ImmutableArray<string> Classes, ImmutableArray<MapPoint> Points) : Chart(Title, Description)
{
    /// <summary>With more classes their names would cover the map.</summary>
    const int MostNames = 40;

    const int LensSide = 64, Margin = 14, NameHeight = 15;

    /// <summary>Where a chart is narrower the screen is a phone's, which has no pointer to rest on a point: the pictures would only make the page large.</summary>
    const int LeastLensWidth = 480;

    private protected override int Draw(MarkupBuilder svg, int width, int top)
    {
        var points = Points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)).ToArray();
        var hasLens = width >= LeastLensWidth && points.Any(point => point.Picture is not null);
        var plotTop = top + (hasLens ? LensSide + 8 : 0);
        var (left, right) = (points.Select(point => point.X).DefaultIfEmpty(0).Min(), points.Select(point => point.X).DefaultIfEmpty(1).Max());
        var (low, high) = (points.Select(point => point.Y).DefaultIfEmpty(0).Min(), points.Select(point => point.Y).DefaultIfEmpty(1).Max());
        var plotWidth = width - 2.0 * Margin;
        var plotHeight = Math.Clamp(plotWidth * (high - low) / Math.Max(right - left, 1e-12), width * 0.4, Math.Min(width * 0.75, 560));
        var scale = Math.Min(plotWidth / Math.Max(right - left, 1e-12), plotHeight / Math.Max(high - low, 1e-12));
        double AtX(double x) => Margin + plotWidth / 2 + (x - (left + right) / 2) * scale;
        double AtY(double y) => plotTop + Margin + plotHeight / 2 - (y - (low + high) / 2) * scale;
        if (hasLens)
            svg.Add($"""<text class="end" x="{width - LensSide - 8}" y="{plotTop - 10}">Point at a dot to see its drawing here.</text><rect x="{width - LensSide - 0.5}" y="{top - 0.5}" width="{LensSide}" height="{LensSide}" rx="4" style="fill:none;stroke:var(--c-line);stroke-dasharray:3 3"/>""");
        svg.Add($"""<rect x="0.5" y="{Number(plotTop + 0.5)}" width="{width - 1}" height="{Number(plotHeight + 2 * Margin - 1)}" rx="8" style="fill:var(--c-page);stroke:var(--c-line)"/>""");
        var radius = (points.Length > 1500 ? 2.5 : points.Length > 400 ? 3.5 : 4.5) * (width < LeastLensWidth ? 0.7 : 1);
        foreach (var point in points)
        {
            var name = Text($"{ClassName(point.Class)}: {point.Name}");
            svg.Add($"""<g class="point"><circle class="dot" style="--hue:{Hue(point.Class)}" r="{Number(radius)}" cx="{Number(AtX(point.X))}" cy="{Number(AtY(point.Y))}"><title>{name}</title></circle>""");
            if (hasLens && point.Picture is { } picture)
                svg.Add($"""<g class="lens"><rect x="0" y="{plotTop - 24}" width="{width - LensSide - 2}" height="20" style="fill:var(--c-page)"/><image x="{width - LensSide}" y="{top}" width="{LensSide}" height="{LensSide}" href="data:image/png;base64,{Convert.ToBase64String(picture)}"/><text class="strong end" x="{width - LensSide - 8}" y="{plotTop - 10}">{name}</text></g>""");
            svg.Add($"</g>");
        }
        if (Classes.Length <= MostNames)
            foreach (var (name, x, y) in Apart(points.GroupBy(point => point.Class).Select(group => (ClassName(group.Key), AtX(group.Average(point => point.X)), AtY(group.Average(point => point.Y)) + 4))))
                svg.Add($"""<text class="halo mid" style="pointer-events:none" x="{Number(x)}" y="{Number(y)}">{Text(name)}</text>""");
        return (int)(plotTop + plotHeight + 2 * Margin) + 1;
    }

    // From the top down: a name that would cover one already there goes below it.
    static List<(string Name, double X, double Y)> Apart(IEnumerable<(string Name, double X, double Y)> names)
    {
        var placed = new List<(string Name, double X, double Y)>();
        foreach (var (name, x, wanted) in names.OrderBy(name => name.Y))
        {
            var y = wanted;
            foreach (var other in placed)
                if (Math.Abs(other.X - x) < (TextWidth(name) + TextWidth(other.Name)) / 2 && Math.Abs(other.Y - y) < NameHeight)
                    y = other.Y + NameHeight;
            placed.Add((name, x, y));
        }
        return placed;
    }

    string ClassName(int index) => (uint)index < (uint)Classes.Length ? Classes[index] : "unknown";

    // Neighbouring classes get colours far apart: steps of the golden angle never meet.
    static string Hue(int index) => (index * 137.508 % 360).ToString("0.#", CultureInfo.InvariantCulture);
}
