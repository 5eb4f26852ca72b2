using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Ink;
using SymbolNet.Web.Sketchpad;

namespace SymbolNet.Benchmarks.Drawers;

/// <summary>The browser's half of one sheet of paper: a real SignalR connection to the ink hub. Draws one thing at a time.</summary>
sealed class Drawer : IAsyncDisposable
{
    /// <summary>Browsers send a batch at every frame.</summary>
    public const int BatchesPerSecond = 60;

    /// <summary>So many points a pen reports between two frames.</summary>
    const int PointsPerBatch = 2;

    readonly HubConnection connection;
    readonly string token;
    int revision;

    Drawer(HubConnection connection, string token) => (this.connection, this.token) = (connection, token);

    /// <summary>Connects a visitor to a drawing session.</summary>
    public static async Task<Drawer> ConnectAsync(Visitor visitor, string token, CancellationToken cancellation)
    {
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<IConnectionFactory>(new WebSocketConnectionFactory(visitor.Cookie));
        builder.Services.AddSingleton<EndPoint>(new UriEndPoint(visitor.Hub));
        var connection = builder.Build();
        await connection.StartAsync(cancellation);
        return new Drawer(connection, token);
    }

    /// <summary>Draws one drawing after another at the pace of a browser, each on a clean sheet.</summary>
    /// <param name="drawings">What to draw, over and over.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>Per batch, the milliseconds from handing it to the connection to the first answer that has seen it.</returns>
    public async Task<IReadOnlyList<double>> DrawAsync(IReadOnlyList<Drawing> drawings, TimeSpan duration, CancellationToken cancellation)
    {
        var waiting = new ConcurrentQueue<(int Revision, long SentAt)>();
        var latencies = new List<double>();
        await foreach (var answer in Ask(PaceAsync(waiting, drawings, duration, cancellation), cancellation))
        {
            var now = Stopwatch.GetTimestamp();
            while (waiting.TryPeek(out var batch) && batch.Revision <= answer.Revision && waiting.TryDequeue(out _))
                latencies.Add(Stopwatch.GetElapsedTime(batch.SentAt, now).TotalMilliseconds);
        }
        return waiting.IsEmpty ? latencies : throw new InvalidOperationException($"{waiting.Count} ink batches were never answered.");
    }

    /// <summary>Draws a drawing on a clean sheet as fast as the connection takes it, and gives the answer to all of its ink.</summary>
    public async Task<RecognitionMessage> RecogniseAsync(Drawing drawing, CancellationToken cancellation)
    {
        RecognitionMessage? last = null;
        await foreach (var answer in Ask(InkBatches(drawing).ToAsyncEnumerable(), cancellation))
            last = answer;
        return last?.Revision == revision ? last : throw new InvalidOperationException("The last ink of a drawing was never answered.");
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    async IAsyncEnumerable<RecognitionMessage> Ask(IAsyncEnumerable<InkBatch> batches, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var answer in connection.StreamAsync<RecognitionMessage>(nameof(InkHub.Draw), token, batches, cancellation))
            yield return answer.Problem is null ? answer : throw new InvalidInputException(answer.Problem);
    }

    async IAsyncEnumerable<InkBatch> PaceAsync(
        ConcurrentQueue<(int Revision, long SentAt)> waiting, IReadOnlyList<Drawing> drawings, TimeSpan duration, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var next = TimeSpan.Zero;
        for (var i = 0; ; i++)
            foreach (var batch in InkBatches(drawings[i % drawings.Count]))
            {
                var now = Stopwatch.GetElapsedTime(began);
                if (now > duration)
                    yield break;
                if (next > now)
                    await Task.Delay(next - now, cancellation);
                // A frame that was missed is not made up for.
                next = (next > now ? next : now) + TimeSpan.FromSeconds(1.0 / BatchesPerSecond);
                waiting.Enqueue((batch.Revision, Stopwatch.GetTimestamp()));
                yield return batch;
            }
    }

    /// <summary>The batches a browser would send: the first wipes the sheet, each brings a few points of the stroke under the pen.</summary>
    IEnumerable<InkBatch> InkBatches(Drawing drawing)
    {
        var isFirst = true;
        for (var stroke = 0; stroke < drawing.Strokes.Length; stroke++)
            foreach (var points in drawing.Strokes[stroke].Points.Chunk(PointsPerBatch))
            {
                float[] numbers = [.. points.SelectMany(point => new[] { point.X, point.Y, point.Pressure, point.TimeMs })];
                yield return new InkBatch(++revision, Reset: isFirst, Strokes: [new StrokeInk(stroke, numbers)]);
                isFirst = false;
            }
    }
}
