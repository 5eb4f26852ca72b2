using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Memory;

namespace SymbolNet.Web.Tests.Host;

/// <summary>A browser that fills in the account forms as a person would: opens the page, takes the form's secrets from it, sends it back.</summary>
sealed partial class AccountBrowser : IDisposable
{
    public const string Password = "four words make peace";

    readonly AppHost host;
    readonly HttpClient client;

    public AccountBrowser(AppHost host, CookieContainer? cookies = null)
    {
        (this.host, Cookies) = (host, cookies ?? new CookieContainer());
        client = host.Browser(Cookies);
    }

    public CookieContainer Cookies { get; }

    /// <summary>The bank of the account that is signed in, else of the guest.</summary>
    public BankId? Bank => BankIn("symbolnet-account", IdentityConstants.ApplicationScheme) ?? BankIn("symbolnet", Guest.Scheme);

    public bool IsSignedIn => Cookies.GetCookies(host.Address)["symbolnet-account"] is { Value.Length: > 0 };

    public void Dispose() => client.Dispose();

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<string> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Sends a form of a page.</summary>
    public async Task<(HttpStatusCode Status, string Location, string Page)> SendAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        using var page = await GetAsync(path);
        var html = await page.Content.ReadAsStringAsync();
        var chosen = FormPattern().Matches(html).Select(match => match.Value).Single(text => text.Contains($"value=\"{form}\"", StringComparison.Ordinal));
        var content = HiddenPattern().Matches(chosen).ToDictionary(match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value));
        foreach (var (name, value) in fields)
            content[name] = value;
        return await PostAsync(path, content);
    }

    public async Task<(HttpStatusCode Status, string Location, string Page)> PostAsync(string path, IReadOnlyDictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        return (answer.StatusCode, answer.Headers.Location is { } location ? (location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString) : "", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    public Task<(HttpStatusCode Status, string Location, string Page)> RegisterAsync(string name, string password = Password) =>
        SendAsync("/account/register", "register", ("Form.Name", name), ("Form.Password", password));

    public Task<(HttpStatusCode Status, string Location, string Page)> SignInAsync(string name, string password = Password) =>
        SendAsync("/account/sign-in", "sign-in", ("Form.Name", name), ("Form.Password", password));

    /// <summary>Becomes the first administrator.</summary>
    public static async Task<AccountBrowser> AdministrateAsync(AppHost host, string name = "ada")
    {
        var browser = new AccountBrowser(host);
        var link = await host.Services.GetRequiredService<SetupLink>().NewAsync();
        var answer = await browser.SendAsync(link!, "setup", ("Form.Name", name), ("Form.Password", Password));
        Assert.Equal((HttpStatusCode.Redirect, true), (answer.Status, browser.IsSignedIn));
        return browser;
    }

    BankId? BankIn(string cookie, string scheme) =>
        Cookies.GetCookies(host.Address)[cookie]?.Value is { Length: > 0 } value
            ? host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme).TicketDataFormat.Unprotect(value)?.Principal.FindBankId()
            : null;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormPattern();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex HiddenPattern();
}
