using System.Net;
using SymbolNet.Web.Sketchpad;

namespace SymbolNet.Benchmarks.Drawers;

/// <summary>Somebody who opened the page of a running app: a guest with a cookie.</summary>
/// <param name="App">Where the app is.</param>
/// <param name="Cookie">The cookie header that every later request carries.</param>
sealed record Visitor(Uri App, string Cookie)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Where the visitor's ink goes.</summary>
    public Uri Hub => new(App, InkHub.Path);

    /// <summary>Opens the page for the first time.</summary>
    public static async Task<Visitor> ArriveAsync(Uri app, CancellationToken cancellation)
    {
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { Timeout = Patience };
        using var page = await browser.GetAsync(app, cancellation);
        page.EnsureSuccessStatusCode();
        return new Visitor(app, cookies.GetCookieHeader(app));
    }

    /// <summary>Opens a page again and gives what it says.</summary>
    public async Task<string> ReadAsync(string path, CancellationToken cancellation)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { Timeout = Patience };
        browser.DefaultRequestHeaders.Add("Cookie", Cookie);
        return await browser.GetStringAsync(new Uri(App, path), cancellation);
    }
}
