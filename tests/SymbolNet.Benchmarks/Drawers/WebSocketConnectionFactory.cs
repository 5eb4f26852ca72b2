using System.Net;
using Microsoft.AspNetCore.Connections;

namespace SymbolNet.Benchmarks.Drawers;

/// <summary>Connects SignalR's client by plain WebSockets, as a visitor with a cookie.</summary>
sealed class WebSocketConnectionFactory(string cookie) : IConnectionFactory
{
    /// <inheritdoc />
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var address = new UriBuilder(((UriEndPoint)endpoint).Uri) { Scheme = Uri.UriSchemeWs }.Uri;
        return await WebSocketConnection.ConnectAsync(address, cookie, cancellationToken);
    }
}
