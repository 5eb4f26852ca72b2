using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Web.Models;
using SymbolNet.Web.Tests.Host;

namespace SymbolNet.Web.Tests.Components;

public sealed class MixUpsPageTests : PageContext
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    FakeTraining program = default!;

    private protected override AppHost Start(DataPlace data)
    {
        program = new FakeTraining(data);
        program.WillFind();
        return program.Start(data);
    }

    async Task<IRenderedComponent<MixUpsPage>> OpenAsync(string? id = null)
    {
        using var browser = await AccountBrowser.AdministrateAsync(Host);
        Services.AddSingleton(FixedVisitor.Of(Host, browser).ModelDesk(Host));
        JSInterop.SetupModule("./Components/ModalDialog.razor.js").SetupVoid("show", _ => true).SetVoidResult();
        var shipped = (await Host.Services.GetRequiredService<ModelShelf>().AllAsync())[^1].Id;
        return Open<MixUpsPage>(with => with.Add(page => page.Id, id ?? shipped));
    }

    static IElement Cell(IRenderedComponent<MixUpsPage> page, string label) => page.Find($"button.mix[aria-label='{label}']");

    static async Task FindAsync(IRenderedComponent<MixUpsPage> page)
    {
        await page.Find("form").SubmitAsync();
        page.WaitForState(() => page.FindAll(".mix-pair").Count > 0, Patience);
    }

    [Fact]
    public async Task A_search_is_asked_for_and_its_numbers_open_the_drawings_behind_them()
    {
        var page = await OpenAsync();
        Assert.Contains("Nobody has looked yet", page.Markup, StringComparison.Ordinal);
        await FindAsync(page);
        Assert.Contains("then 40 others were asked: 85.0 % were recognised", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["Greek alpha taken for Latin a, 3 of 10", "Latin o taken for Latin a, 2 of 10", "Latin a taken for Greek omicron, 1 of 10"], page.FindAll(".mix-pair").Select(pair => pair.TextContent.Trim()));

        await Cell(page, "2 of 20 Latin mixed up among themselves").ClickAsync(new());
        Assert.Equal("Within Latin", page.Find("#pairs-heading").TextContent);
        Assert.Equal(["o taken for a, 2 of 10"], page.FindAll(".mix-pair").Select(pair => pair.TextContent.Trim()));
        await Cell(page, "o taken for a, 2 of 10").ClickAsync(new());
        Assert.Equal("o taken for a, 2 of 10", page.Find("dialog h2").TextContent);
        Assert.Equal(["0.50 and 0.55", "0.51 and 0.52"], page.FindAll(".mix-drawings span").Select(line => line.TextContent));
        Assert.All(page.FindAll("dialog img"), picture => Assert.StartsWith("data:image/png;base64,", picture.GetAttribute("src"), StringComparison.Ordinal));

        await Cell(page, "3 of 20 Greek taken for Latin").ClickAsync(new());
        Assert.Equal("Greek taken for Latin", page.Find("#pairs-heading").TextContent);
    }

    [Fact]
    public async Task A_mix_up_whose_drawings_were_not_kept_says_so()
    {
        var page = await OpenAsync();
        await FindAsync(page);
        await page.FindAll(".mix-pair")[2].ClickAsync(new());
        Assert.Contains("were not kept", page.Find("dialog").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_is_shown_while_it_looks()
    {
        program.Tell("hold");
        var page = await OpenAsync();
        await page.Find("form").SubmitAsync();
        page.WaitForState(() => page.Find("[role=status]").TextContent.Contains("5 of 10 drawings asked", StringComparison.Ordinal), Patience);
        Assert.True(page.Find("form button").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_model_that_is_gone_is_said_to_be() => Assert.Contains("There is no such model", (await OpenAsync("nothing")).Find("h1").TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_table_has_the_symbols_of_the_most_frequent_mix_ups_only()
    {
        var many = Enumerable.Range(0, 100).Select(i => new MixUp(2 * i, 2 * i + 1, 100 - i, [])).ToArray();
        Assert.Equal(Enumerable.Range(0, MixUpTable.SymbolLimit), MixUpTable.Symbols(many));
    }
}
