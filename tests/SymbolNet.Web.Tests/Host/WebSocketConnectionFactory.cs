using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace SymbolNet.Web.Tests.Host;

/// <summary>A SignalR client's transport over a plain WebSocket, without negotiation: as the browser's script does it.</summary>
sealed class WebSocketConnectionFactory(Action<ClientWebSocketOptions> configure) : IConnectionFactory
{
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var socket = new ClientWebSocket();
        configure(socket.Options);
        try
        {
            await socket.ConnectAsync(((UriEndPoint)endpoint).Uri, cancellationToken);
            return new SocketConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    sealed class SocketConnection : ConnectionContext
    {
        readonly ClientWebSocket socket;
        readonly CancellationTokenSource closed = new();
        readonly Duplex inside;
        readonly Task pumps;

        public SocketConnection(ClientWebSocket socket)
        {
            this.socket = socket;
            var options = new PipeOptions(useSynchronizationContext: false, pauseWriterThreshold: 1 << 20, resumeWriterThreshold: 1 << 19);
            Pipe arriving = new(options), leaving = new(options);
            Transport = new Duplex(arriving.Reader, leaving.Writer);
            inside = new Duplex(leaving.Reader, arriving.Writer);
            ConnectionClosed = closed.Token;
            pumps = Task.WhenAll(Task.Run(ReceiveAsync), Task.Run(SendAsync));
        }

        public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("N");
        public override IFeatureCollection Features { get; } = new FeatureCollection();
        public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();
        public override IDuplexPipe Transport { get; set; }

        public override void Abort(ConnectionAbortedException abortReason)
        {
            closed.Cancel();
            socket.Abort();
        }

        public override async ValueTask DisposeAsync()
        {
            await Transport.Output.CompleteAsync();
            await Transport.Input.CompleteAsync();
            closed.CancelAfter(TimeSpan.FromSeconds(2));
            await pumps;
            await closed.CancelAsync();
            socket.Dispose();
            await base.DisposeAsync();
        }

        async Task ReceiveAsync()
        {
            Exception? fault = null;
            try
            {
                while (true)
                {
                    var received = await socket.ReceiveAsync(inside.Output.GetMemory(4096), closed.Token);
                    if (received.MessageType == WebSocketMessageType.Close)
                        break;
                    inside.Output.Advance(received.Count);
                    if ((await inside.Output.FlushAsync()).IsCompleted)
                        break;
                }
            }
            catch (OperationCanceledException) when (closed.IsCancellationRequested)
            {
                // Disposed: nobody reads any more.
            }
            catch (WebSocketException broken)
            {
                fault = broken;
            }
            await inside.Output.CompleteAsync(fault);
        }

        async Task SendAsync()
        {
            try
            {
                while (true)
                {
                    var read = await inside.Input.ReadAsync();
                    foreach (var segment in read.Buffer)
                        await socket.SendAsync(segment, WebSocketMessageType.Text, endOfMessage: true, closed.Token);
                    inside.Input.AdvanceTo(read.Buffer.End);
                    if (read.IsCompleted || read.IsCanceled)
                        break;
                }
                if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
            }
            catch (Exception broken) when (broken is WebSocketException or OperationCanceledException)
            {
                // The other side is gone; the receiving half says so.
                socket.Abort();
            }
            await inside.Input.CompleteAsync();
        }

        sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
    }
}
