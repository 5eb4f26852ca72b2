using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Tests.Host;

/// <summary>Accounts: the first administrator, making, entering, leaving and deleting them, and what keeps others out.</summary>
public sealed class AccountTests : IDisposable
{
    readonly DataPlace place = new();
    readonly AppHost host;

    public AccountTests() => host = AppHost.Start(place, ("Accounts:AttemptsBeforeLock", "3"), ("Accounts:CheckedEvery", "0:00:00"), ("Accounts:FormsPerMinute", "1000"));

    public void Dispose()
    {
        host.Dispose();
        place.Dispose();
    }

    SetupLink Link => host.Services.GetRequiredService<SetupLink>();

    async Task<T> AskAsync<T>(Func<AppDb, Task<T>> question)
    {
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        return await question(db);
    }

    [Fact]
    public async Task The_setup_link_makes_one_administrator_once()
    {
        var older = await Link.NewAsync();
        var link = await Link.NewAsync();
        Assert.NotEqual(older, link);
        using var late = new AccountBrowser(host);
        Assert.Contains("This link does not work", await late.ReadAsync(older!), StringComparison.Ordinal);
        Assert.Contains("This link does not work", await late.ReadAsync(SetupLink.Path), StringComparison.Ordinal);

        using var ada = new AccountBrowser(host);
        var weak = await ada.SendAsync(link!, "setup", ("Form.Name", "ada"), ("Form.Password", "too short"));
        Assert.Contains("at least 15 characters", weak.Page, StringComparison.Ordinal);
        Assert.False(ada.IsSignedIn);
        // A refusal does not use the link up.
        var made = await ada.SendAsync(link!, "setup", ("Form.Name", "ada"), ("Form.Password", AccountBrowser.Password));
        Assert.Equal((HttpStatusCode.Redirect, true), (made.Status, ada.IsSignedIn));
        Assert.Contains("Administrator", await ada.ReadAsync("/account"), StringComparison.Ordinal);

        Assert.Contains("This link does not work", await late.ReadAsync(link!), StringComparison.Ordinal);
        Assert.Null(await Link.NewAsync());
        Assert.Equal(1, await AskAsync(db => db.UserRoles.CountAsync(given => db.Roles.Any(role => role.Id == given.RoleId && role.Name == Roles.Admin))));
    }

    [Fact]
    public async Task The_link_is_kept_as_a_hash_only()
    {
        var secret = (await Link.NewAsync())!.Split('=')[1];
        var kept = await AskAsync(db => db.SetupLinks.SingleAsync());
        Assert.Equal(32, kept.TokenHash.Length);
        Assert.Equal(43, secret.Length);
        Assert.False(await Link.IsGoodAsync(Convert.ToHexString(kept.TokenHash)));
        Assert.True(await Link.IsGoodAsync(secret));
    }

    [Fact]
    public async Task A_guests_bank_comes_along_and_belongs_to_the_account_only()
    {
        using var browser = new AccountBrowser(host);
        await browser.ReadAsync("/");
        var bank = browser.Bank!.Value;
        await host.Banks.TeachAsync(bank, "gate", Sketches.Gate);
        var copied = browser.Cookies.GetCookies(host.Address)["symbolnet"]!.Value;

        Assert.Equal((HttpStatusCode.Redirect, "/"), await Answer(browser.RegisterAsync("bea")));
        Assert.Equal(bank, browser.Bank);
        Assert.Contains("bea", await browser.ReadAsync("/account"), StringComparison.Ordinal);

        // The guest's cookie, kept by somebody, opens the bank no more: it becomes another guest.
        var stolen = new CookieContainer();
        stolen.Add(host.Address, new Cookie("symbolnet", copied));
        using var thief = new AccountBrowser(host, stolen);
        await thief.ReadAsync("/symbols");
        Assert.NotEqual(bank, thief.Bank);

        // Signed out, the browser is a fresh guest; signed in elsewhere, the bank is there.
        await browser.SendAsync("/account", "sign-out");
        await browser.ReadAsync("/");
        Assert.False(browser.IsSignedIn);
        Assert.NotEqual(bank, browser.Bank);
        using var elsewhere = new AccountBrowser(host);
        await elsewhere.SignInAsync("Bea");
        Assert.Equal(bank, elsewhere.Bank);
        Assert.NotNull((await host.Banks.OpenAsync(elsewhere.Bank!.Value)).Memory.FindByName("gate"));
    }

    [Fact]
    public async Task Wrong_passwords_lock_and_say_nothing_about_names()
    {
        using var owner = new AccountBrowser(host);
        await owner.RegisterAsync("cleo");
        using var other = new AccountBrowser(host);
        var unknown = await other.SignInAsync("nobody", "something else entirely");
        var wrong = await other.SignInAsync("cleo", "something else entirely");
        Assert.Contains("do not belong together", unknown.Page, StringComparison.Ordinal);
        Assert.Contains("do not belong together", wrong.Page, StringComparison.Ordinal);
        await other.SignInAsync("cleo", "something else entirely");
        await other.SignInAsync("cleo", "something else entirely");
        var locked = await other.SignInAsync("cleo");
        Assert.Contains("locked", locked.Page, StringComparison.Ordinal);
        Assert.False(other.IsSignedIn);
    }

    [Fact]
    public async Task A_changed_password_signs_other_browsers_out()
    {
        using var desk = new AccountBrowser(host);
        await desk.RegisterAsync("dora");
        using var phone = new AccountBrowser(host);
        await phone.SignInAsync("dora");
        Assert.Contains("dora", await phone.ReadAsync("/account"), StringComparison.Ordinal);
        var refused = await desk.SendAsync("/account", "password", ("Form.Password", "not the password"), ("Form.Wanted", "another four words here"));
        Assert.Contains("not your password", refused.Page, StringComparison.Ordinal);
        var changed = await desk.SendAsync("/account", "password", ("Form.Password", AccountBrowser.Password), ("Form.Wanted", "another four words here"));
        Assert.Contains("Your password is changed", changed.Page, StringComparison.Ordinal);
        Assert.Contains("dora", await desk.ReadAsync("/account"), StringComparison.Ordinal);
        Assert.Contains("You are a guest", await phone.ReadAsync("/account"), StringComparison.Ordinal);
        using var back = new AccountBrowser(host);
        Assert.Equal(HttpStatusCode.Redirect, (await back.SignInAsync("dora", "another four words here")).Status);
    }

    [Fact]
    public async Task A_deleted_account_leaves_nothing()
    {
        using var browser = new AccountBrowser(host);
        await browser.RegisterAsync("eve");
        var bank = browser.Bank!.Value;
        await host.Banks.TeachAsync(bank, "gate", Sketches.Gate);
        var refused = await browser.SendAsync("/account", "delete", ("Gone.Password", "not the password"));
        Assert.Contains("not your password", refused.Page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, "/"), await Answer(browser.SendAsync("/account", "delete", ("Gone.Password", AccountBrowser.Password))));
        Assert.False(await AskAsync(db => db.Users.AnyAsync()));
        Assert.False(await AskAsync(db => db.Banks.AnyAsync(row => row.Id == bank.Value)));
        Assert.False(await AskAsync(db => db.Exemplars.AnyAsync(row => row.BankId == bank.Value)));
        using var again = new AccountBrowser(host);
        Assert.Contains("do not belong together", (await again.SignInAsync("eve")).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_still_shows_the_bank_of_a_deleted_account_brings_nothing_back()
    {
        using var browser = new AccountBrowser(host);
        await browser.RegisterAsync("eve");
        var bank = browser.Bank!.Value;
        var taught = await host.Banks.TeachAsync(bank, "gate", Sketches.Gate);
        BankSnapshot? shown = null;
        using var page = host.Banks.Subscribe(bank, snapshot => shown = snapshot);
        await browser.SendAsync("/account", "delete", ("Gone.Password", AccountBrowser.Password));
        Assert.Equal((0L, null), (shown!.Version, shown.Memory.FindByName("gate")));
        foreach (var change in new[] { () => host.Banks.TeachAsync(bank, "bar", Sketches.Bar), () => host.Banks.UndoAsync(bank, taught.Id), () => host.Banks.ForgetAsync(bank, Sketches.Starter[0].Id) })
            Assert.Contains("deleted together with their account", (await Assert.ThrowsAsync<InvalidInputException>(change)).Message, StringComparison.Ordinal);
        Assert.False(await AskAsync(db => db.Banks.AnyAsync()));
    }

    [Fact]
    public async Task Open_pages_of_other_browsers_are_signed_out_as_well()
    {
        using var desk = new AccountBrowser(host);
        await desk.RegisterAsync("dora");
        using var scope = host.Services.CreateScope();
        using var guestScope = host.Services.CreateScope();
        using var formerScope = host.Services.CreateScope();
        var former = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Guest.BankClaim, desk.Bank!.Value.ToString())], Guest.Scheme));
        var (page, guestPage, formerPage) = (Open(scope, FixedVisitor.Of(host, desk)), Open(guestScope, new FixedVisitor(Guest.New())), Open(formerScope, new FixedVisitor(former)));
        Assert.True((await page.GetAuthenticationStateAsync()).User.IsAccount());
        await desk.SendAsync("/account", "password", ("Form.Password", AccountBrowser.Password), ("Form.Wanted", "another four words here"));
        await Eventually.TrueAsync(async () => (await page.GetAuthenticationStateAsync()).User.FindBankId() is null);
        await Eventually.TrueAsync(async () => (await formerPage.GetAuthenticationStateAsync()).User.FindBankId() is null);
        Assert.NotNull((await guestPage.GetAuthenticationStateAsync()).User.FindBankId());

        static AuthenticationStateProvider Open(IServiceScope scope, FixedVisitor visitor)
        {
            var page = scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
            ((IHostEnvironmentAuthenticationStateProvider)page).SetAuthenticationState(visitor.GetAuthenticationStateAsync());
            return page;
        }
    }

    [Fact]
    public async Task A_form_that_is_too_old_is_asked_for_again()
    {
        using var browser = new AccountBrowser(host);
        await browser.ReadAsync("/account/register");
        using var client = host.Browser(browser.Cookies);
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        using var form = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Form.Name", "finn"), new("Form.Password", AccountBrowser.Password), new("__RequestVerificationToken", "of somebody else")]);
        using var answer = await client.PostAsync(new Uri("/account/sign-in?returnUrl=%2Fsymbols", UriKind.Relative), form);
        Assert.Equal((HttpStatusCode.Redirect, "/account/sign-in?returnUrl=%2Fsymbols&form=old"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        foreach (var page in new[] { answer.Headers.Location.OriginalString, "/account?form=old", "/account/register?form=old", await Link.NewAsync() + "&form=old" })
            Assert.Contains("This page was too old, so nothing was done.", await browser.ReadAsync(page), StringComparison.Ordinal);
        Assert.DoesNotContain("too old", await browser.ReadAsync("/account/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_that_let_people_in_are_limited_by_address_and_others_are_not()
    {
        using var strict = AppHost.Start(place, ("Accounts:FormsPerMinute", "3"), ("Hosting:TrustedProxies:0", "*"));
        HttpClient From(string address)
        {
            var client = strict.Browser(new CookieContainer());
            client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
            return client;
        }
        async Task<HttpStatusCode> SendAsync(HttpClient client, string path)
        {
            using var form = new FormUrlEncodedContent([]);
            using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form);
            return answer.StatusCode;
        }
        using var one = From("2001:db8:1:2::1");
        foreach (var path in new[] { "/account/sign-in", "/account/register", SetupLink.Path })
            Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(one, path));
        using var neighbour = From("2001:db8:1:2:ffff::2");
        Assert.Equal(HttpStatusCode.TooManyRequests, await SendAsync(neighbour, "/account/sign-in"));
        using var other = From("2001:db8:1:3::1");
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(other, "/account/sign-in"));
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(one, "/account"));
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        using var browser = new AccountBrowser(host);
        await browser.ReadAsync("/account/register");
        var answer = await browser.PostAsync("/account/register", new Dictionary<string, string> { ["_handler"] = "register", ["Form.Name"] = "finn", ["Form.Password"] = AccountBrowser.Password });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.False(browser.IsSignedIn);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("two words")]
    [InlineData("<b>bold</b>")]
    [InlineData("-dash")]
    public async Task Strange_names_are_refused(string name)
    {
        using var browser = new AccountBrowser(host);
        Assert.Contains("A name", (await browser.RegisterAsync(name)).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_name_is_given_once()
    {
        using var first = new AccountBrowser(host);
        using var second = new AccountBrowser(host);
        Assert.Equal(HttpStatusCode.Redirect, (await first.RegisterAsync("Jürgen")).Status);
        Assert.Contains("has this name already", (await second.RegisterAsync("jürgen")).Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("abcdefghijklmnopqrst", false)]
    [InlineData("qwertyuiopasdfghjkl", false)]
    [InlineData("12345678901234567890", false)]
    [InlineData("passwordpasswordpassword", false)]
    [InlineData("symbolnet grace", false)]
    [InlineData("correct horse battery", true)]
    [InlineData("ein langer deutscher satz", true)]
    [InlineData("日本語のとても長いパスワードです", true)]
    public void Length_counts_and_the_first_guesses_do_not(string password, bool fine) =>
        Assert.Equal(fine, new PasswordRule(Options.Create(new AccountOptions())).Problem(password, "grace") is null);

    [Theory]
    [InlineData("/symbols?x=1", "/symbols?x=1")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Signing_in_leads_to_this_site_only(string? address, string safe) => Assert.Equal(safe, ReturnAddress.Safe(address));

    static async Task<(HttpStatusCode, string)> Answer(Task<(HttpStatusCode Status, string Location, string Page)> sending)
    {
        var (status, location, _) = await sending;
        return (status, location);
    }
}
