using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Tests.Host;

/// <summary>What nobody can come back to is erased, and nothing else is.</summary>
public sealed class BankSweepTests : IDisposable
{
    readonly DataPlace place = new();
    readonly AppHost host;

    public BankSweepTests() => host = AppHost.Start(place, ("Banks:IdleAfter", "00:00:00"), ("Accounts:FormsPerMinute", "1000"));

    public void Dispose()
    {
        host.Dispose();
        place.Dispose();
    }

    Task SweepAsync() => host.Services.GetRequiredService<BankSweep>().SweepAsync(CancellationToken.None);

    Task<AppDb> OpenAsync() => host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();

    /// <summary>Makes everything in the database older.</summary>
    async Task AgeAsync(int days)
    {
        await using var db = await OpenAsync();
        var milliseconds = (long)TimeSpan.FromDays(days).TotalMilliseconds;
        await db.Database.ExecuteSqlAsync($"UPDATE Banks SET ChangedAt = ChangedAt - {milliseconds}, VisitedAt = VisitedAt - {milliseconds}");
        await db.Database.ExecuteSqlAsync($"UPDATE Changes SET At = At - {milliseconds}");
        await db.Database.ExecuteSqlAsync($"UPDATE Exemplars SET ForgottenAt = ForgottenAt - {milliseconds}");
        await db.Database.ExecuteSqlAsync($"UPDATE TrainingConsents SET GivenAt = GivenAt - {milliseconds}");
    }

    [Fact]
    public async Task Guests_who_stay_away_are_forgotten_and_nobody_else()
    {
        var (gone, back, lately, watched) = (BankId.New(), BankId.New(), BankId.New(), BankId.New());
        using var page = host.Banks.Subscribe(watched, _ => { });
        using var browser = new AccountBrowser(host);
        await browser.RegisterAsync("dora");
        foreach (var bank in new[] { gone, back, watched, browser.Bank!.Value })
            await host.Banks.TeachAsync(bank, "gate", Sketches.Gate);
        await using (var db = await OpenAsync())
        {
            db.TrainingConsents.AddRange(from bank in new[] { gone, back } select new TrainingConsentRow { BankId = bank.Value, GivenAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        }
        await AgeAsync(89);
        await SweepAsync();
        host.Banks.CloseIdle();
        Assert.NotNull((await host.Banks.OpenAsync(back)).Memory.FindByName("gate"));
        await AgeAsync(2);
        await host.Banks.TeachAsync(lately, "gate", Sketches.Gate);
        await SweepAsync();

        await using var after = await OpenAsync();
        Assert.Equal(new[] { back.Value, lately.Value, watched.Value, browser.Bank!.Value.Value }.Order(), (await after.Banks.Select(bank => bank.Id).ToListAsync()).Order());
        Assert.Equal(4, await after.Exemplars.CountAsync());
        Assert.Equal([back.Value], await after.TrainingConsents.Select(consent => consent.BankId).ToListAsync());
        host.Banks.CloseIdle();
        Assert.Equal(0, (await host.Banks.OpenAsync(gone)).Version);
        using var guest = new AccountBrowser(host);
        Assert.Contains("stayed away for 90 days", await guest.ReadAsync("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgotten_drawings_and_names_go_when_they_can_no_longer_be_brought_back()
    {
        var bank = BankId.New();
        var first = await host.Banks.TeachAsync(bank, "gate", Sketches.Gate);
        await host.Banks.ForgetAsync(bank, first.Category);
        await host.Banks.RenameAsync(bank, Sketches.Starter[0].Id, "dash");
        await host.Banks.TeachAsync(bank, "bar", Sketches.Bar);
        await AgeAsync(31);
        var second = await host.Banks.TeachAsync(bank, "square", Sketches.Square);
        var forgotten = await host.Banks.ForgetAsync(bank, second.Category);
        await SweepAsync();

        await using var db = await OpenAsync();
        Assert.Equal(["bar", "dash", "square"], (await db.Categories.Select(name => name.Name).ToListAsync()).Order());
        Assert.Equal((2, 2), (await db.Exemplars.CountAsync(), await db.Changes.CountAsync()));
        await host.Banks.UndoAsync(bank, forgotten.Id);
        Assert.Equal(["angle", "bar", "cross", "dash", "square"], (await BankContents.Of(host.Banks, bank)).Keys.Order());
    }

    [Fact]
    public async Task What_is_forgotten_takes_room_until_it_is_erased()
    {
        using var small = AppHost.Start(place, ("Banks:ExemplarLimit", "8"));
        var bank = BankId.New();
        for (var i = 0; i < 2; i++)
            await small.Banks.ForgetAsync(bank, (await small.Banks.TeachAsync(bank, $"{i}", Sketches.Numbered(i))).Category);
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => small.Banks.TeachAsync(bank, "square", Sketches.Square));
        Assert.Equal("This memory is full: it holds 8 drawings, those included that were deleted in the last 30 days and can still be brought back.", refusal.Message);
        await AgeAsync(31);
        await SweepAsync();
        await small.Banks.TeachAsync(bank, "square", Sketches.Square);
    }
}
