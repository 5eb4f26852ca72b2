using System.Net;

namespace SymbolNet.Web.Tests.Host;

/// <summary>What every response tells the browser.</summary>
public sealed class PageTests : IDisposable
{
    readonly DataPlace place = new();
    readonly AppHost host;

    public PageTests() => host = AppHost.Start(place);

    public void Dispose()
    {
        host.Dispose();
        place.Dispose();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/symbols")]
    [InlineData("/health")]
    [InlineData("/no-such-page")]
    public async Task Browsers_may_run_nothing_but_what_the_app_brings(string address)
    {
        using var browser = host.Browser(new CookieContainer());
        using var response = await browser.GetAsync(new Uri(address, UriKind.Relative));
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains($"ws://{host.Address.Authority}", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Pages_have_no_inline_script()
    {
        using var browser = host.Browser(new CookieContainer());
        var html = await browser.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.Contains("blazor.web", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)", html);
        Assert.DoesNotMatch(" on[a-z]+=\"", html);
    }

    [Fact]
    public async Task A_dead_link_is_a_page_for_people_and_a_status_for_scripts()
    {
        using var browser = host.Browser(new CookieContainer());
        using var bare = await browser.GetAsync(new Uri("/no-such-page", UriKind.Relative));
        Assert.Equal((HttpStatusCode.NotFound, ""), (bare.StatusCode, await bare.Content.ReadAsStringAsync()));
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri("/no-such-page", UriKind.Relative)) { Headers = { { "Accept", "text/html" } } };
        using var page = await browser.SendAsync(asked);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("There is no such page", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_says_how_everything_is()
    {
        using var browser = host.Browser(new CookieContainer());
        using var response = await browser.GetAsync(new Uri("/health", UriKind.Relative));
        var report = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        foreach (var part in new[] { "\"status\":\"ok\"", "\"id\":\"fake\"", "\"symbols\":3", "\"version\":\"0." })
            Assert.Contains(part, report, StringComparison.Ordinal);
    }
}
