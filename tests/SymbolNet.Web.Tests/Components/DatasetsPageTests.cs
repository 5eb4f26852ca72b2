using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Datasets;
using SymbolNet.Web.Tests.Host;

namespace SymbolNet.Web.Tests.Components;

/// <summary>The page of data sets over real files, whose reader is a stand-in.</summary>
public sealed class DatasetsPageTests : PageContext
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    FakeTraining training = default!;

    private protected override AppHost Start(DataPlace data) => (training = new FakeTraining(data)).Start(data);

    async Task<IRenderedComponent<DatasetsPage>> OpenAsync()
    {
        using var browser = await AccountBrowser.AdministrateAsync(Host);
        Services.AddSingleton(FixedVisitor.Of(Host, browser).DatasetDesk(Host));
        return Open<DatasetsPage>();
    }

    static IElement Button(IRenderedComponent<IComponent> page, string label) =>
        page.FindAll("button").Single(button => (button.GetAttribute("aria-label") ?? button.TextContent.Trim()) == label);

    static string Row(IRenderedComponent<IComponent> page, string title) => page.FindAll("li.run-item").Single(row => row.QuerySelector("h2")?.TextContent == title).TextContent;

    async Task PutAsync(string name) => await Host.Services.GetRequiredService<DatasetUploads>().TakeAsync(Zips.Good(), name, null, default);

    [Fact]
    public async Task What_is_there_is_counted_looked_into_and_deleted()
    {
        await PutAsync("mine");
        var page = await OpenAsync();
        page.WaitForState(() => page.FindAll("li.run-item").Any(row => row.TextContent.Contains("5 drawings of 2 classes in 1 alphabet; 1 file left out", StringComparison.Ordinal)), Patience);
        page.WaitForState(() => Row(page, "Made-up alphabets").Contains("As many as wanted", StringComparison.Ordinal), Patience);

        await Button(page, "Look inside mine.zip").ClickAsync(new());
        Assert.Equal(2, page.FindAll(".class-counts tbody tr").Count);
        Assert.StartsWith("/training/data/sheet/", page.Find("img.sample-sheet").GetAttribute("src"), StringComparison.Ordinal);
        Assert.Contains("One is no picture.", page.Find(".left-out").TextContent, StringComparison.Ordinal);
        await page.Find("input[type=search]").InputAsync("BETA");
        Assert.Equal("2", Assert.Single(page.FindAll(".class-counts tbody tr")).LastElementChild!.TextContent);
        await page.Find("input[type=search]").InputAsync("omega");
        Assert.Contains("No class or alphabet has “omega”", page.Find(".inside [role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("/training/new?data=mine.zip", page.FindAll("a").Single(link => link.GetAttribute("aria-label") == "Train on it: mine.zip").GetAttribute("href"));

        await Button(page, "Delete mine.zip").ClickAsync(new());
        await Button(page, "Delete the data set").ClickAsync(new());
        page.WaitForState(() => page.FindAll("li.run-item h2").Count == 1, Patience);
        Assert.Empty(Host.Services.GetRequiredService<DatasetShelf>().Names());
    }

    [Fact]
    public async Task A_zip_is_brought_under_its_own_name_or_refused_with_a_sentence()
    {
        var page = await OpenAsync();
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(Zips.Good().ToArray(), "letters.zip"));
        page.WaitForState(() => page.FindAll("li.run-item h2").Any(title => title.TextContent == "letters.zip"), Patience);
        Assert.Contains("letters.zip is here now: 5 drawings of 2 classes; 1 file was left out.", Toasts.Current!.Text, StringComparison.Ordinal);
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("no zip", "more.zip"));
        page.WaitForState(() => Toasts.Current!.IsProblem, Patience);
        Assert.Equal("This file is no zip, or it is damaged.", Toasts.Current!.Text);
    }

    [Fact]
    public async Task People_who_agree_make_a_data_set()
    {
        await TeachAsync("gate", Sketches.Gate);
        await TeachAsync("gate", Sketches.Cross);
        var page = await OpenAsync();
        Assert.Contains("Nobody has agreed yet", page.Markup, StringComparison.Ordinal);
        await Host.Services.GetRequiredService<TrainingConsent>().SetAsync(Bank, true);
        await DisposeComponentsAsync();
        var later = Open<DatasetsPage>();
        later.WaitForState(() => later.Markup.Contains("1 person agrees now: 2 drawings of 1 symbol.", StringComparison.Ordinal), Patience);
        await later.Find("form.upload").SubmitAsync();
        later.WaitForState(() => later.FindAll("li.run-item h2").Any(title => title.TextContent == "people.json"), Patience);
    }

    [Fact]
    public async Task Known_data_sets_are_offered()
    {
        var page = await OpenAsync();
        Assert.Equal(["emnist", "omniglot-background", "omniglot-evaluation", "kmnist", "mnist"], page.FindAll("li.run-item h3").Select(title => title.TextContent));
        Assert.NotNull(Button(page, "Download emnist"));
    }
}
