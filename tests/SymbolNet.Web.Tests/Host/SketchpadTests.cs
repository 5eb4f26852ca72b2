using SymbolNet.Web.Memory;
using SymbolNet.Web.Sketchpad;

namespace SymbolNet.Web.Tests.Host;

/// <summary>Ink goes in over a real WebSocket, answers come out: at the hub and in process.</summary>
public sealed class SketchpadTests : IDisposable
{
    readonly DataPlace place = new();
    readonly AppHost host;

    public SketchpadTests() => host = AppHost.Start(place);

    public void Dispose()
    {
        host.Dispose();
        place.Dispose();
    }

    [Fact]
    public async Task A_drawing_is_recognised_while_it_is_drawn()
    {
        await using var visitor = await host.VisitAsync();
        using var session = visitor.OpenSession();
        var talk = await visitor.DrawAsync(session.Token);

        var revision = 0;
        foreach (var batch in Sketches.Cross.Batches())
        {
            talk.Send([batch]);
            Assert.True((await talk.AnswerToAsync(++revision)).Revision == revision);
        }
        Assert.Equal(4, revision);
        Assert.Equal(Sketches.Cross, session.Drawing);
        Assert.Equal("cross", session.Latest!.Answer.Candidates[0].Category.Name);

        talk.End();
        Assert.Null(await talk.NextAsync());
    }

    [Fact]
    public async Task The_answer_names_the_symbol_the_exemplar_and_how_sure_it_is()
    {
        await using var visitor = await host.VisitAsync();
        using var session = visitor.OpenSession();
        var talk = await visitor.DrawAsync(session.Token);
        talk.Send([Sketches.Cross.Batch(7)]);
        var answer = await talk.AnswerToAsync(7);

        var best = answer.Candidates[0];
        Assert.Equal(("cross", Sketches.Starter[1].Id.ToString(), Sketches.Starter[1].Exemplars[0].Id.ToString()), (best.Name, best.Category, best.Exemplar));
        Assert.Equal(1f, best.Similarity, 3);
        Assert.Equal("confident", answer.Certainty);
        Assert.Null(answer.Problem);
        Assert.Equal(1f, answer.Unknown + answer.Candidates.Sum(candidate => candidate.Probability), 3);
        Assert.True(answer.Candidates.Count <= RecognitionMessage.CandidateCount);
    }

    [Fact]
    public async Task While_an_answer_is_on_its_way_only_the_newest_ink_waits()
    {
        await using var visitor = await host.VisitAsync();
        using var session = visitor.OpenSession();
        var talk = await visitor.DrawAsync(session.Token);
        host.Network.Hold();
        var before = host.Network.Pictures;

        talk.Send([new InkBatch(1, false, null, [new StrokeInk(0, [0, 0, 0.5f, 0])])]);
        await Eventually.HoldsAsync(() => host.Network.Pictures == before + 1);
        for (var revision = 2; revision <= 50; revision++)
            talk.Send([new InkBatch(revision, false, null, [new StrokeInk(0, [revision, revision, 0.5f, revision])])]);
        await session.ReachedAsync(50).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(50, session.Drawing.PointCount);
        host.Network.Release();

        Assert.Equal(1, (await talk.NextAsync())!.Revision);
        Assert.Equal(50, (await talk.NextAsync())!.Revision);
        Assert.Equal(before + 2, host.Network.Pictures);
    }

    [Fact]
    public async Task Erasing_and_starting_again_reach_the_server()
    {
        await using var visitor = await host.VisitAsync();
        using var session = visitor.OpenSession();
        var talk = await visitor.DrawAsync(session.Token);
        talk.Send([Sketches.Cross.Batch(1)]);
        await talk.AnswerToAsync(1);
        talk.Send([new InkBatch(2, false, [2, 99], null)]);
        await talk.AnswerToAsync(2);
        Assert.Equal(Sketches.Cross.Undo(), session.Drawing);
        talk.Send([Sketches.Line.Batch(3, reset: true)]);
        await talk.AnswerToAsync(3);
        Assert.Equal(Sketches.Line, session.Drawing);
        talk.Send([new InkBatch(4, true)]);
        var empty = await talk.AnswerToAsync(4);
        Assert.True(session.Drawing.IsEmpty);
        Assert.Empty(empty.Candidates);
    }

    [Fact]
    public async Task After_a_break_a_new_stream_takes_the_place_of_the_old_one()
    {
        await using var visitor = await host.VisitAsync();
        using var session = visitor.OpenSession();
        var first = await visitor.DrawAsync(session.Token);
        first.Send([Sketches.Line.Batch(1)]);
        await first.AnswerToAsync(1);

        var second = await visitor.DrawAsync(session.Token);
        second.Send([Sketches.Cross.Batch(2, reset: true)]);
        Assert.Equal("cross", (await second.AnswerToAsync(2)).Candidates[0].Name);
        Assert.Null(await first.NextAsync());
    }

    [Fact]
    public async Task Teaching_ranks_the_same_drawing_anew_without_being_asked()
    {
        await using var visitor = await host.VisitAsync();
        using var session = visitor.OpenSession();
        var talk = await visitor.DrawAsync(session.Token);
        talk.Send([Sketches.Square.Batch(1)]);
        Assert.NotEqual("square", (await talk.AnswerToAsync(1)).Candidates[0].Name);

        await host.Banks.TeachAsync(visitor.Bank, "square", session.Drawing);
        var again = await talk.NextAsync();
        Assert.Equal((1, "square", "confident"), (again!.Revision, again.Candidates[0].Name, again.Certainty));
        Assert.Equal("square", session.Latest!.Answer.Candidates[0].Category.Name);
    }

    [Fact]
    public async Task The_page_sees_what_the_hub_says()
    {
        await using var visitor = await host.VisitAsync();
        using var session = visitor.OpenSession();
        var seen = new TaskCompletionSource<Sketchpad.Recognition>(TaskCreationOptions.RunContinuationsAsynchronously);
        session.Recognised += recognition => { if (recognition.Revision == 3) seen.TrySetResult(recognition); };
        var reached = session.ReachedAsync(3);
        var talk = await visitor.DrawAsync(session.Token);
        talk.Send([Sketches.Angle.Batch(3)]);
        await reached.WaitAsync(TimeSpan.FromSeconds(20));
        var recognition = await seen.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("angle", recognition.Answer.Candidates[0].Category.Name);
        Assert.Equal(Sketches.Angle, recognition.Drawing);
        Assert.Equal((await talk.AnswerToAsync(3)).Candidates[0].Category, recognition.Answer.Candidates[0].Category.Id.ToString());

        await session.RecogniseAgainAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.NotSame(recognition, session.Latest);
    }

    [Fact]
    public async Task A_listener_that_fails_does_not_silence_the_others()
    {
        await using var visitor = await host.VisitAsync();
        using var session = visitor.OpenSession();
        session.Recognised += _ => throw new InvalidOperationException("a broken page");
        var talk = await visitor.DrawAsync(session.Token);
        talk.Send([Sketches.Line.Batch(1)]);
        Assert.Equal("line", (await talk.AnswerToAsync(1)).Candidates[0].Name);
    }

    [Fact]
    public async Task A_network_that_fails_once_is_a_sentence_not_an_end()
    {
        await using var visitor = await host.VisitAsync();
        using var session = visitor.OpenSession();
        var talk = await visitor.DrawAsync(session.Token);
        host.Network.Fault = new InvalidOperationException("out of memory");
        talk.Send([Sketches.Line.Batch(1)]);
        Assert.Contains("could not be looked at", (await talk.AnswerToAsync(1)).Problem, StringComparison.Ordinal);
        host.Network.Fault = null;
        talk.Send([new InkBatch(2)]);
        Assert.Equal("line", (await talk.AnswerToAsync(2)).Candidates[0].Name);
    }

    [Fact]
    public async Task Closing_the_session_ends_the_stream_and_whoever_waits()
    {
        await using var visitor = await host.VisitAsync();
        var session = visitor.OpenSession();
        var talk = await visitor.DrawAsync(session.Token);
        talk.Send([Sketches.Line.Batch(1)]);
        await talk.AnswerToAsync(1);
        var waiting = session.ReachedAsync(2);
        session.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        Assert.Equal("", await talk.RefusalAsync());
        Assert.Contains("HubException: session unknown", await (await visitor.DrawAsync(session.Token)).RefusalAsync(), StringComparison.Ordinal);
        Assert.Null(host.Sessions.Find(session.Token));
    }

    [Fact]
    public async Task Sessions_nobody_uses_are_closed_and_a_visitor_has_so_many()
    {
        using var few = AppHost.Start(place, ("Ink:SessionIdleAfter", "00:00:00"), ("Ink:SessionsPerVisitor", "2"));
        await using var visitor = await few.VisitAsync();
        var idle = visitor.OpenSession();
        using var used = visitor.OpenSession();
        var talk = await visitor.DrawAsync(used.Token);
        talk.Send([Sketches.Line.Batch(1)]);
        await talk.AnswerToAsync(1);
        Assert.Contains("2 sheets", Assert.Throws<InvalidInputException>(visitor.OpenSession).Message, StringComparison.Ordinal);
        few.Sessions.Open(BankId.New()).Dispose();
        few.Sessions.CloseIdle();
        Assert.Null(few.Sessions.Find(idle.Token));
        Assert.Same(used, few.Sessions.Find(used.Token));
    }
}
