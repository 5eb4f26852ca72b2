using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Sketchpad;

namespace SymbolNet.Web.Tests.Host;

/// <summary>Somebody with a browser: cookies, a bank, and connections to the ink hub.</summary>
sealed class Visitor(AppHost host, CookieContainer cookies, BankId bank) : IAsyncDisposable
{
    readonly List<HubConnection> connections = [];

    public BankId Bank { get; } = bank;

    public string Cookie => cookies.GetCookieHeader(host.Address);

    /// <summary>Opens the first page.</summary>
    public static async Task<Visitor> ComeAsync(AppHost host)
    {
        var cookies = new CookieContainer();
        using var browser = host.Browser(cookies);
        using var page = await browser.GetAsync(new Uri("/", UriKind.Relative));
        page.EnsureSuccessStatusCode();
        return new Visitor(host, cookies, BankOf(host, cookies) ?? throw new InvalidOperationException("The page set no cookie."));
    }

    /// <summary>The same browser, with the same cookies, at a server that was started anew.</summary>
    public Visitor ComeBackTo(AppHost restarted)
    {
        var same = new CookieContainer();
        same.SetCookies(restarted.Address, Cookie.Replace("; ", ",", StringComparison.Ordinal));
        return new Visitor(restarted, same, BankOf(restarted, same) ?? throw new InvalidOperationException("The server did not know the cookie."));
    }

    public HttpClient Browser() => host.Browser(cookies);

    public DrawingSession OpenSession() => host.Sessions.Open(Bank);

    /// <summary>A connection to the ink hub, as the browser's script makes it.</summary>
    public async Task<HubConnection> ConnectAsync()
    {
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<IConnectionFactory>(new WebSocketConnectionFactory(options => options.SetRequestHeader("Cookie", Cookie)));
        builder.Services.AddSingleton<EndPoint>(new UriEndPoint(new UriBuilder(new Uri(host.Address, InkHub.Path)) { Scheme = "ws" }.Uri));
        var connection = builder.Build();
        connections.Add(connection);
        await connection.StartAsync();
        return connection;
    }

    /// <summary>Streams ink into a session.</summary>
    public async Task<InkTalk> DrawAsync(string token) => InkTalk.Begin(await ConnectAsync(), token);

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in connections)
            await connection.DisposeAsync();
    }

    static BankId? BankOf(AppHost host, CookieContainer cookies) =>
        cookies.GetCookies(host.Address)["symbolnet"]?.Value is { } value
            ? host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Guest.Scheme).TicketDataFormat.Unprotect(value)?.Principal.FindBankId()
            : null;
}
