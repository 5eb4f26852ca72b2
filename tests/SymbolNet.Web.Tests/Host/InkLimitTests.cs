using Microsoft.AspNetCore.SignalR.Client;
using SymbolNet.Web.Sketchpad;

namespace SymbolNet.Web.Tests.Host;

/// <summary>Ink that breaks a rule ends its own stream with a sentence; everybody else goes on drawing.</summary>
public sealed class InkLimitTests : IDisposable
{
    readonly DataPlace place = new();
    readonly AppHost host;

    public InkLimitTests() => host = AppHost.Start(place,
        ("Ink:PointLimit", "100"), ("Ink:StrokeLimit", "5"), ("Ink:PointsPerBatchLimit", "60"), ("Ink:BatchesPerSecond", "50"), ("Ink:BatchBurst", "40"),
        ("Ink:StreamsPerConnection", "2"), ("Ink:ConnectionsPerVisitor", "3"), ("Ink:RefusalsBeforeClosing", "3"), ("Ink:MessageBytesLimit", "16384"));

    public void Dispose()
    {
        host.Dispose();
        place.Dispose();
    }

    public static TheoryData<string, string> BadBatches => new()
    {
        { "many points", "up to 100 points" },
        { "many points at once", "up to 60 points" },
        { "many strokes", "up to 5 strokes" },
        { "huge", "out of range" },
        { "infinite", "out of range" },
        { "pressure", "out of range" },
        { "before time", "out of range" },
        { "odd numbers", "4 numbers each" },
        { "no numbers", "4 numbers each" },
        { "null points", "no points" },
        { "null stroke", "no points" },
        { "old revision", "came after revision" },
        { "negative revision", "came after revision" },
    };

    [Theory]
    [MemberData(nameof(BadBatches))]
    public async Task A_bad_batch_is_refused_with_a_sentence(string what, string sentence)
    {
        InkBatch[] batches = what switch
        {
            "many points" => [Points(1, 60), Points(2, 60)],
            "many points at once" => [Points(1, 61)],
            "many strokes" => [new InkBatch(1, false, null, [.. Enumerable.Range(0, 6).Select(id => new StrokeInk(id, [1, 1, 0.5f, 0]))])],
            "huge" => [new InkBatch(1, false, null, [new StrokeInk(0, [1e9f, 0, 0.5f, 0])])],
            "infinite" => [new InkBatch(1, false, null, [new StrokeInk(0, [float.MaxValue, 0, 0.5f, 0])])],
            "pressure" => [new InkBatch(1, false, null, [new StrokeInk(0, [0, 0, 1.5f, 0])])],
            "before time" => [new InkBatch(1, false, null, [new StrokeInk(0, [0, 0, 0.5f, -1])])],
            "odd numbers" => [new InkBatch(1, false, null, [new StrokeInk(0, [0, 0, 0.5f])])],
            "no numbers" => [new InkBatch(1, false, null, [new StrokeInk(0, [])])],
            "null points" => [new InkBatch(1, false, null, [new StrokeInk(0, null!)])],
            "null stroke" => [new InkBatch(1, false, null, [null!])],
            "old revision" => [Points(5, 1), Points(5, 1)],
            _ => [new InkBatch(-1, true)],
        };
        await using var bystander = await host.VisitAsync();
        using var theirs = bystander.OpenSession();
        var steady = await bystander.DrawAsync(theirs.Token);
        await using var visitor = await host.VisitAsync();
        using var session = visitor.OpenSession();
        var connection = await visitor.ConnectAsync();
        var talk = InkTalk.Begin(connection, session.Token);
        talk.Send(batches);
        Assert.Matches($"HubException: .*{sentence}", await talk.RefusalAsync());

        // The same connection may go on with good ink, and others never noticed.
        var again = InkTalk.Begin(connection, session.Token);
        again.Send([Sketches.Line.Batch(10, reset: true)]);
        Assert.Equal("line", (await again.AnswerToAsync(10)).Candidates[0].Name);
        steady.Send([Sketches.Cross.Batch(1)]);
        Assert.Equal("cross", (await steady.AnswerToAsync(1)).Candidates[0].Name);
    }

    [Fact]
    public async Task A_refused_batch_changes_nothing()
    {
        await using var visitor = await host.VisitAsync();
        using var session = visitor.OpenSession();
        var talk = await visitor.DrawAsync(session.Token);
        talk.Send([Sketches.Cross.Batch(1)]);
        await talk.AnswerToAsync(1);
        talk.Send([new InkBatch(2, true, null, [new StrokeInk(0, [1, 1, 0.5f, 0]), new StrokeInk(1, [1, 1, 9, 0])])]);
        await talk.RefusalAsync();
        Assert.Equal((1, Sketches.Cross), (session.Revision, session.Drawing));
    }

    [Theory]
    [InlineData("""{"revision":"one"}""")]
    [InlineData("""{"revision":1,"strokes":[{"id":0,"points":[NaN,0,0,0]}]}""")]
    [InlineData("""{"revision":1,"strokes":[{"id":0,"points":["1","2","3","4"]}]}""")]
    [InlineData("""{"revision":1,"strokes":[{"id":"a","points":[1,2,0,4]}]}""")]
    [InlineData("""{"revision":1e999}""")]
    [InlineData("""{"revision":1,"strokes":[{"id":0,"points":[1e999,2,0,4]}]}""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    public async Task What_is_no_ink_is_refused(string json)
    {
        await using var visitor = await host.VisitAsync();
        using var session = visitor.OpenSession();
        await using var raw = await RawHubConnection.OpenAsync(host, visitor);
        await raw.SendAsync($$"""{"type":4,"invocationId":"1","target":"Draw","arguments":["{{session.Token}}"],"streamIds":["s"]}""");
        await raw.SendAsync($$"""{"type":2,"invocationId":"s","item":{{json}}}""");
        var end = await raw.EndAsync("1");
        // JSON that is none closes the connection; JSON that is no ink ends the stream.
        Assert.True(end is null || end.Contains("HubException: ", StringComparison.Ordinal), end);
        Assert.Equal(0, session.Revision);

        await using var other = await host.VisitAsync();
        using var theirs = other.OpenSession();
        var talk = await other.DrawAsync(theirs.Token);
        talk.Send([Sketches.Line.Batch(1)]);
        Assert.Equal("line", (await talk.AnswerToAsync(1)).Candidates[0].Name);
    }

    [Fact]
    public async Task A_flood_is_refused_and_in_the_end_cut_off()
    {
        await using var visitor = await host.VisitAsync();
        using var session = visitor.OpenSession();
        var connection = await visitor.ConnectAsync();
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        var sentence = "";
        for (var i = 0; i < 3 && connection.State == HubConnectionState.Connected; i++)
        {
            var talk = InkTalk.Begin(connection, session.Token);
            talk.Send(Enumerable.Range(1, 200).Select(revision => new InkBatch(1000 * i + revision, revision == 1)));
            var refusal = await talk.RefusalAsync();
            sentence = sentence.Length > 0 ? sentence : refusal;
        }
        Assert.Contains("comes too fast", sentence, StringComparison.Ordinal);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_connection_streams_so_many_drawings_and_no_more()
    {
        await using var visitor = await host.VisitAsync();
        using var one = visitor.OpenSession();
        using var two = visitor.OpenSession();
        using var three = visitor.OpenSession();
        var connection = await visitor.ConnectAsync();
        InkTalk[] talks = [InkTalk.Begin(connection, one.Token), InkTalk.Begin(connection, two.Token)];
        foreach (var talk in talks)
        {
            talk.Send([Sketches.Line.Batch(1)]);
            await talk.AnswerToAsync(1);
        }
        Assert.Contains("2 drawings at a time", await InkTalk.Begin(connection, three.Token).RefusalAsync(), StringComparison.Ordinal);
        talks[0].End();
        while (await talks[0].NextAsync() is not null)
            continue;
        var next = InkTalk.Begin(connection, three.Token);
        next.Send([Sketches.Line.Batch(1)]);
        Assert.Equal(1, (await next.AnswerToAsync(1)).Revision);
    }

    [Fact]
    public async Task A_visitor_has_so_many_connections_and_no_more()
    {
        await using var visitor = await host.VisitAsync();
        var connections = new List<HubConnection>();
        for (var i = 0; i < 3; i++)
            connections.Add(await visitor.ConnectAsync());
        using var session = visitor.OpenSession();
        await Assert.ThrowsAnyAsync<Exception>(async () => await (await visitor.DrawAsync(session.Token)).AnswerToAsync(1));
        await connections[0].DisposeAsync();
        await Eventually.HoldsAsync(() => TryDrawAsync(visitor, session.Token).GetAwaiter().GetResult());
        await using var other = await host.VisitAsync();
        await other.ConnectAsync();
    }

    [Fact]
    public async Task A_message_that_is_too_long_closes_its_connection()
    {
        await using var visitor = await host.VisitAsync();
        await using var raw = await RawHubConnection.OpenAsync(host, visitor);
        await raw.SendAsync($$"""{"type":1,"target":"{{new string('x', 20_000)}}","arguments":[]}""");
        Assert.Null(await raw.EndAsync("1"));
    }

    static InkBatch Points(int revision, int count) => new(revision, false, null, [new StrokeInk(0, [.. Enumerable.Range(0, count).SelectMany(i => new float[] { i, i, 0.5f, i })])]);

    static async Task<bool> TryDrawAsync(Visitor visitor, string token)
    {
        try
        {
            var talk = await visitor.DrawAsync(token);
            talk.Send([Sketches.Line.Batch(1, reset: true)]);
            return (await talk.NextAsync())?.Revision == 1;
        }
        catch (Exception refused) when (refused is not TimeoutException)
        {
            return false;
        }
    }
}
