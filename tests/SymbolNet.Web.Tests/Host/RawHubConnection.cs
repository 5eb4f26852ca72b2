using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using SymbolNet.Web.Sketchpad;

namespace SymbolNet.Web.Tests.Host;

/// <summary>A WebSocket to the ink hub that sends whatever it is told to, be it a SignalR message or not.</summary>
sealed class RawHubConnection : IAsyncDisposable
{
    /// <summary>What ends a SignalR message.</summary>
    const char End = '\u001e';

    readonly ClientWebSocket socket = new();
    readonly Channel<JsonElement> arrived = Channel.CreateUnbounded<JsonElement>();
    Task receiving = Task.CompletedTask;

    RawHubConnection(Visitor visitor) => socket.Options.SetRequestHeader("Cookie", visitor.Cookie);

    public bool IsOpen => socket.State == WebSocketState.Open;

    public static async Task<RawHubConnection> OpenAsync(AppHost host, Visitor visitor)
    {
        var connection = new RawHubConnection(visitor);
        await connection.socket.ConnectAsync(new UriBuilder(new Uri(host.Address, InkHub.Path)) { Scheme = "ws" }.Uri, CancellationToken.None);
        await connection.SendAsync("""{"protocol":"json","version":1}""");
        connection.receiving = connection.ReceiveAsync();
        return connection;
    }

    /// <summary>Sends one message; false when the connection is gone.</summary>
    public async Task<bool> SendAsync(string message)
    {
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }

    /// <summary>Why the server ended an invocation, or null when it closed the connection.</summary>
    public async Task<string?> EndAsync(string invocation)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await foreach (var message in arrived.Reader.ReadAllAsync(patience.Token))
            if (message.TryGetProperty("type", out var type) && type.GetInt32() == 3 && message.GetProperty("invocationId").GetString() == invocation)
                return message.TryGetProperty("error", out var error) ? error.GetString() : "";
        return null;
    }

    /// <summary>Gives the server a moment to close the connection by itself, then says goodbye.</summary>
    public async Task CloseAsync()
    {
        await Task.WhenAny(receiving, Task.Delay(TimeSpan.FromMilliseconds(200)));
        socket.Abort();
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await receiving;
        socket.Dispose();
    }

    async Task ReceiveAsync()
    {
        var (buffer, text) = (new byte[8192], new StringBuilder());
        try
        {
            while (await socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } received)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
                if (!received.EndOfMessage)
                    continue;
                foreach (var message in text.ToString().Split(End, StringSplitOptions.RemoveEmptyEntries))
                    arrived.Writer.TryWrite(JsonElement.Parse(message));
                text.Clear();
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection broke; that is what the end of the channel says.
        }
        arrived.Writer.Complete();
    }
}
