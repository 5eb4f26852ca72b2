using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Web.Sketchpad;

namespace SymbolNet.Web.Tests.Host;

/// <summary>Random messages, sensible and senseless, on connections that come and go: the server goes on answering others. SYMBOLNET_FUZZ_MESSAGES sets how many.</summary>
public sealed class HubFuzzTests : IDisposable
{
    static readonly int Messages = int.Parse(Environment.GetEnvironmentVariable("SYMBOLNET_FUZZ_MESSAGES") ?? "100000", CultureInfo.InvariantCulture);

    readonly DataPlace place = new();
    readonly AppHost host;

    // So forgiving that the messages reach the hub instead of a connection that was closed for the ones before.
    public HubFuzzTests() => host = AppHost.Start(place, ("Ink:BatchesPerSecond", "100000"), ("Ink:BatchBurst", "100000"), ("Ink:RefusalsBeforeClosing", "1000000"), ("Ink:StreamsPerConnection", "1000"));

    public void Dispose()
    {
        host.Dispose();
        place.Dispose();
    }

    [Theory]
    [InlineData(20261121)]
    public async Task Random_messages_leave_the_server_answering_others(int seed)
    {
        var (taken, refused) = (0L, 0L);
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == InkMetrics.MeterName && instrument.Meter.Scope == host.Services.GetRequiredService<IMeterFactory>())
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, count, _, _) => Interlocked.Add(ref instrument.Name == "symbolnet.ink.batches" ? ref taken : ref refused, count));
        meters.Start();

        await using var bystander = await host.VisitAsync();
        using var session = bystander.OpenSession();
        var steady = await bystander.DrawAsync(session.Token);

        var fuzzing = Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() => FuzzAsync(new Random(seed + worker), Messages / 4))));
        var revision = 0;
        do
        {
            revision++;
            steady.Send([(revision % 2 == 0 ? Sketches.Cross : Sketches.Line).Batch(revision, reset: true)]);
            Assert.Equal(revision % 2 == 0 ? "cross" : "line", (await steady.AnswerToAsync(revision)).Candidates[0].Name);
        }
        while (!fuzzing.IsCompleted);
        Assert.Equal(Messages / 4 * 4, (await fuzzing).Sum());

        // The messages were not all thrown away at the door, and the bank of the bystander is untouched.
        Assert.True(taken > Messages / 10 && refused > Messages / 1000, $"{taken} batches were taken, {refused} refused.");
        steady.Send([Sketches.Angle.Batch(revision + 1, reset: true)]);
        Assert.Equal("angle", (await steady.AnswerToAsync(revision + 1)).Candidates[0].Name);
        Assert.Equal(0L, (await host.Banks.OpenAsync(bystander.Bank)).Version);
    }

    async Task<int> FuzzAsync(Random random, int count)
    {
        await using var visitor = await host.VisitAsync();
        using var session = visitor.OpenSession();
        RawHubConnection? connection = null;
        var (sent, stream, revision) = (0, 0, 0);
        while (sent < count)
        {
            if (connection is not { IsOpen: true })
            {
                if (connection is not null)
                    await connection.DisposeAsync();
                connection = await RawHubConnection.OpenAsync(host, visitor);
                await connection.SendAsync(Begin(session.Token, ++stream));
            }
            // What makes SignalR close the connection is rare and waited for: whatever is sent behind it would never be read.
            var last = random.Next(500) == 0;
            if (await connection.SendAsync(last ? LastMessage(random) : Message(random, session.Token, ref stream, ref revision)))
                sent++;
            if (last)
                await connection.CloseAsync();
        }
        await connection!.DisposeAsync();
        return sent;
    }

    static string Begin(string token, int stream) => $$"""{"type":4,"invocationId":"{{stream}}","target":"Draw","arguments":["{{token}}"],"streamIds":["s{{stream}}"]}""";

    static string Message(Random random, string token, ref int stream, ref int revision) => random.Next(198) switch
    {
        < 140 => $$"""{"type":2,"invocationId":"s{{stream}}","item":{{Batch(random, ref revision)}}}""",
        < 155 => Begin(random.Next(4) == 0 ? "nobody" : token, ++stream),
        < 160 => $$"""{"type":5,"invocationId":"{{random.Next(stream + 2)}}"}""",
        < 165 => $$"""{"type":3,"invocationId":"s{{random.Next(stream + 2)}}"}""",
        < 170 => $$"""{"type":1,"invocationId":"x","target":"{{(random.Next(2) == 0 ? "Draw" : "Nothing")}}","arguments":[{{Value(random, 2)}}]}""",
        < 175 => """{"type":6}""",
        _ => $$"""{"type":2,"invocationId":"s{{random.Next(stream + 2)}}","item":{{Value(random, 3)}}}""",
    };

    static string LastMessage(Random random) => random.Next(2) == 0 ? $$"""{"type":{{random.Next(-2, 12)}},"target":{{Value(random, 3)}}}""" : Garbage(random);

    static string Batch(Random random, ref int revision) =>
        $$"""{"revision":{{(random.Next(50) == 0 ? random.Next(-1, 100) : ++revision)}},"reset":{{(random.Next(20) == 0 ? "true" : "false")}},"removed":[{{random.Next(9)}}],"strokes":[{"id":{{random.Next(9)}},"points":[{{Numbers(random)}}]}]}""";

    static string Numbers(Random random) => string.Join(',', Enumerable.Range(0, random.Next(50) == 0 ? random.Next(9) : 4 * random.Next(1, 8)).Select(i => (i % 4) switch
    {
        2 => random.NextDouble().ToString("0.00", CultureInfo.InvariantCulture),
        3 => random.Next(10_000).ToString(CultureInfo.InvariantCulture),
        _ => random.Next(1000) == 0 ? "1e30" : random.Next(-500, 500).ToString(CultureInfo.InvariantCulture),
    }));

    static string Value(Random random, int depth) => random.Next(depth > 0 ? 8 : 5) switch
    {
        0 => "null",
        1 => random.Next().ToString(CultureInfo.InvariantCulture),
        2 => "\"text\"",
        3 => "true",
        4 => "-1.5e300",
        5 => $"[{Value(random, depth - 1)},{Value(random, depth - 1)}]",
        6 => $$"""{"revision":{{Value(random, depth - 1)}},"strokes":{{Value(random, depth - 1)}}}""",
        _ => $$"""{"id":{{Value(random, depth - 1)}},"points":{{Value(random, depth - 1)}}}""",
    };

    static string Garbage(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(40); i > 0; i--)
            text.Append((char)random.Next(32, 0x2000));
        return text.ToString();
    }
}
