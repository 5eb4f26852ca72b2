using System.Threading.Channels;
using SymbolNet.Ink;
using SymbolNet.Recognition;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;

namespace SymbolNet.Web.Sketchpad;

/// <summary>
/// One sheet of paper that a page and the browser's ink stream share. Ink arrives over <see cref="InkHub"/>; the page sees the same recognitions in process. Only the newest ink is ever looked at:
/// what arrives while an answer is on its way is looked at once, in its latest state. Belongs to whoever opened it, who disposes it. Thread-safe.
/// </summary>
public sealed partial class DrawingSession : IDisposable
{
    readonly Lock gate = new();
    readonly InkSheet sheet;
    readonly Banks banks;
    readonly LiveModel model;
    readonly InkMetrics metrics;
    readonly TimeProvider time;
    readonly ILogger<DrawingSession> log;
    readonly Action<DrawingSession> closing;
    readonly CancellationTokenSource closed = new();
    readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    readonly Milestones arrivals = new();
    readonly Milestones answers = new();
    readonly IDisposable subscription;
    readonly Task running;
    CancellationTokenSource? stream;
    Drawing? drawing = Drawing.Empty;
    long asked;
    long askedAt;
    bool disposed;

    internal DrawingSession(string token, BankId bank, InkOptions options, Banks banks, LiveModel model, InkMetrics metrics, TimeProvider time, ILogger<DrawingSession> log, Action<DrawingSession> closing)
    {
        (Token, Bank, this.banks, this.model, this.metrics, this.time, this.log, this.closing) = (token, bank, banks, model, metrics, time, log, closing);
        sheet = new InkSheet(options);
        UsedAt = time.GetTimestamp();
        subscription = banks.Subscribe(bank, _ => Ask());
        running = Task.Run(AnswerAsync);
    }

    /// <summary>The secret that joins the browser's ink stream to this session: 32 hexadecimal digits, 128 random bits.</summary>
    public string Token { get; }

    /// <summary>Whose bank recognises.</summary>
    public BankId Bank { get; }

    /// <summary>The ink as it is now.</summary>
    public Drawing Drawing
    {
        get { lock (gate) return drawing ??= sheet.ToDrawing(); }
    }

    /// <summary>The ink as it is now, without what was begun after a stroke.</summary>
    public Drawing DrawingUpTo(int stroke)
    {
        lock (gate) return sheet.ToDrawing(stroke);
    }

    /// <summary>The sender's count of changes that <see cref="Drawing"/> has seen; 0 before the first ink.</summary>
    public int Revision
    {
        get { lock (gate) return sheet.Revision; }
    }

    /// <summary>The newest answer, or null before the first.</summary>
    public Recognition? Latest { get; private set; }

    /// <summary>A new answer. Raised on a thread of its own, not the page's: marshal with <c>InvokeAsync</c>.</summary>
    public event Action<Recognition>? Recognised;

    /// <summary>When ink last arrived or somebody last asked.</summary>
    internal long UsedAt { get; private set; }

    /// <summary>True while a browser streams ink.</summary>
    internal bool IsStreaming
    {
        get { lock (gate) return stream is { IsCancellationRequested: false }; }
    }

    /// <summary>Completes when the ink of <paramref name="revision"/> (or a later one) has arrived.</summary>
    /// <exception cref="ObjectDisposedException">The session was closed meanwhile.</exception>
    public Task ReachedAsync(int revision, CancellationToken cancellation = default) => arrivals.WaitAsync(revision, cancellation);

    /// <summary>Looks at the same ink again, against the bank as it is now; completes when that answer is <see cref="Latest"/>. Happens by itself when the bank changes.</summary>
    /// <exception cref="ObjectDisposedException">The session was closed meanwhile.</exception>
    public Task RecogniseAgainAsync(CancellationToken cancellation = default) => answers.WaitAsync(Ask(), cancellation);

    /// <summary>Ends the session and its ink stream.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (disposed)
                return;
            disposed = true;
        }
        subscription.Dispose();
        closed.Cancel();
        var end = new ObjectDisposedException(nameof(DrawingSession));
        arrivals.End(end);
        answers.End(end);
        closing(this);
    }

    /// <summary>Joins a browser's ink stream, which takes the place of an earlier one (a connection that broke may linger).</summary>
    /// <returns>Cancelled when the session ends or another stream takes over. The caller cancels and disposes it when the stream is over.</returns>
    internal CancellationTokenSource Join(CancellationToken cancellation)
    {
        var joined = CancellationTokenSource.CreateLinkedTokenSource(closed.Token, cancellation);
        CancellationTokenSource? earlier;
        lock (gate)
            (earlier, stream) = (stream, joined);
        earlier?.Cancel();
        return joined;
    }

    /// <summary>The stream that <see cref="Join"/> gave is over.</summary>
    internal void Leave(CancellationTokenSource joined)
    {
        lock (gate)
            if (stream == joined)
                stream = null;
        joined.Cancel();
    }

    /// <summary>True once the session has ended.</summary>
    internal bool IsClosed => closed.IsCancellationRequested;

    /// <summary>Takes ink.</summary>
    /// <exception cref="InvalidInputException">The ink breaks a rule; nothing changed.</exception>
    internal void Apply(InkBatch batch)
    {
        int revision;
        lock (gate)
        {
            sheet.Apply(batch);
            (drawing, revision) = (null, sheet.Revision);
        }
        metrics.Batch();
        arrivals.Reach(revision);
        Ask();
    }

    /// <summary>Completes when everything that arrived so far has been answered.</summary>
    internal Task AnsweredAsync(CancellationToken cancellation) => answers.WaitAsync(Interlocked.Read(ref asked), cancellation);

    long Ask()
    {
        UsedAt = time.GetTimestamp();
        Interlocked.Exchange(ref askedAt, UsedAt);
        var number = Interlocked.Increment(ref asked);
        wake.Writer.TryWrite(true);
        return number;
    }

    async Task AnswerAsync()
    {
        try
        {
            await foreach (var _ in wake.Reader.ReadAllAsync(closed.Token))
            {
                var number = Interlocked.Read(ref asked);
                var began = Interlocked.Read(ref askedAt);
                Latest = await RecogniseAsync(closed.Token);
                metrics.Recognition(time.GetElapsedTime(began));
                Tell(Latest);
                answers.Reach(number);
            }
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            // The session is over; nobody waits for an answer.
        }
    }

    async Task<Recognition> RecogniseAsync(CancellationToken cancellation)
    {
        int revision;
        Drawing ink;
        lock (gate)
            (revision, ink) = (sheet.Revision, drawing ??= sheet.ToDrawing());
        try
        {
            // The bank's own model: while another one takes over, each bank goes on with the model its drawings were embedded with.
            var bank = await banks.OpenAsync(Bank, cancellation);
            if (bank.Recognizer is not { } recognizer)
                return new Recognition(revision, ink, RankedCandidates.None) { Problem = (model.Status as ModelStatus.Failed)?.Sentence };
            return new Recognition(revision, ink, await recognizer.RecogniseAsync(ink, bank.Memory, cancellation));
        }
        catch (Exception reason) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(reason, revision);
            return new Recognition(revision, ink, RankedCandidates.None) { Problem = "This drawing could not be looked at. It is kept; please try again." };
        }
    }

    void Tell(Recognition recognition)
    {
        foreach (var listener in Recognised?.GetInvocationList().Cast<Action<Recognition>>() ?? [])
            try
            {
                listener(recognition);
            }
            catch (Exception fault)
            {
                // One listener's fault must not end the answers of the others.
                LogListenerFault(fault);
            }
    }

    [LoggerMessage(LogLevel.Error, "Ink of revision {Revision} could not be recognised.")]
    partial void LogFailed(Exception reason, int revision);

    [LoggerMessage(LogLevel.Error, "A listener to a drawing session failed.")]
    partial void LogListenerFault(Exception reason);
}
