using System.Net;
using System.Net.WebSockets;
using SymbolNet.Web.Sketchpad;

namespace SymbolNet.Web.Tests.Host;

/// <summary>Visitors are known by a signed cookie and by nothing else.</summary>
public sealed class GuestTests : IDisposable
{
    readonly DataPlace place = new();
    AppHost host;

    public GuestTests() => host = AppHost.Start(place);

    public void Dispose()
    {
        host.Dispose();
        place.Dispose();
    }

    [Fact]
    public async Task The_first_page_makes_a_guest_and_the_next_one_knows_him()
    {
        await using var visitor = await host.VisitAsync();
        using var browser = visitor.Browser();
        using var again = await browser.GetAsync(new Uri("/symbols", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.DoesNotContain(again.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], cookie => cookie.StartsWith("symbolnet=", StringComparison.Ordinal));
        await using var other = await host.VisitAsync();
        Assert.NotEqual(visitor.Bank, other.Bank);
    }

    [Fact]
    public async Task The_cookie_is_for_the_server_only_and_lasts()
    {
        using var browser = host.Browser(new CookieContainer());
        using var page = await browser.GetAsync(new Uri("/", UriKind.Relative));
        var cookie = page.Headers.GetValues("Set-Cookie").Single(line => line.StartsWith("symbolnet=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"max-age={400 * 24 * 3600}", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Only_pages_make_guests()
    {
        using var browser = host.Browser(new CookieContainer());
        foreach (var address in new[] { "/health", "/favicon.svg", "/_framework/blazor.web.js", InkHub.Path, "/nothing/here.png" })
        {
            using var response = await browser.GetAsync(new Uri(address, UriKind.Relative));
            Assert.False(response.Headers.Contains("Set-Cookie"), address);
        }
    }

    [Fact]
    public async Task The_cookie_outlives_a_restart()
    {
        await using var visitor = await host.VisitAsync();
        host.Dispose();
        host = AppHost.Start(place);
        await using var back = visitor.ComeBackTo(host);
        Assert.Equal(visitor.Bank, back.Bank);
        using var session = back.OpenSession();
        var talk = await back.DrawAsync(session.Token);
        talk.Send([Sketches.Line.Batch(1)]);
        Assert.Equal("line", (await talk.AnswerToAsync(1)).Candidates[0].Name);
    }

    [Fact]
    public async Task A_forged_cookie_is_no_cookie()
    {
        await using var visitor = await host.VisitAsync();
        var real = visitor.Cookie.Split("; ").Single(cookie => cookie.StartsWith("symbolnet=", StringComparison.Ordinal));
        foreach (var forged in new[] { "", "symbolnet=", "symbolnet=forged", real[..^8] + "AAAAAAAA", real + "A" })
        {
            using var socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
            socket.Options.SetRequestHeader("Cookie", forged);
            await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new UriBuilder(new Uri(host.Address, InkHub.Path)) { Scheme = "ws" }.Uri, CancellationToken.None));
            Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
        }
    }

    [Fact]
    public async Task A_stolen_token_opens_nothing()
    {
        await using var owner = await host.VisitAsync();
        await using var thief = await host.VisitAsync();
        using var session = owner.OpenSession();
        foreach (var token in new[] { session.Token, "", "0", new string('f', 32), null! })
        {
            var talk = await thief.DrawAsync(token);
            talk.Send([Sketches.Line.Batch(1)]);
            Assert.Contains("HubException: session unknown", await talk.RefusalAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(0, session.Revision);
        var own = await owner.DrawAsync(session.Token);
        own.Send([Sketches.Cross.Batch(1)]);
        Assert.Equal("cross", (await own.AnswerToAsync(1)).Candidates[0].Name);
    }

    [Fact]
    public async Task Too_many_new_guests_from_one_address_wait()
    {
        using var strict = AppHost.Start(place, ("Guests:NewPerMinute", "3"), ("Guests:PagesPerMinute", "2"));
        await using var visitor = await strict.VisitAsync();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var fresh = strict.Browser(new CookieContainer());
            using var page = await fresh.GetAsync(new Uri("/", UriKind.Relative));
            statuses.Add(page.StatusCode);
        }
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        // Who has a cookie already is not kept out by the crowd, but has a limit too.
        using var browser = visitor.Browser();
        using (var first = await browser.GetAsync(new Uri("/", UriKind.Relative)))
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using (var second = await browser.GetAsync(new Uri("/symbols", UriKind.Relative)))
            Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        using (var third = await browser.GetAsync(new Uri("/", UriKind.Relative)))
            Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        using var health = await browser.GetAsync(new Uri("/health", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }
}
