using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Components;
using SymbolNet.Web.Models;
using SymbolNet.Web.Storage;
using SymbolNet.Web.Tests.Host;
using SymbolNet.Web.Training;

namespace SymbolNet.Web.Tests.Components;

/// <summary>The pages of administrators over real runs, whose program is a stand-in.</summary>
public sealed class TrainingPagesTests : PageContext
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    FakeTraining training = default!;

    private protected override AppHost Start(DataPlace data) => (training = new FakeTraining(data)).Start(data);

    Runs Runs => Host.Services.GetRequiredService<Runs>();

    async Task BeAdminAsync()
    {
        using var browser = await AccountBrowser.AdministrateAsync(Host);
        var admin = FixedVisitor.Of(Host, browser);
        Services.AddSingleton(admin.RunDesk(Host)).AddSingleton(admin.ModelDesk(Host));
        JSInterop.SetupModule("./assets/runCharts.js").SetupModule("createRunCharts", _ => true).SetupVoid("update", _ => true).SetVoidResult();
    }

    static IElement Button(IRenderedComponent<IComponent> page, string label) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == label);

    [Fact]
    public async Task An_empty_list_teaches_and_a_run_appears_by_itself()
    {
        await BeAdminAsync();
        var page = Open<TrainingPage>();
        Assert.Contains("Nothing trained yet", page.Find(".empty-page").TextContent, StringComparison.Ordinal);
        await Runs.QueueAsync(FakeTraining.Plan, Guid.NewGuid());
        page.WaitForState(() => page.FindAll(".state.is-finished").Count == 1, Patience);
        Assert.Contains("75.0 %", page.Find(".run-item").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_watched_paused_and_resumed()
    {
        await BeAdminAsync();
        training.Tell("hold");
        var id = await Runs.QueueAsync(FakeTraining.Plan, Guid.NewGuid());
        var page = Open<RunPage>(with => with.Add(run => run.Id, id.ToString("N")));
        page.WaitForState(() => page.Find(".figures dd").TextContent == "40 of 40", Patience);
        page.WaitForState(() => page.Find(".log").TextContent.Contains("step 0/40", StringComparison.Ordinal), Patience);

        page.WaitForState(() => page.FindAll("[data-score]").Select(score => score.TextContent).SequenceEqual(["95.0 %", "15.0 %"]), Patience);
        Assert.Equal(["data:image/png;base64,iVBO", "data:image/png;base64,iVBP"], page.FindAll(".run-pair img").Take(2).Select(picture => picture.GetAttribute("src")));
        Assert.Equal("How alike it finds a of Latin: 95.0 %", page.Find("meter").GetAttribute("aria-label"));
        Assert.Contains("80.0 % at first", page.FindAll(".run-pair")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("none of whose drawings it learns from", page.Markup, StringComparison.Ordinal);

        await Button(page, "Pause").ClickAsync(new());
        page.WaitForState(() => page.FindAll(".state.is-paused").Count == 1, Patience);
        training.Tell("hold", false);
        await Button(page, "Resume").ClickAsync(new());
        page.WaitForState(() => page.FindAll(".state.is-finished").Count == 1, Patience);
        Assert.Contains("75.0 %", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Equal(RunState.Finished, (await Runs.FindAsync(id))!.State);
    }

    [Fact]
    public async Task A_run_of_another_version_is_listed_shown_and_deleted()
    {
        await BeAdminAsync();
        var id = Guid.NewGuid();
        await using (var db = await Host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync())
        {
            db.Runs.Add(new RunRow { Id = id, Name = "old", Plan = """{"gone":1}""", State = RunState.Paused, PicturesPerSecond = 5 });
            await db.SaveChangesAsync();
        }
        Assert.Contains("another version", Open<TrainingPage>().Find(".run-item").TextContent, StringComparison.Ordinal);
        Assert.Null(await Runs.SpeedAsync("any"));
        Assert.NotNull(await Services.GetRequiredService<RunDesk>().DraftAsync(id));
        var page = Open<RunPage>(with => with.Add(run => run.Id, id.ToString("N")));
        Assert.Contains("another version", page.Markup, StringComparison.Ordinal);
        await Button(page, "Delete").ClickAsync(new());
        await Button(page, "Delete the run").ClickAsync(new());
        Assert.Empty(await Runs.AllAsync());
    }

    [Fact]
    public async Task Models_that_come_can_be_compared_at_once()
    {
        await BeAdminAsync();
        var page = Open<ModelsPage>();
        page.WaitForState(() => page.FindAll("li.run-item").Count == 1, Patience);
        var folder = Directory.CreateTempSubdirectory("symbolnet-test-").FullName;
        var starter = Path.Combine(AppContext.BaseDirectory, "models", "starter");
        (ModelDescription.Read(starter) with { Id = "second-12345678" }).Write(folder);
        File.Copy(Path.Combine(starter, "weights.safetensors"), Path.Combine(folder, "weights.safetensors"));
        await Host.Services.GetRequiredService<ModelShelf>().AdoptAsync(folder, null, Guid.NewGuid());
        Directory.Delete(folder, recursive: true);
        Host.Services.GetRequiredService<ModelExaminer>().Wake();
        page.WaitForState(() => page.FindAll("#other").Count == 1, Patience);
        Assert.NotEqual(page.Find("#one").GetAttribute("value"), page.Find("#other").GetAttribute("value"));
        Assert.False(string.IsNullOrEmpty(page.Find("#other").GetAttribute("value")));
    }

    [Fact]
    public async Task A_model_that_stops_coming_is_said_to()
    {
        await BeAdminAsync();
        var page = Open<ModelsPage>();
        page.WaitForState(() => page.FindAll("li.run-item").Count == 1, Patience);
        var input = page.FindComponent<InputFile>().Instance;
        await page.InvokeAsync(() => input.OnChange.InvokeAsync(new InputFileChangeEventArgs([new LostFile()])));
        Assert.Contains("stopped coming", Toasts.Current!.Text, StringComparison.Ordinal);
        Assert.False(page.Find("#upload").HasAttribute("disabled"));
    }

    sealed class LostFile : IBrowserFile
    {
        public string Name => "model.zip";
        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;
        public long Size => 10;
        public string ContentType => "application/zip";

        public Stream OpenReadStream(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default) => throw new JSException("The connection is gone.");
    }

    [Fact]
    public async Task A_run_that_is_gone_is_said_to_be()
    {
        await BeAdminAsync();
        var page = Open<RunPage>(with => with.Add(run => run.Id, "nonsense"));
        Assert.Contains("There is no such run", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_says_what_is_wrong_while_it_is_typed()
    {
        await BeAdminAsync();
        var page = Open<NewRunPage>();
        Assert.False(page.Find("button[type=submit]").HasAttribute("disabled"));
        var minutes = page.FindAll("label").Single(label => label.TextContent == "Minutes").GetAttribute("for");
        await page.Find($"#{minutes}").InputAsync("soon");
        Assert.Contains("from 0.1", page.Find(".problem").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find("button[type=submit]").HasAttribute("disabled"));
        await page.Find($"#{minutes}").InputAsync("2");
        Assert.Empty(page.FindAll(".problem"));
        Assert.Contains("About 2 minutes", page.Find(".tools [role=status]").TextContent, StringComparison.Ordinal);
        Assert.Matches(@"It takes about \d\.\d GB of memory; this server has \d+(\.\d)? GB\.", page.Find(".tools [role=status]").TextContent);

        await page.Find("form").SubmitAsync();
        await Eventually.TrueAsync(async () => (await Runs.AllAsync()).Count == 1);
        var plan = RunPlan.Read((await Runs.AllAsync())[0].Plan);
        Assert.Equal((2.0, "starter"), (plan.Minutes, plan.Preset));
    }

    [Fact]
    public void Whoever_is_no_administrator_any_more_is_led_to_where_that_can_change()
    {
        var page = Render<PageErrorBoundary>(with => with.AddChildContent<RefusedPage>());
        Assert.Contains(AdminDesk.Refusal, page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in?returnUrl=%2F", page.Find("a").GetAttribute("href"));
    }

    sealed class RefusedPage : ComponentBase
    {
        protected override void OnInitialized() => throw new UnauthorizedAccessException(AdminDesk.Refusal);
    }

    [Fact]
    public async Task A_finished_run_has_a_card_among_the_models()
    {
        await BeAdminAsync();
        var id = await Runs.QueueAsync(FakeTraining.Plan, Guid.NewGuid());
        var run = await FakeTraining.ReachAsync(Host, id, RunState.Finished);
        var page = Open<ModelsPage>();
        page.WaitForState(() => page.FindAll("li.run-item").Count == 1, Patience);
        var card = page.Find("li.run-item");
        Assert.Equal(run.ModelId, card.QuerySelector("h2")!.TextContent);
        Assert.Contains("Trained here", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("MIT", card.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/training/{id:N}", card.QuerySelectorAll("details a")[1].GetAttribute("href"));
        Assert.Equal($"/models/{run.ModelId}/mix-ups", card.QuerySelector("details a")!.GetAttribute("href"));
        Assert.Equal($"/models/{run.ModelId}/download", card.QuerySelector("a[download]")!.GetAttribute("href"));
    }
}
