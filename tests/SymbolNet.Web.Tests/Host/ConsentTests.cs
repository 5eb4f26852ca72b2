using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Learning.Data;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Tests.Host;

/// <summary>Models learn from people's drawings only while they agree, and nothing tells whose a drawing is.</summary>
public sealed class ConsentTests : IDisposable
{
    readonly DataPlace place = new();
    readonly AppHost host;

    public ConsentTests() => host = AppHost.Start(place, ("Accounts:FormsPerMinute", "1000"));

    public void Dispose()
    {
        host.Dispose();
        place.Dispose();
    }

    AgreedDrawings Agreed => host.Services.GetRequiredService<AgreedDrawings>();

    TrainingConsent Consent => host.Services.GetRequiredService<TrainingConsent>();

    static async Task SayAsync(AccountBrowser browser, bool agrees) => await browser.SendAsync("/account", "consent", agrees ? [("Form.Agrees", "true")] : []);

    [Fact]
    public async Task It_is_off_until_somebody_ticks_it_and_off_again_when_they_take_it_back()
    {
        using var guest = new AccountBrowser(host);
        Assert.Contains("My drawings may be used to train models", await guest.ReadAsync("/account"), StringComparison.Ordinal);
        var bank = guest.Bank!.Value;
        Assert.Null(await Consent.GivenAtAsync(bank));
        await SayAsync(guest, true);
        var since = await Consent.GivenAtAsync(bank);
        Assert.InRange(since!.Value, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
        Assert.Contains("You agreed on", await guest.ReadAsync("/account"), StringComparison.Ordinal);
        await SayAsync(guest, true);
        Assert.Equal(since, await Consent.GivenAtAsync(bank));

        // It comes along with the bank, and goes with the account.
        await guest.RegisterAsync("bea");
        Assert.Equal((bank, since), (guest.Bank!.Value, await Consent.GivenAtAsync(bank)));
        await SayAsync(guest, false);
        Assert.Null(await Consent.GivenAtAsync(bank));
        Assert.DoesNotContain("You agreed on", await guest.ReadAsync("/account"), StringComparison.Ordinal);
        await SayAsync(guest, true);
        await guest.SendAsync("/account", "delete", ("Gone.Password", AccountBrowser.Password));
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        Assert.False(await db.TrainingConsents.AnyAsync());
    }

    [Fact]
    public async Task A_data_set_has_the_drawings_of_those_who_agree_and_nothing_about_them()
    {
        var (ada, bea, carl) = (BankId.New(), BankId.New(), BankId.New());
        await host.Banks.TeachAsync(ada, "gate", Sketches.Gate);
        await host.Banks.TeachAsync(bea, "gate", Sketches.Cross);
        await host.Banks.TeachAsync(bea, "line", Sketches.Line);
        await host.Banks.TeachAsync(carl, "secret", Sketches.Line);
        Assert.Equal(new AgreedCount(0, 0, 0), await Agreed.CountAsync());
        var path = Path.Combine(place.Folder, "people.json");
        Assert.Contains("nothing to learn from", (await Assert.ThrowsAsync<InvalidInputException>(() => Agreed.WriteAsync(path))).Message, StringComparison.Ordinal);

        await Consent.SetAsync(ada, true);
        await Consent.SetAsync(bea, true);
        var forgotten = await host.Banks.TeachAsync(ada, "oops", Sketches.Gate);
        await host.Banks.UndoAsync(ada, forgotten.Id);
        Assert.Equal((2, 3), ((await Agreed.CountAsync()).People, (await Agreed.CountAsync()).Drawings));
        await Agreed.WriteAsync(path);
        var text = await File.ReadAllTextAsync(path, Encoding.UTF8);
        foreach (var bank in new[] { ada, bea, carl })
            Assert.DoesNotContain(bank.ToString(), text.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("oops", text, StringComparison.Ordinal);
        var collection = DatasetReader.Open(path);
        Assert.Equal(3, collection.Items.Count);
        Assert.Equal(2, collection.ItemsOf[collection.Classes.ToList().FindIndex(symbol => symbol.Name == "gate")].Length);
        // Lines only: neither when nor how hard somebody pressed.
        Assert.All(collection.Items.Cast<DrawingItem>(), item => Assert.All(item.Drawing.Strokes.SelectMany(stroke => stroke.Points), point => Assert.Equal((0.5f, 0f), (point.Pressure, point.TimeMs))));

        await Consent.SetAsync(ada, false);
        await host.Banks.TeachAsync(bea, "line", Sketches.Cross);
        await Agreed.WriteAsync(Path.Combine(place.Folder, "later.json"));
        Assert.Equal(3, DatasetReader.Open(Path.Combine(place.Folder, "later.json")).Items.Count);
        await Assert.ThrowsAsync<InvalidInputException>(() => Agreed.WriteAsync(path));
        Assert.Empty(Directory.GetFiles(place.Folder, ".gathered*"));
    }
}
