using System.Net;
using System.Text.Json;
using SymbolNet.Raster;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;

namespace SymbolNet.Web.Tests.Host;

/// <summary>The live model: batches, faults, and a server that has none.</summary>
public sealed class ModelTests : IDisposable
{
    readonly DataPlace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public async Task Requests_that_meet_run_together_and_each_gets_its_own_answer()
    {
        using var host = AppHost.Start(place, ("Model:BatchLimit", "16"));
        var expected = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => host.Model.Recognizer!.EmbedAsync(Sketches.Numbered(i)).AsTask()));
        host.Network.Hold();
        var batches = host.Network.Batches;
        var first = host.Model.Recognizer!.EmbedAsync(Sketches.Line).AsTask();
        await Eventually.HoldsAsync(() => host.Network.Batches == batches + 1);
        var rest = Enumerable.Range(0, 40).Select(i => host.Model.Recognizer!.EmbedAsync(Sketches.Numbered(i)).AsTask()).ToArray();
        host.Network.Release();
        await first;
        var answers = await Task.WhenAll(rest);
        Assert.Equal(16, host.Network.LargestBatch);
        Assert.Equal(batches + 4, host.Network.Batches);
        Assert.All(answers.Zip(expected), pair => Assert.Equal(pair.Second.Values.ToArray(), pair.First.Values.ToArray()));
    }

    [Fact]
    public async Task A_request_that_is_cancelled_while_it_waits_costs_nothing()
    {
        using var host = AppHost.Start(place);
        host.Network.Hold();
        var (before, batches) = (host.Network.Pictures, host.Network.Batches);
        var first = host.Model.Recognizer!.EmbedAsync(Sketches.Line).AsTask();
        await Eventually.HoldsAsync(() => host.Network.Batches == batches + 1);
        using var giveUp = new CancellationTokenSource();
        var second = host.Model.Recognizer!.EmbedAsync(Sketches.Cross, giveUp.Token).AsTask();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        host.Network.Release();
        await first;
        await host.Model.Recognizer!.EmbedAsync(Sketches.Angle);
        Assert.Equal(before + 2, host.Network.Pictures);
    }

    [Fact]
    public async Task A_picture_of_another_size_is_refused_before_it_meets_others()
    {
        using var host = AppHost.Start(place);
        await Assert.ThrowsAsync<ArgumentException>(() => host.Model.EmbedAsync(new SymbolBitmap(9, new float[81])).AsTask());
    }

    [Fact]
    public void The_network_is_freed_when_the_app_stops()
    {
        var host = AppHost.Start(place);
        host.Dispose();
        Assert.True(host.Network.IsDisposed);
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "missing", "There is no model." },
        { "broken machine", "The model cannot be used on this machine" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Without_a_model_the_app_says_so_and_keeps_everything(string fault, string sentence)
    {
        BankId bank;
        using (var healthy = AppHost.Start(place))
        {
            await using var visitor = await healthy.VisitAsync();
            bank = visitor.Bank;
            await healthy.Banks.TeachAsync(bank, "square", Sketches.Square);
        }

        using (var broken = AppHost.StartWith(place, () => throw (fault == "missing" ? new InvalidInputException("There is no model.") : new DllNotFoundException("torch"))))
        {
            await using var visitor = await broken.VisitAsync();
            using var browser = visitor.Browser();
            using var health = await browser.GetAsync(new Uri("/health", UriKind.Relative));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
            var report = JsonElement.Parse(await health.Content.ReadAsStringAsync());
            Assert.Equal(("failing", "failed", "ready"),
                (report.GetProperty("status").GetString(), report.GetProperty("model").GetProperty("status").GetString(), report.GetProperty("database").GetProperty("status").GetString()));
            Assert.Contains(sentence, report.GetProperty("model").GetProperty("problem").GetString(), StringComparison.Ordinal);
            Assert.Contains(sentence, await browser.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);

            // Symbols can be looked at, named and even taught; only recognising has to wait.
            var taught = (await broken.Banks.OpenAsync(bank)).Memory.FindByName("square")!;
            await broken.Banks.RenameAsync(bank, taught.Id, "box");
            await broken.Banks.TeachAsync(bank, "gate", Sketches.Gate);
            await broken.Banks.MoveAsync(bank, Sketches.Starter[2].Exemplars[0].Id, taught.Id);
            Assert.Equal(2, (await broken.Banks.DrawingsAsync(bank, taught.Id)).Count);
            using var session = visitor.OpenSession();
            var talk = await visitor.DrawAsync(session.Token);
            talk.Send([Sketches.Line.Batch(1)]);
            var answer = await talk.AnswerToAsync(1);
            Assert.Contains(sentence, answer.Problem, StringComparison.Ordinal);
            Assert.Empty(answer.Candidates);
        }

        using var healed = AppHost.Start(place);
        var memory = (await healed.Banks.OpenAsync(bank)).Memory;
        Assert.Equal("gate", memory.Search(await healed.Model.Recognizer!.EmbedAsync(Sketches.Gate), 1)[0].Category.Name);
        Assert.Equal(2, memory.FindByName("box")!.ExemplarCount);
        using var client = healed.Browser(new CookieContainer());
        using var well = await client.GetAsync(new Uri("/health", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, well.StatusCode);
    }

    [Theory]
    [InlineData("nowhere", null, null)]
    [InlineData("damaged", "{\"not\":\"a model\"}", "xxxx")]
    [InlineData("cut", "{", "")]
    public async Task A_missing_or_damaged_model_on_disk_is_a_sentence(string name, string? description, string? weights)
    {
        var folder = Path.Combine(place.Folder, name);
        if (description is not null)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "model.json"), description);
            await File.WriteAllTextAsync(Path.Combine(folder, "weights.safetensors"), weights);
        }
        using var host = AppHost.StartOnDisk(place, folder);
        var failed = Assert.IsType<ModelStatus.Failed>(host.Model.Status);
        Assert.DoesNotContain(place.Folder, failed.Sentence, StringComparison.Ordinal);
        Assert.NotEmpty(failed.Sentence);
        Assert.Equal(3, (await host.Banks.OpenAsync(BankId.New())).Memory.Categories.Count);
    }

    [Fact]
    public async Task The_shipped_model_answers_and_one_flipped_byte_is_noticed()
    {
        var folder = Directory.CreateDirectory(Path.Combine(place.Folder, "copy")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "models", "starter")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));

        using (var host = AppHost.StartOnDisk(place, folder))
        {
            var ready = Assert.IsType<ModelStatus.Ready>(host.Model.Status);
            Assert.Equal((host.Model.ModelId, host.Model.Dimension), (ready.ModelId, ready.Dimension));
            await using var visitor = await host.VisitAsync();
            using var session = visitor.OpenSession();
            var talk = await visitor.DrawAsync(session.Token);
            talk.Send([Sketches.Cross.Batch(1)]);
            var answer = await talk.AnswerToAsync(1);
            Assert.Equal(("cross", 1f), (answer.Candidates[0].Name, MathF.Round(answer.Candidates[0].Similarity, 2)));
        }

        var weights = Path.Combine(folder, "weights.safetensors");
        var bytes = await File.ReadAllBytesAsync(weights);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(weights, bytes);
        using var broken = AppHost.StartOnDisk(place, folder);
        Assert.Contains("damaged", Assert.IsType<ModelStatus.Failed>(broken.Model.Status).Sentence, StringComparison.Ordinal);
    }
}
