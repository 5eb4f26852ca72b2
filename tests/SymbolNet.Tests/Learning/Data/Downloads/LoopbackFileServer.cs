using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SymbolNet.Tests.Learning.Data.Downloads;

/// <summary>A server on this machine that sends one file, and misbehaves when it is asked to.</summary>
public sealed class LoopbackFileServer : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stop = new();
    readonly Task serving;

    public LoopbackFileServer(byte[] content)
    {
        Content = content;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/file.zip");
        serving = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    public byte[] Content { get; set; }

    /// <summary>For each coming answer, after how many bytes of its body the connection is cut.</summary>
    public ConcurrentQueue<int> Cuts { get; } = new();

    /// <summary>How often a cut is a reset, as of a machine that went down, and not a polite end.</summary>
    public int Resets { get; set; }

    public bool KnowsRanges { get; set; } = true;

    public bool SaysLength { get; set; } = true;

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    /// <summary>Where each request wanted to begin.</summary>
    public ConcurrentQueue<int> Begins { get; } = new();

    public void Dispose()
    {
        stop.Cancel();
        serving.Wait();
        listener.Dispose();
        stop.Dispose();
    }

    async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                using var hangUp = stop.Token.Register(client.Dispose);
                try
                {
                    await AnswerAsync(client);
                }
                catch (Exception reason) when (reason is IOException or SocketException or ObjectDisposedException)
                {
                    // The client hung up.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    async Task AnswerAsync(TcpClient client)
    {
        using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var begin = 0;
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
            if (line.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase))
                begin = int.Parse(line["Range: bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
        Begins.Enqueue(begin);
        var head = new StringBuilder();
        var body = Array.Empty<byte>();
        if (Status != HttpStatusCode.OK)
            head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {(int)Status} {Status}\r\nContent-Length: 0\r\n");
        else if (begin > 0 && KnowsRanges && begin >= Content.Length)
            head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 416 Range Not Satisfiable\r\nContent-Range: bytes */{Content.Length}\r\nContent-Length: 0\r\n");
        else
        {
            begin = KnowsRanges ? begin : 0;
            body = Content[begin..];
            head.Append(begin > 0 ? "HTTP/1.1 206 Partial Content\r\n" : "HTTP/1.1 200 OK\r\n");
            if (begin > 0)
                head.Append(CultureInfo.InvariantCulture, $"Content-Range: bytes {begin}-{Content.Length - 1}/{Content.Length}\r\n");
            if (SaysLength)
                head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        }
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("Connection: close\r\n\r\n").ToString()));
        var isCut = Cuts.TryDequeue(out var cut);
        await stream.WriteAsync(isCut ? body.AsMemory(0, Math.Min(cut, body.Length)) : body);
        await stream.FlushAsync();
        if (isCut && Resets-- > 0)
        {
            client.LingerState = new LingerOption(true, 0);
            client.Close();
            return;
        }
        // Ends the answer politely, so that what was sent arrives even though more was promised.
        client.Client.Shutdown(SocketShutdown.Send);
    }
}
