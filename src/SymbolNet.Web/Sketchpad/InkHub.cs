using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using SymbolNet.Web.Accounts;

namespace SymbolNet.Web.Sketchpad;

/// <summary>
/// Where the ink of browsers arrives and the answers leave. Ink that breaks a rule of <see cref="InkOptions"/> ends its stream with a sentence; a connection that does so again and again is closed.
/// </summary>
[Authorize(Guest.VisitorPolicy)]
public sealed partial class InkHub(DrawingSessions sessions, InkVisitors visitors, IOptions<InkOptions> options, InkMetrics metrics, TimeProvider time, ILogger<InkHub> log) : Hub
{
    /// <summary>Where the hub is.</summary>
    public const string Path = "/hubs/ink";

    InkConnection Connection => (InkConnection)Context.Items[typeof(InkConnection)]!;

    /// <summary>Counts the visitor's connections.</summary>
    public override Task OnConnectedAsync()
    {
        if (!visitors.TryEnter(Context.User!.BankId()))
            throw new HubException($"You are connected {options.Value.ConnectionsPerVisitor} times already. Close some of the other tabs first.");
        Context.Items[typeof(InkConnection)] = new InkConnection(options.Value, time);
        return base.OnConnectedAsync();
    }

    /// <summary>Counts the visitor's connections.</summary>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        // Not there when the connection was one too many.
        if (Context.Items.ContainsKey(typeof(InkConnection)))
            visitors.Leave(Context.User!.BankId());
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>
    /// Streams ink into a drawing session and its answers back, newest only: while one answer is on its way, ink that arrives meanwhile is looked at once, in its latest state. A second stream into
    /// the same session takes the first one's place; that one ends without a word, as it does when the session closes, which is nearly always because its page was left. Whoever is still there asks again.
    /// </summary>
    /// <param name="token">The session's <see cref="DrawingSession.Token"/>.</param>
    /// <param name="batches">Ink in the order it was drawn.</param>
    /// <param name="cancellation">Ends the stream.</param>
    /// <exception cref="HubException">A sentence starting with "session" when the session is unknown (or closed already) or another visitor's; otherwise what was wrong with the ink.</exception>
    public async IAsyncEnumerable<RecognitionMessage> Draw(string token, IAsyncEnumerable<InkBatch> batches, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Whether it is another visitor's or nobody's is nobody else's business.
        if (token is null || sessions.Find(token) is not { } session || session.Bank != Context.User!.BankId())
            throw Refusal("session unknown: it was closed, or the server was restarted. Your drawing is kept in the browser.");
        var connection = Connection;
        if (!connection.TryOpenStream())
            throw Refusal($"A connection may stream {options.Value.StreamsPerConnection} drawings at a time.");

        // Holds the newest answer only: a slow network skips answers, it never queues them.
        var answers = Channel.CreateBounded<Recognition>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        var joined = session.Join(cancellation);
        var firstRevision = int.MaxValue;
        session.Recognised += Answered;
        var reading = ReadAsync();
        try
        {
            await foreach (var answer in answers.Reader.ReadAllAsync(cancellation))
                yield return RecognitionMessage.From(answer);
        }
        finally
        {
            session.Recognised -= Answered;
            session.Leave(joined);
            await reading;
            joined.Dispose();
            connection.CloseStream();
        }

        void Answered(Recognition answer)
        {
            if (answer.Revision >= Volatile.Read(ref firstRevision))
                answers.Writer.TryWrite(answer);
        }

        async Task ReadAsync()
        {
            try
            {
                await foreach (var batch in batches.WithCancellation(joined.Token))
                {
                    if (!connection.TryTakeBatch())
                        throw new InvalidInputException($"Ink comes too fast: up to {options.Value.BatchesPerSecond} batches a second are accepted.");
                    if (batch is null)
                        throw new InvalidInputException("An ink batch is missing.");
                    // Answers about what an earlier stream sent are no news for this one.
                    Interlocked.CompareExchange(ref firstRevision, batch.Revision, int.MaxValue);
                    session.Apply(batch);
                }
                await session.AnsweredAsync(joined.Token);
                answers.Writer.Complete();
            }
            catch (Exception end) when (end is OperationCanceledException && joined.IsCancellationRequested || end is ObjectDisposedException && session.IsClosed)
            {
                answers.Writer.Complete();
            }
            catch (InvalidInputException refused)
            {
                answers.Writer.Complete(Refusal(refused.Message));
            }
            catch (Exception unreadable)
            {
                // SignalR could not make ink of what came (wrong types, numbers that are none): its message is about JSON, not for people.
                LogUnreadable(unreadable, Context.ConnectionId);
                answers.Writer.Complete(Refusal("The ink could not be read: it is not in the form the server expects."));
            }
        }
    }

    HubException Refusal(string sentence)
    {
        metrics.Refusal();
        LogRefused(Context.ConnectionId, sentence);
        if (Connection.RefusedTooOften())
        {
            LogClosed(Context.ConnectionId);
            Context.Abort();
        }
        return new HubException(sentence);
    }

    [LoggerMessage(LogLevel.Information, "Ink of connection {Connection} was refused: {Sentence}")]
    partial void LogRefused(string connection, string sentence);

    [LoggerMessage(LogLevel.Information, "Ink of connection {Connection} could not be read.")]
    partial void LogUnreadable(Exception reason, string connection);

    [LoggerMessage(LogLevel.Warning, "Connection {Connection} is closed: its ink was refused too often.")]
    partial void LogClosed(string connection);
}
