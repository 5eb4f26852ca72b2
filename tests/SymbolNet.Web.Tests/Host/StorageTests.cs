using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Tests.Host;

/// <summary>What happens when the disk or the database does not play along.</summary>
public sealed class StorageTests : IDisposable
{
    readonly DataPlace place = new();
    readonly BankId bank = BankId.New();

    public void Dispose() => place.Dispose();

    [Fact]
    public async Task A_locked_database_refuses_the_change_and_nothing_is_half_done()
    {
        using var host = AppHost.Start(place, ("Storage:BusyTimeout", "00:00:01"));
        await host.Banks.TeachAsync(bank, "square", Sketches.Square);
        var before = await BankContents.Of(host.Banks, bank);
        using (var intruder = place.Open())
        {
            Execute(intruder, "BEGIN IMMEDIATE");
            await Refused("busy storing other changes", host.Banks.TeachAsync(bank, "gate", Sketches.Gate));
            // Reading goes on meanwhile.
            Assert.Equal(before, await BankContents.Of(host.Banks, bank), BankContents.Same);
            Execute(intruder, "ROLLBACK");
        }
        await host.Banks.TeachAsync(bank, "gate", Sketches.Gate);
        Assert.NotNull((await host.Banks.OpenAsync(bank)).Memory.FindByName("gate"));
    }

    [Fact]
    public async Task A_full_disk_refuses_the_change_and_nothing_is_half_done()
    {
        var disk = new FullDisk();
        using var host = AppHost.Start(place, new FakeNetwork(), services => services.ConfigureDbContext<SqliteAppDb>(options => options.AddInterceptors(disk)));
        await host.Banks.TeachAsync(bank, "square", Sketches.Square);
        var before = await BankContents.Of(host.Banks, bank);
        disk.Fill(place);
        var refusals = 0;
        for (var i = 0; i < 200 && refusals == 0; i++)
            try
            {
                await host.Banks.TeachAsync(bank, "gate", Sketches.Numbered(i));
                before = await BankContents.Of(host.Banks, bank);
            }
            catch (InvalidInputException refused)
            {
                Assert.Contains("disk is full", refused.Message, StringComparison.Ordinal);
                refusals++;
            }
        Assert.Equal(1, refusals);
        Assert.Equal(before, await BankContents.Of(host.Banks, bank), BankContents.Same);
        disk.Free();
        await host.Banks.TeachAsync(bank, "bar", Sketches.Bar);
    }

    [Fact]
    public async Task A_database_that_is_none_ends_the_program_with_a_sentence()
    {
        await File.WriteAllTextAsync(place.Database, new string('x', 10_000));
        var (code, complaint) = await StartedAsync("http://127.0.0.1:0");
        Assert.Equal(1, code);
        Assert.Matches("^The database .*symbolnet.db cannot be used: .*file is not a database", complaint);
    }

    [Fact]
    public async Task An_address_that_is_taken_ends_the_program_with_a_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var (code, complaint) = await StartedAsync($"http://{other.LocalEndpoint}");
        Assert.Equal(1, code);
        Assert.Equal($"The app cannot listen at http://{other.LocalEndpoint}: Failed to bind to address http://{other.LocalEndpoint}: address already in use.", complaint.Trim());
    }

    /// <summary>Starts the app as a program that comes to its end by itself: its exit code, and what it said of it.</summary>
    async Task<(int Code, string Complaint)> StartedAsync(string address)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SymbolNet.Web.dll"), "--Storage:Folder", place.Folder, "--urls", address])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var program = Process.Start(start)!;
        var (output, complaint) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await program.WaitForExitAsync(patience.Token);
        await output;
        return (program.ExitCode, await complaint);
    }

    [Fact]
    public async Task The_starter_memory_is_embedded_once_and_a_damaged_cache_is_no_harm()
    {
        using (var first = AppHost.Start(place))
            Assert.Equal(6, first.Network.Pictures);
        using (var second = AppHost.Start(place))
        {
            Assert.Equal(0, second.Network.Pictures);
            Assert.Equal("cross", (await second.Banks.OpenAsync(bank)).Memory.Search(await second.Model.Recognizer!.EmbedAsync(Sketches.Cross), 1)[0].Category.Name);
        }
        using (var other = AppHost.Start(place, new FakeNetwork { ModelId = "another" }))
            Assert.Equal(6, other.Network.Pictures);
        foreach (var file in Directory.GetFiles(place.Folder, "starter-memory-*"))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            bytes[^1] ^= 1;
            await File.WriteAllBytesAsync(file, bytes);
        }
        using var third = AppHost.Start(place);
        Assert.Equal(6, third.Network.Pictures);
    }

    [Fact]
    public void Starter_ids_follow_from_keys_and_ink()
    {
        StarterCategory one = new("key", "name", [Sketches.Line]), renamed = new("key", "other", [Sketches.Line]), other = new("key2", "name", [Sketches.Line, Sketches.Cross]);
        Assert.Equal((one.Id, one.Exemplars[0].Id), (renamed.Id, renamed.Exemplars[0].Id));
        Assert.NotEqual(one.Id, other.Id);
        Assert.Equal(4, other.Exemplars.Concat(one.Exemplars).Select(exemplar => exemplar.Id.Value).Append(one.Id.Value).Distinct().Count());
        Assert.Equal(8, one.Id.Value.Version);
    }

    static async Task Refused(string part, Task<BankChange> change) =>
        Assert.Contains(part, (await Assert.ThrowsAsync<InvalidInputException>(() => change)).Message, StringComparison.Ordinal);

    static void Execute(Microsoft.Data.Sqlite.SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are written above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
