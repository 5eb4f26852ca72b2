using static SymbolNet.Learning.Reports.Markup;

namespace SymbolNet.Learning.Reports;

/// <summary>The rectangle between two axes, with its grid, ticks and axis titles.</summary>
sealed class ChartPlane
{
    const int AxisTitleHeight = 18, TickHeight = 20;

    ChartPlane(AxisScale x, AxisScale y, double left, double top, double right, double bottom) => (X, Y, Left, Top, Right, Bottom) = (x, y, left, top, right, bottom);

    /// <summary>The axis along.</summary>
    public AxisScale X { get; }

    /// <summary>The axis up.</summary>
    public AxisScale Y { get; }

    /// <summary>The left edge in pixels.</summary>
    public double Left { get; }

    /// <summary>The upper edge in pixels.</summary>
    public double Top { get; }

    /// <summary>The right edge in pixels.</summary>
    public double Right { get; }

    /// <summary>The lower edge in pixels.</summary>
    public double Bottom { get; }

    /// <summary>Where a number of the axis along lies, in pixels.</summary>
    public double AtX(double x) => Left + X.Place(x) * (Right - Left);

    /// <summary>Where a number of the axis up lies, in pixels.</summary>
    public double AtY(double y) => Bottom - Y.Place(y) * (Bottom - Top);

    /// <summary>Draws the plane into a chart.</summary>
    /// <param name="svg">Where to.</param>
    /// <param name="width">Width of the chart.</param>
    /// <param name="top">Where there is room from.</param>
    /// <param name="axes">Both axes.</param>
    /// <param name="xs">All numbers along.</param>
    /// <param name="ys">All numbers up.</param>
    /// <param name="widenX">Whether the axis along grows to the next ticks.</param>
    /// <param name="height">The height of the whole chart.</param>
    public static ChartPlane Draw(MarkupBuilder svg, int width, int top, (ChartAxis X, ChartAxis Y) axes, IEnumerable<double> xs, IEnumerable<double> ys, bool widenX, out int height)
    {
        var plotHeight = Math.Clamp(width * 2 / 5, 180, 320);
        var y = new AxisScale(axes.Y, ys, plotHeight / 55, widen: true);
        var x = new AxisScale(axes.X, xs, Math.Max(5, width / 90), widenX);
        var left = Math.Ceiling(y.Ticks.Select(tick => y.Label(tick).Length).DefaultIfEmpty(1).Max() * 6.6) + 10;
        var plane = new ChartPlane(x, y, left, top + AxisTitleHeight + 10, width - 16, top + AxisTitleHeight + 10 + plotHeight);
        svg.Add($"""<text x="0" y="{top + 12}">{Text(axes.Y.Title)}</text>""");
        foreach (var tick in y.Ticks)
            svg.Add($"""<path class="grid" d="M{Number(left)} {Number(plane.AtY(tick))}H{Number(plane.Right)}"/><text class="end" x="{Number(left - 8)}" y="{Number(plane.AtY(tick) + 4)}">{y.Label(tick)}</text>""");
        svg.Add($"""<path class="axis" d="M{Number(left)} {Number(plane.Bottom)}H{Number(plane.Right)}"/>""");
        foreach (var tick in x.Ticks)
            svg.Add($"""<path class="axis" d="M{Number(plane.AtX(tick))} {Number(plane.Bottom)}v5"/><text class="mid" x="{Number(plane.AtX(tick))}" y="{Number(plane.Bottom + TickHeight)}">{x.Label(tick)}</text>""");
        svg.Add($"""<text class="end" x="{Number(plane.Right)}" y="{Number(plane.Bottom + TickHeight + AxisTitleHeight)}">{Text(axes.X.Title)}</text>""");
        height = (int)plane.Bottom + TickHeight + AxisTitleHeight + 8;
        return plane;
    }

    /// <summary>Draws an upright line at a number, with its label.</summary>
    public void Mark(MarkupBuilder svg, double x, string label)
    {
        if (!X.Shows(x) || X.Place(x) is < 0 or > 1)
            return;
        var isRight = X.Place(x) > 0.7;
        svg.Add($"""<path class="mark" d="M{Number(AtX(x))} {Number(Top)}V{Number(Bottom)}"/><text class="strong{(isRight ? " end" : "")}" x="{Number(AtX(x) + (isRight ? -6 : 6))}" y="{Number(Top + 10)}">{Text(label)}</text>""");
    }
}
