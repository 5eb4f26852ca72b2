using System.IO.Pipelines;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace SymbolNet.Benchmarks.Drawers;

/// <summary>A plain WebSocket as SignalR's client wants a connection; the server's hub needs no more when nothing is negotiated.</summary>
sealed class WebSocketConnection : ConnectionContext, IDuplexPipe
{
    readonly WebSocketStream stream;

    WebSocketConnection(WebSocket socket)
    {
        stream = WebSocketStream.Create(socket, WebSocketMessageType.Text, ownsWebSocket: true);
        (Input, Output, Transport) = (PipeReader.Create(stream), PipeWriter.Create(stream), this);
    }

    /// <inheritdoc />
    public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("N");

    /// <inheritdoc />
    public override IFeatureCollection Features { get; } = new FeatureCollection();

    /// <inheritdoc />
    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    /// <inheritdoc />
    public override IDuplexPipe Transport { get; set; }

    /// <inheritdoc />
    public PipeReader Input { get; }

    /// <inheritdoc />
    public PipeWriter Output { get; }

    /// <summary>Connects, with a cookie.</summary>
    public static async Task<WebSocketConnection> ConnectAsync(Uri address, string cookie, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookie);
        try
        {
            await socket.ConnectAsync(address, cancellation);
            return new WebSocketConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public override void Abort(ConnectionAbortedException abortReason) => stream.Dispose();

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await Output.CompleteAsync();
        await Input.CompleteAsync();
        await stream.DisposeAsync();
        await base.DisposeAsync();
    }
}
