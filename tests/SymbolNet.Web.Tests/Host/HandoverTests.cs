using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Tests.Host;

/// <summary>Another model takes over: banks follow whole, recognition never stops, and back is as easy as forth.</summary>
public sealed class HandoverTests : IDisposable
{
    static readonly Guid Somebody = Guid.NewGuid();

    readonly DataPlace place = new();
    readonly Dictionary<string, FakeNetwork> networks = new();
    AppHost host;

    public HandoverTests() => host = Start();

    public void Dispose()
    {
        host.Dispose();
        place.Dispose();
    }

    Handover Handover => host.Services.GetRequiredService<Handover>();

    ModelShelf Shelf => host.Services.GetRequiredService<ModelShelf>();

    AppHost Start(Action<IServiceCollection>? configure = null) => AppHost.Start(place, new FakeNetwork(), services =>
    {
        services.AddSingleton(new OpenModel(folder => NetworkOf(ModelDescription.Read(folder).Id)));
        configure?.Invoke(services);
    });

    FakeNetwork NetworkOf(string id)
    {
        lock (networks)
            return networks.TryGetValue(id, out var known) && !known.IsDisposed ? known : networks[id] = new FakeNetwork { ModelId = id };
    }

    /// <summary>Puts a model on the shelf.</summary>
    async Task<string> BringAsync(string id)
    {
        var folder = Directory.CreateDirectory(Path.Combine(place.Folder, "brought", id)).FullName;
        var starter = Path.Combine(AppContext.BaseDirectory, "models", "starter");
        (ModelDescription.Read(starter) with { Id = id }).Write(folder);
        File.Copy(Path.Combine(starter, "weights.safetensors"), Path.Combine(folder, "weights.safetensors"));
        return await Shelf.AdoptAsync(folder, null, Somebody);
    }

    async Task PutToWorkAsync(string id)
    {
        await Handover.AskAsync(id, Somebody);
        await Eventually.TrueAsync(async () => host.Model.ModelId == id && (await Handover.LatestAsync())!.SwitchedAt is not null && Handover.Progress is null);
    }

    async Task<string[]> EmbeddedByAsync(BankId bank)
    {
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        return await db.Embeddings.Where(row => row.BankId == bank.Value).Select(row => row.ModelId).Distinct().Order().ToArrayAsync();
    }

    [Fact]
    public async Task Banks_follow_whole_while_recognition_goes_on()
    {
        var id = await BringAsync("better-12345678");
        await using var visitor = await host.VisitAsync();
        await host.Banks.TeachAsync(visitor.Bank, "gate", Sketches.Gate);
        using var session = visitor.OpenSession();
        var talk = await visitor.DrawAsync(session.Token);
        talk.Send([Sketches.Gate.Batch(1)]);
        Assert.Equal("gate", (await talk.AnswerToAsync(1)).Candidates[0].Name);

        // The new model is slow to see the drawings: meanwhile the old one answers, and learns.
        NetworkOf(id).Hold();
        await Handover.AskAsync(id, Somebody);
        await Eventually.TrueAsync(() => Task.FromResult(Handover.Progress is not null && NetworkOf(id).Batches > 0));
        await host.Banks.TeachAsync(visitor.Bank, "square", Sketches.Square);
        await session.RecogniseAgainAsync();
        Assert.Equal("fake", host.Model.ModelId);
        Assert.Equal("gate", session.Latest!.Answer.Candidates[0].Category.Name);

        NetworkOf(id).Release();
        await Eventually.TrueAsync(() => Task.FromResult(host.Model.ModelId == id && Handover.Progress is null));
        var bank = await host.Banks.OpenAsync(visitor.Bank);
        Assert.Equal(id, bank.Model.ModelId);
        Assert.NotNull(bank.Memory.FindByName("gate"));
        Assert.NotNull(bank.Memory.FindByName("square"));
        await session.RecogniseAgainAsync();
        Assert.Equal("gate", session.Latest.Answer.Candidates[0].Category.Name);
        Assert.Contains(id, await EmbeddedByAsync(visitor.Bank));
    }

    [Fact]
    public async Task Back_is_as_easy_and_a_restart_remembers()
    {
        var (first, second) = (await BringAsync("first-11111111"), await BringAsync("second-22222222"));
        var bank = BankId.New();
        await host.Banks.TeachAsync(bank, "gate", Sketches.Gate);
        await PutToWorkAsync(first);
        await PutToWorkAsync(second);
        Assert.Equal((second, first), (await Shelf.CurrentAsync(), await Shelf.PreviousAsync()));
        Assert.Equal([first, second], await EmbeddedByAsync(bank));
        await Assert.ThrowsAsync<InvalidInputException>(() => Shelf.DeleteAsync(first));
        await Assert.ThrowsAsync<InvalidInputException>(() => Handover.AskAsync(second, Somebody));

        await PutToWorkAsync((await Shelf.PreviousAsync())!);
        Assert.Equal((first, second), (await Shelf.CurrentAsync(), await Shelf.PreviousAsync()));
        Assert.Equal(first, (await host.Banks.OpenAsync(bank)).Model.ModelId);
        Assert.EndsWith(first, Shelf.FolderAtStart(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_cannot_be_loaded_takes_nothing_away()
    {
        host.Dispose();
        host = AppHost.Start(place, new FakeNetwork(), services => services.AddSingleton(new OpenModel(_ => throw new InvalidInputException("It is damaged."))));
        var id = await BringAsync("broken-99999999");
        await Handover.AskAsync(id, Somebody);
        await Eventually.TrueAsync(async () => (await Handover.LatestAsync())!.Problem is not null);
        Assert.Equal("It is damaged.", (await Handover.LatestAsync())!.Problem);
        Assert.Equal("fake", host.Model.ModelId);
        Assert.IsType<ModelStatus.Ready>(host.Model.Status);
        await Shelf.DeleteAsync(id);
        await Assert.ThrowsAsync<InvalidInputException>(() => Shelf.FindAsync(id));
    }

    [Fact]
    public async Task A_model_with_an_unforeseen_fault_is_settled_and_the_next_one_takes_over()
    {
        var (faulty, sound) = (await BringAsync("faulty-99999999"), await BringAsync("sound-11111111"));
        NetworkOf(faulty).Fault = new DllNotFoundException("torch");
        await Handover.AskAsync(faulty, Somebody);
        await Eventually.TrueAsync(async () => (await Handover.LatestAsync())!.Problem is not null && Handover.Progress is null);
        Assert.Equal("Something in the server went wrong; its log says what.", (await Handover.LatestAsync())!.Problem);
        Assert.Equal("fake", host.Model.ModelId);
        await PutToWorkAsync(sound);
    }

    [Fact]
    public async Task A_model_takes_over_although_what_it_makes_of_drawings_cannot_be_kept()
    {
        var busy = new BusyDatabase();
        host.Dispose();
        host = Start(services => services.ConfigureDbContext<SqliteAppDb>(options => options.AddInterceptors(busy)));
        var bank = BankId.New();
        await host.Banks.TeachAsync(bank, "gate", Sketches.Gate);
        busy.Refuses = command => command.StartsWith("INSERT INTO \"Embeddings\"", StringComparison.Ordinal);
        var id = await BringAsync("better-12345678");
        await PutToWorkAsync(id);
        Assert.True(busy.Refusals > 0);
        Assert.Equal((id, true), ((await host.Banks.OpenAsync(bank)).Model.ModelId, (await host.Banks.OpenAsync(bank)).Memory.FindByName("gate") is not null));
    }

    [Fact]
    public async Task A_model_that_is_about_to_take_over_is_not_deleted()
    {
        var id = await BringAsync("slow-12345678");
        NetworkOf(id).Hold();
        await Handover.AskAsync(id, Somebody);
        Assert.Contains("about to take over", (await Assert.ThrowsAsync<InvalidInputException>(() => Shelf.DeleteAsync(id))).Message, StringComparison.Ordinal);
        NetworkOf(id).Release();
        await Eventually.HoldsAsync(() => host.Model.ModelId == id && Handover.Progress is null);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_model_that_cannot_be_copied_nor_of_what_was_abandoned()
    {
        var abandoned = Shelf.NewDraft();
        Directory.SetLastWriteTimeUtc(abandoned, DateTime.UtcNow.AddDays(-1));
        var folder = Directory.CreateDirectory(Path.Combine(place.Folder, "half")).FullName;
        (ModelDescription.Read(Path.Combine(AppContext.BaseDirectory, "models", "starter")) with { Id = "half-12345678" }).Write(folder);
        await Assert.ThrowsAsync<InvalidInputException>(() => Shelf.AdoptAsync(folder, null, Somebody));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(place.Folder, "models")));
    }

    [Fact]
    public async Task A_model_travels_as_a_zip()
    {
        var card = await Shelf.FindAsync(await BringAsync("far-12121212"));
        var zip = Path.Combine(place.Folder, "far.zip");
        await using (var file = File.Create(zip))
            await ModelArchive.WriteAsync(card.Folder, file, CancellationToken.None);
        var back = Directory.CreateDirectory(Path.Combine(place.Folder, "back")).FullName;
        await ModelArchive.UnpackAsync(zip, back, CancellationToken.None);
        foreach (var name in ModelArchive.Files)
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(card.Folder, name)), await File.ReadAllBytesAsync(Path.Combine(back, name)));
    }

    [Theory]
    [InlineData("../model.json")]
    [InlineData("folder/model.json")]
    [InlineData("/tmp/model.json")]
    [InlineData("model.json|model.json")]
    [InlineData("model.json|weights.safetensors|more.txt")]
    [InlineData("")]
    public async Task Zips_with_other_files_are_refused(string names)
    {
        var zip = ZipOf(names.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, new byte[] { 123, 125 })));
        var folder = Directory.CreateDirectory(Path.Combine(place.Folder, "in")).FullName;
        await Assert.ThrowsAsync<InvalidInputException>(() => ModelArchive.UnpackAsync(zip, folder, CancellationToken.None));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task Bombs_and_lies_are_refused()
    {
        var description = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "models", "starter", "model.json"));
        byte[] lie = [.. BitConverter.GetBytes(40L), .. "{\"a\":{\"dtype\":\"F32\",\"shape\":[999999999]}}"u8];
        foreach (var zip in new[]
        {
            ZipOf([("model.json", new byte[8 << 20]), ("weights.safetensors", [])]),
            ZipOf([("model.json", description), ("weights.safetensors", BitConverter.GetBytes(long.MaxValue))]),
            ZipOf([("model.json", description), ("weights.safetensors", lie)]),
            ZipOf([("model.json", "{\"id\":1}"u8.ToArray()), ("weights.safetensors", lie)]),
            Written(Zips.Masked(Zips.Of(Enumerable.Range(0, 100).Select(i => ($"{i}", Array.Empty<byte>()))).ToArray())),
            Written("no zip at all"u8.ToArray()),
            Written([]),
        })
        {
            var folder = Directory.CreateTempSubdirectory("symbolnet-test-").FullName;
            await Assert.ThrowsAsync<InvalidInputException>(() => ModelArchive.UnpackAsync(zip, folder, CancellationToken.None));
            Directory.Delete(folder, recursive: true);
        }
    }

    string ZipOf(IEnumerable<(string Name, byte[] Bytes)> files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(bytes);
            }
        return Written(memory.ToArray());
    }

    string Written(byte[] bytes)
    {
        var path = Path.Combine(place.Folder, $"{Guid.NewGuid():N}.zip");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
