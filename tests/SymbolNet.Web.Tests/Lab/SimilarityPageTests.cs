using System.Globalization;
using Bunit;
using SymbolNet.Web.Lab;
using SymbolNet.Web.Tests.Components;
using SymbolNet.Web.Tests.Host;

namespace SymbolNet.Web.Tests.Lab;

public sealed class SimilarityPageTests : PageContext
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void The_lab_leads_to_every_topic()
    {
        var page = Open<LabPage>();
        Assert.Equal(LabTopic.All.Select(topic => topic.Address), page.FindAll("a.topic").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task The_score_follows_both_sheets()
    {
        var sheets = new LabSheets(JSInterop, Visitor);
        var page = Open<SimilarityPage>();
        page.WaitForState(() => sheets.Count == 2, Patience);
        Assert.Equal("sheet", sheets.Option<string>(0, "keys"));
        Assert.Null(sheets.Option<string?>(1, "draftKey"));
        Assert.Contains("Both sheets are clean", page.Markup, StringComparison.Ordinal);

        await sheets.DrawAsync(0, Sketches.Cross);
        page.WaitForState(() => page.Markup.Contains("Now draw on the second sheet", StringComparison.Ordinal), Patience);
        Assert.Single(page.FindAll("img.numbers"));

        await sheets.DrawAsync(1, Sketches.Cross);
        page.WaitForState(() => page.FindAll("[data-score]").Count == 1 && page.Markup.Contains("same symbol", StringComparison.Ordinal), Patience);
        Assert.Equal("1.00", page.Find("[data-score]").GetAttribute("data-score"));

        await sheets.DrawAsync(1, Sketches.Line);
        page.WaitForState(() => Score(page) < 0.9, Patience);
        Assert.StartsWith("data:image/png;base64,", page.Find("img.pixels").GetAttribute("src"), StringComparison.Ordinal);

        await sheets.DrawAsync(0, Ink.Drawing.Empty);
        page.WaitForState(() => page.Markup.Contains("Now draw on the first sheet", StringComparison.Ordinal), Patience);
    }

    static double Score(IRenderedComponent<SimilarityPage> page) => page.FindAll("[data-score]") is [var score] ? double.Parse(score.GetAttribute("data-score")!, CultureInfo.InvariantCulture) : 1;
}
