using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SymbolNet.Ink;
using SymbolNet.Web.Lab;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;
using SymbolNet.Web.Storage;
using SymbolNet.Web.Tests.Components;
using SymbolNet.Web.Tests.Host;

namespace SymbolNet.Web.Tests.Lab;

public sealed class TaskPageTests : PageContext
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // As on a pocket calculator: each digit lights some of seven bars.
    static readonly (int X1, int Y1, int X2, int Y2)[] Bars = [(0, 0, 50, 0), (50, 0, 50, 50), (50, 50, 50, 100), (0, 100, 50, 100), (0, 50, 0, 100), (0, 0, 0, 50), (0, 50, 50, 50)];
    static readonly string[] Lit = ["012345", "12", "01346", "01236", "1256", "02356", "023456", "012", "0123456", "012356"];

    private protected override AppHost Start(DataPlace data) => AppHost.Start(data, new FakeNetwork(), services => services.AddSingleton(provider => new StarterMemory(
        [.. Lit.Select((bars, digit) => new StarterCategory($"test/{digit}", $"{digit}", Enumerable.Range(0, 3).Select(hand => Digit(bars, hand))))],
        provider.GetRequiredService<LiveModel>(), provider.GetRequiredService<DataFolder>(), provider.GetRequiredService<ILogger<StarterMemory>>())));

    static Drawing Digit(string bars, int hand) => Sketches.Strokes([.. bars.Select(bar => Bars[bar - '0']).Select(bar => new[] { (bar.X1 + hand, bar.Y1), (bar.X2, bar.Y2 + hand) })]);

    IRenderedComponent<TaskPage> Page()
    {
        var page = Open<TaskPage>();
        page.WaitForState(() => page.FindAll(".question-card").Count == 4, Patience);
        return page;
    }

    static int Answered(IRenderedComponent<TaskPage> page) => int.Parse(page.Find(".task").GetAttribute("data-answered")!, null);

    static int DigitOf(AngleSharp.Dom.IElement card) => card.QuerySelector("svg")!.GetAttribute("aria-label")![^1] - '0';

    static async Task AnswerRoundAsync(IRenderedComponent<TaskPage> page, Func<int, string> say)
    {
        var before = Answered(page);
        for (var place = 0; place < 4; place++)
        {
            var card = page.FindAll(".question-card")[place];
            var word = say(DigitOf(card));
            await card.QuerySelectorAll("button").Single(button => button.TextContent == word).ClickAsync(new());
        }
        page.WaitForState(() => Answered(page) == before + 4 && page.FindAll(".question-card[data-answer]").Count == 0, Patience);
    }

    [Fact]
    public async Task Answers_make_rounds_and_squares()
    {
        var page = Page();
        Assert.Equal("Is this digit odd?", page.Find("#task-question").TextContent);
        Assert.Equal(10, page.FindAll(".weight").Count);
        await page.FindAll(".question-card")[2].QuerySelectorAll("button")[1].ClickAsync(new());
        Assert.Equal("no", page.FindAll(".question-card")[2].GetAttribute("data-answer"));
        Assert.Equal("true", page.FindAll(".question-card")[2].QuerySelectorAll("button")[1].GetAttribute("aria-pressed"));

        await AnswerRoundAsync(page, digit => digit % 2 == 1 ? "Yes" : "No");
        await AnswerRoundAsync(page, digit => digit % 2 == 1 ? "Yes" : "No");
        Assert.Equal(30, page.FindAll(".weight").Count);
        Assert.Contains("after 8 answers", page.Find("#task-accuracy").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_question_or_a_new_start_forgets_the_answers()
    {
        var page = Page();
        await AnswerRoundAsync(page, _ => "?");
        await page.Find("select").ChangeAsync(new() { Value = "1" });
        page.WaitForState(() => Answered(page) == 0, Patience);
        Assert.Equal("Is this digit 5 or more?", page.Find("#task-question").TextContent);
        await AnswerRoundAsync(page, digit => digit >= 5 ? "Yes" : "No");
        await page.FindAll("button").Single(button => button.TextContent == "Start again").ClickAsync(new());
        page.WaitForState(() => Answered(page) == 0, Patience);
    }
}

/// <summary>The task on a server that starts without digits.</summary>
public sealed class TaskWithoutDigitsTests : PageContext
{
    [Fact]
    public void It_says_why_it_cannot_begin()
    {
        var page = Open<TaskPage>();
        page.WaitForState(() => page.FindAll("[role=alert]").Count == 1, TimeSpan.FromSeconds(20));
        Assert.Contains("digit 0", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }
}
