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
        Assert.Equal(["symbolnet.draft.first", "symbolnet.draft.second"], new[] { 0, 1 }.Select(sheet => sheets.Option<string>(sheet, "draftKey")));
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

    [Fact]
    public async Task The_score_is_said_when_the_pen_rests()
    {
        var sheets = new LabSheets(JSInterop, Visitor);
        var page = Open<SimilarityPage>();
        page.WaitForState(() => sheets.Count == 2, Patience);
        await sheets.DrawAsync(0, Sketches.Cross);
        page.WaitForState(() => Said(page) == "Now draw on the second sheet.", Patience);
        await sheets.DrawAsync(1, Sketches.Cross);
        page.WaitForState(() => Said(page) == "Almost the same: 1.00", Patience);
    }

    [Fact]
    public async Task When_another_model_takes_over_both_sheets_are_looked_at_anew()
    {
        var sheets = new LabSheets(JSInterop, Visitor);
        var page = Open<SimilarityPage>();
        page.WaitForState(() => sheets.Count == 2, Patience);
        await sheets.DrawAsync(0, Sketches.Cross);
        page.WaitForState(() => page.FindAll("img.numbers").Count == 1, Patience);
        Host.Model.TakeOver(await Host.Model.PrepareAsync(() => new FakeNetwork { ModelId = "other", Cells = 4 }, default));
        await sheets.DrawAsync(1, Sketches.Cross);
        page.WaitForState(() => page.FindAll("[data-score]").Count == 1, Patience);
        Assert.Equal("1.00", page.Find("[data-score]").GetAttribute("data-score"));
    }

    static string Said(IRenderedComponent<SimilarityPage> page) => page.Find(".score [role=status]").TextContent;

    [Fact]
    public async Task What_the_blocks_make_of_a_drawing_is_shown_when_the_pen_rests()
    {
        var sheets = new LabSheets(JSInterop, Visitor);
        var page = Open<SimilarityPage>();
        page.WaitForState(() => sheets.Count == 2, Patience);
        Assert.Contains("then rest the pen", page.Find(".blocks").TextContent, StringComparison.Ordinal);
        await sheets.DrawAsync(0, Sketches.Cross);
        page.WaitForState(() => page.FindAll(".block").Count == 2, Patience);
        Assert.Equal(["Block 1 3 maps of 8 × 8", "Block 2 64 single values"], page.FindAll(".block h3").Select(title => title.TextContent));
        var before = page.Find("img.block-maps").GetAttribute("src");
        Assert.Contains("16 of 64 single values", page.FindAll("img.block-maps")[1].GetAttribute("alt"), StringComparison.Ordinal);

        await sheets.DrawAsync(1, Sketches.Line);
        page.WaitForState(() => page.FindAll("img.block-maps").Count == 4, Patience);
        await sheets.DrawAsync(0, Sketches.Gate);
        page.WaitForState(() => page.Find("img.block-maps").GetAttribute("src") != before, Patience);
        await sheets.DrawAsync(0, Ink.Drawing.Empty);
        page.WaitForState(() => page.FindAll("img.block-maps").Count == 2, Patience);
    }

    static double Score(IRenderedComponent<SimilarityPage> page) => page.FindAll("[data-score]") is [var score] ? double.Parse(score.GetAttribute("data-score")!, CultureInfo.InvariantCulture) : 1;
}
