using System.Globalization;
using System.Xml.Linq;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Reports;

namespace SymbolNet.Tests.Learning.Reports;

public sealed class ChartTests
{
    const string Nasty = "<script>\"&'\u0001 😀 " + "\ud800";

    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<Chart> Charts => new(
        new LineChart(Nasty, Nasty, new(Nasty), new(Nasty) { IsLogarithmic = true }, [new(Nasty, [new(0, 1), new(1, double.NaN), new(2, -1), new(3, 100)]) { Smoothing = 0.5 }, new("empty", [])]) { Marks = [new(1, Nasty)] },
        new LineChart("nothing", "", new("x"), new("y"), []),
        new LineChart("one point", "", new("x") { IsLogarithmic = true }, new("y") { IsShare = true }, [new("a", [new(5, 5)])]),
        new HistogramChart(Nasty, Nasty, new(Nasty), [(Nasty, [1, 2, double.NaN]), ("empty", [])]) { Marks = [new(1.5, Nasty)] },
        new HistogramChart("nothing", "", new("x"), [("a", [])]),
        new BarChart(Nasty, Nasty, new(Nasty) { IsShare = true }, [(Nasty, 0.5, 0.1), ("minus", -0.2, null), ("none", double.NaN, null)]),
        new BarChart("nothing", "", new("x"), []),
        new ConfusionChart(Nasty, Nasty, Filled(Nasty, "b")),
        new ConfusionChart("nothing", "", Filled()),
        new ConfusionChart("many", "", Filled([.. Enumerable.Range(0, 90).Select(i => $"a long name {i}")])),
        new ScatterMap(Nasty, Nasty, [Nasty], [new(1, 2, 0, Nasty, [1, 2, 3]), new(1, 3, 9, "elsewhere"), new(double.NaN, 1, 0, "nowhere")]),
        new ScatterMap("nothing", "", [], []));

    [Theory]
    [MemberData(nameof(Charts))]
    public void Every_chart_is_sound_and_named_and_stays_within_its_borders(Chart chart)
    {
        foreach (var width in new[] { Chart.LeastWidth, Chart.UsualWidth, 1000 })
        {
            var text = chart.ToSvg(width);
            var svg = XElement.Parse(text);
            Assert.Equal("img", svg.Attribute("role")!.Value);
            Assert.Equal(chart.Title.Replace("\u0001", "\uFFFD", StringComparison.Ordinal).Replace("\ud800", "\uFFFD", StringComparison.Ordinal), svg.Element(Svg + "title")!.Value);
            Assert.NotNull(svg.Element(Svg + "desc"));
            Assert.Empty(svg.Descendants(Svg + "script"));
            Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Infinity", text, StringComparison.Ordinal);
            Assert.Equal(width.ToString(CultureInfo.InvariantCulture), svg.Attribute("width")!.Value);
            var height = double.Parse(svg.Attribute("height")!.Value, CultureInfo.InvariantCulture);
            foreach (var circle in svg.Descendants(Svg + "circle"))
            {
                Assert.InRange(Number(circle, "cx"), 0, width);
                Assert.InRange(Number(circle, "cy"), 0, height);
            }
            foreach (var rectangle in svg.Descendants(Svg + "rect").Where(rectangle => rectangle.Parent == svg))
            {
                Assert.InRange(Number(rectangle, "x"), 0, width);
                Assert.InRange(Number(rectangle, "x") + Number(rectangle, "width"), 0, width + 0.1);
                Assert.InRange(Number(rectangle, "y") + Number(rectangle, "height"), 0, height + 0.1);
            }
        }
    }

    [Fact]
    public void A_curve_goes_through_its_points_and_leaves_gaps()
    {
        var chart = new LineChart("t", "", new("x"), new("y"), [new("a", [new(0, 0), new(5, 10), new(6, double.NaN), new(8, 5), new(10, 0)])]);
        var svg = XElement.Parse(chart.ToSvg());
        var path = svg.Elements(Svg + "path").Single(path => path.Attribute("class")!.Value == "curve").Attribute("d")!.Value;
        var pieces = path.Split('M', StringSplitOptions.RemoveEmptyEntries).Select(piece => piece.Split('L').Select(Point).ToArray()).ToArray();
        Assert.Equal([2, 2], pieces.Select(piece => piece.Length));
        Assert.Equal((pieces[0][0].X + pieces[1][1].X) / 2, pieces[0][1].X, 0.11);
        Assert.Equal(pieces[0][0].Y, pieces[1][1].Y);
        Assert.Equal((pieces[0][0].Y + pieces[0][1].Y) / 2, pieces[1][0].Y, 0.11);
        Assert.True(pieces[0][1].Y < pieces[0][0].Y, "More is higher.");
        Assert.Contains(svg.Descendants(Svg + "title"), title => title.Value == "a: 10 at 5");

        static (double X, double Y) Point(string point) => (double.Parse(point.Split(' ')[0], CultureInfo.InvariantCulture), double.Parse(point.Split(' ')[1], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_curve_of_many_steps_stays_small()
    {
        var random = new Random(1);
        var chart = new LineChart("t", "", new("x"), new("y"), [new("a", [.. Enumerable.Range(0, 200_000).Select(i => new ChartPoint(i, random.NextDouble()))])]);
        Assert.InRange(chart.ToSvg().Length, 1000, 60_000);
    }

    [Theory]
    [InlineData(0, 1, false, "0|0.2|0.4|0.6|0.8|1.0")]
    [InlineData(0, 10_000, false, "0|2k|4k|6k|8k|10k")]
    [InlineData(-3, 7, false, "-4|-2|0|2|4|6|8")]
    [InlineData(1, 1, false, "0.90|0.95|1.00|1.05|1.10")]
    [InlineData(0.003, 900, true, "0.001|0.1|10|1000")]
    [InlineData(0.3, 30, true, "0.1|1|10|100")]
    [InlineData(1e-6, 1e-5, true, "1e-6|2e-6|5e-6|1e-5")]
    public void Ticks_are_numbers_people_count_in(double from, double to, bool isLogarithmic, string labels)
    {
        var scale = new AxisScale(new ChartAxis("") { IsLogarithmic = isLogarithmic }, [from, to, double.NaN], 5, widen: true);
        Assert.Equal(labels, string.Join('|', scale.Ticks.Select(scale.Label)));
        Assert.InRange(scale.Place(from), 0, 1);
        Assert.InRange(scale.Place(to), 0, 1);
    }

    [Fact]
    public void Shares_are_percent() => Assert.Equal("0 %|20 %|40 %|60 %|80 %|100 %", string.Join('|', Labels(new ChartAxis("") { IsShare = true }, 0, 1)));

    [Fact]
    public void Lengths_of_equal_factors_are_equal_on_a_logarithmic_axis()
    {
        var scale = new AxisScale(new ChartAxis("") { IsLogarithmic = true }, [1, 1000], 5, widen: false);
        for (var power = 0; power <= 3; power++)
            Assert.Equal(power / 3.0, scale.Place(Math.Pow(10, power)), 12);
        Assert.False(scale.Shows(0));
        Assert.False(scale.Shows(-1));
    }

    [Fact]
    public void Smoothing_is_corrected_for_the_start()
    {
        var series = new ChartSeries("a", [new(0, 4), new(1, 4), new(2, double.NaN), new(3, 10)]) { Smoothing = 0.5 };
        var smooth = series.SmoothPoints();
        Assert.Equal(4, smooth[0].Y, 12);
        Assert.Equal(4, smooth[1].Y, 12);
        Assert.True(double.IsNaN(smooth[2].Y));
        // (4/8 + 4/4 + 10/2) / (1/8 + 1/4 + 1/2)
        Assert.Equal(6.5 / 0.875, smooth[3].Y, 12);
    }

    [Fact]
    public void The_bars_of_a_histogram_hold_every_number()
    {
        var random = new Random(2);
        var chart = new HistogramChart("t", "", new("x") { From = 0, To = 1 }, [("a", [.. Enumerable.Range(0, 500).Select(_ => random.NextDouble()), 0, 1, 7])]) { Bins = 10 };
        var counts = XElement.Parse(chart.ToSvg()).Descendants(Svg + "title").Where(title => title.Value.Contains(" to ", StringComparison.Ordinal)).Select(title => int.Parse(title.Value.Split(": ")[1], CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(10, counts.Length);
        Assert.Equal(502, counts.Sum());
    }

    [Fact]
    public void A_confusion_matrix_says_what_was_taken_for_what()
    {
        var matrix = new ConfusionMatrix(["a", "b"]);
        matrix.Add(0, 0);
        matrix.Add(0, 1);
        matrix.Add(0, 1);
        var said = XElement.Parse(new ConfusionChart("t", "", matrix).ToSvg()).Descendants(Svg + "rect").Select(rectangle => rectangle.Element(Svg + "title")?.Value).OfType<string>();
        Assert.Equal(["a taken for a: 1 of 3", "a taken for b: 2 of 3"], said);
    }

    [Fact]
    public void A_map_keeps_distances_and_shows_pictures()
    {
        var svg = XElement.Parse(new ScatterMap("t", "", ["a"], [new(0, 0, 0, "p", [1, 2, 3]), new(10, 0, 0, "q"), new(0, 10, 0, "r")]).ToSvg());
        var places = svg.Descendants(Svg + "circle").Select(circle => (X: Number(circle, "cx"), Y: Number(circle, "cy"))).ToArray();
        Assert.Equal(places[1].X - places[0].X, places[0].Y - places[2].Y, 0.11);
        Assert.Equal("data:image/png;base64,AQID", svg.Descendants(Svg + "image").Single().Attribute("href")!.Value);
    }

    [Fact]
    public void A_chart_too_narrow_to_read_is_refused() => Assert.Throws<InvalidInputException>(() => new LineChart("t", "", new("x"), new("y"), []).ToSvg(Chart.LeastWidth - 1));

    static IEnumerable<string> Labels(ChartAxis axis, double from, double to)
    {
        var scale = new AxisScale(axis, [from, to], 5, widen: true);
        return scale.Ticks.Select(scale.Label);
    }

    static ConfusionMatrix Filled(params string[] labels)
    {
        var matrix = new ConfusionMatrix([.. labels]);
        for (var i = 0; i < labels.Length; i++)
        {
            matrix.Add(i, i);
            matrix.Add(i, 0);
        }
        return matrix;
    }

    static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
