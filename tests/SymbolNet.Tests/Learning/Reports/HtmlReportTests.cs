using System.Text.RegularExpressions;
using SymbolNet.Learning.Reports;

namespace SymbolNet.Tests.Learning.Reports;

public sealed partial class HtmlReportTests
{
    const string Nasty = "<img src=x onerror=alert(1)> & \"quotes\"";

    static HtmlReport Sample() => new HtmlReport(Nasty, Nasty)
        .AddHeading(Nasty).AddParagraph(Nasty).AddFigures(new KeyFigure(Nasty, Nasty, Nasty))
        .AddTable(Nasty, [Nasty, "Share"], [[Nasty, "97.5 %"], ["b", "-3"]])
        .AddChart(new LineChart(Nasty, Nasty, new(Nasty), new(Nasty), [new(Nasty, [new(0, 1), new(1, 2)])]))
        .AddPicture(new RgbPicture(3, 4), Nasty, Nasty);

    [Fact]
    public void Everything_handed_in_is_text()
    {
        var page = Sample().ToHtml();
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        // Title twice, lead, heading, paragraph, three of the figure, table, chart and picture texts.
        Assert.True(Encoded().Count(page) >= 16, "Every part is on the page.");
    }

    [Fact]
    public void It_needs_nothing_from_elsewhere()
    {
        var page = Sample().ToHtml();
        var addresses = Addresses().Matches(page).Select(match => match.Value.Trim('"', '\'', '(')).Where(address => address != "http://www.w3.org/2000/svg");
        Assert.Empty(addresses);
        Assert.DoesNotContain("<link", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
        Assert.Contains("src=\"data:image/png;base64,", page, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme:dark", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_close_in_order()
    {
        var open = new Stack<string>();
        foreach (Match tag in Tags().Matches(Sample().ToHtml()))
        {
            var name = tag.Groups["name"].Value;
            if (tag.Value.StartsWith("</", StringComparison.Ordinal))
                Assert.Equal(open.Pop(), name);
            else if (!tag.Value.EndsWith("/>", StringComparison.Ordinal) && name is not ("meta" or "img"))
                open.Push(name);
        }
        Assert.Empty(open);
    }

    [Fact]
    public void Columns_of_numbers_are_set_to_the_right()
    {
        var page = new HtmlReport("t", "l").AddTable("c", ["name", "share", "text"], [["a", "97.5 % ± 0.3", "2 of x"], ["b", "−1.2", "x"]]).ToHtml();
        Assert.Contains("<th scope=\"col\" class=\"number\">share</th><th scope=\"col\">text</th>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">", page, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new HtmlReport("t", "l").AddTable("c", ["one"], [["a", "b"]]));
    }

    [Fact]
    public void It_is_saved_whole()
    {
        using var folder = new TemporaryFolder();
        Sample().Save(folder["reports/report.html"]);
        Assert.Equal(Sample().ToHtml(), File.ReadAllText(folder["reports/report.html"]));
        folder.Write("file", [1]);
        Assert.Throws<InvalidInputException>(() => Sample().Save(folder["file/report.html"]));
    }

    [GeneratedRegex("&lt;img src=x onerror=alert\\(1\\)&gt; &amp; &quot;quotes&quot;")]
    private static partial Regex Encoded();

    [GeneratedRegex("""["'(](https?:)?//[^"')]*""")]
    private static partial Regex Addresses();

    [GeneratedRegex("""</?(?<name>[a-z][a-z0-9]*)(\s[^<>]*)?/?>""")]
    private static partial Regex Tags();
}
