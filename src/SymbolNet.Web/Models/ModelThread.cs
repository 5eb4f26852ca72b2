using System.Diagnostics;
using System.Threading.Channels;
using SymbolNet.Embeddings;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Raster;
using SymbolNet.Recognition;

namespace SymbolNet.Web.Models;

/// <summary>
/// One network and the thread that owns it. Requests of all circuits meet in a channel and run as micro-batches: whatever waits is taken, nothing is waited for. Thread-safe.
/// </summary>
sealed partial class ModelThread : IEmbedder
{
    readonly OpenNetwork open;
    readonly ModelOptions options;
    readonly ModelMetrics metrics;
    readonly ILogger log;
    readonly Channel<Request> requests;
    readonly TaskCompletionSource<ServingModel> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Thread thread;
    volatile string? problem;

    /// <summary>Loads nothing yet.</summary>
    public ModelThread(OpenNetwork open, ModelOptions options, ModelMetrics metrics, ILogger log)
    {
        (this.open, this.options, this.metrics, this.log) = (open, options, metrics, log);
        requests = Channel.CreateBounded<Request>(new BoundedChannelOptions(options.QueueLimit) { SingleReader = true });
        thread = new Thread(Run) { Name = "model", IsBackground = true };
    }

    /// <inheritdoc />
    public string ModelId { get; private set; } = "";

    /// <inheritdoc />
    public int Dimension { get; private set; } = 1;

    /// <inheritdoc />
    public RasterOptions Raster { get; private set; } = new();

    /// <summary>Called when the network can no longer be used although it was opened.</summary>
    public Action<string>? Broken { get; set; }

    /// <summary>Opens the network.</summary>
    /// <exception cref="ModelUnavailableException">It cannot be used; the sentence says why.</exception>
    public Task<ServingModel> StartAsync(CancellationToken cancellation)
    {
        thread.Start();
        return opened.Task.WaitAsync(cancellation);
    }

    /// <summary>Answers what waits, then ends the thread and frees the network.</summary>
    public Task StopAsync()
    {
        requests.Writer.TryComplete();
        return Task.Run(() => thread.ThreadState.HasFlag(System.Threading.ThreadState.Unstarted) || thread.Join(TimeSpan.FromSeconds(10)));
    }

    /// <inheritdoc />
    /// <exception cref="ModelUnavailableException">The network cannot be used any more, or the app is stopping.</exception>
    public async ValueTask<Embedding> EmbedAsync(SymbolBitmap bitmap, CancellationToken cancellation = default) => await AnswerAsync(new EmbedRequest(bitmap, cancellation));

    /// <summary>What the blocks of the network make of a few pictures.</summary>
    /// <exception cref="ModelUnavailableException">The network cannot be used any more, or the app is stopping.</exception>
    public Task<IReadOnlyList<FeatureBlock>> LookAsync(IReadOnlyList<SymbolBitmap> bitmaps, CancellationToken cancellation = default) => AnswerAsync(new LookRequest(bitmaps, cancellation));

    async Task<T> AnswerAsync<T>(Request<T> request)
    {
        var cancellation = request.Cancellation;
        if (request.Bitmaps.FirstOrDefault(bitmap => bitmap.Size != Raster.Size) is { } other)
            throw new ArgumentException($"The model looks at pictures of side {Raster.Size}, not {other.Size}.", nameof(request));
        try
        {
            await requests.Writer.WriteAsync(request, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new ModelUnavailableException(problem ?? "The server is stopping.");
        }
        return await request.Answer.Task.WaitAsync(cancellation);
    }

    void Run()
    {
        try
        {
            using var network = open();
            (ModelId, Dimension, Raster) = (network.ModelId, network.Dimension, network.Raster);
            opened.SetResult(new ServingModel(network.ModelId, network.Dimension, new Recognizer(this, network.Rule), this));
            Serve(network);
        }
        catch (InvalidInputException reason)
        {
            Fail(reason.Message, reason);
        }
        catch (Exception reason)
        {
            // Whatever breaks in a native library must not take the site down: visitors keep their banks.
            Fail("The model cannot be used on this machine; the server's log says why.", reason);
        }
    }

    void Serve(IEmbeddingNetwork network)
    {
        var batch = new List<EmbedRequest>(options.BatchLimit);
        // This thread exists to wait here, so it may block.
        while (requests.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            while (batch.Count < options.BatchLimit && requests.Reader.TryRead(out var request))
                if (request.Cancellation.IsCancellationRequested)
                    continue;
                else if (request is EmbedRequest embed)
                    batch.Add(embed);
                else
                    Answer(network, (LookRequest)request);
            if (batch.Count > 0)
                Answer(network, batch);
        }
    }

    void Answer(IEmbeddingNetwork network, LookRequest request)
    {
        try
        {
            request.Answer.SetResult(network.Look(request.Bitmaps));
        }
        catch (Exception reason)
        {
            LogLookFailed(reason);
            request.Fail(reason);
        }
    }

    void Answer(IEmbeddingNetwork network, List<EmbedRequest> batch)
    {
        try
        {
            var began = Stopwatch.GetTimestamp();
            var embeddings = network.Embed([.. batch.Select(request => request.Bitmaps[0])]);
            metrics.Embedded(batch.Count, Stopwatch.GetElapsedTime(began));
            for (var i = 0; i < batch.Count; i++)
                batch[i].Answer.SetResult(embeddings[i]);
        }
        catch (Exception reason)
        {
            // One bad batch fails its own requests and no others.
            LogBatchFailed(reason, batch.Count);
            foreach (var request in batch)
                request.Fail(reason);
        }
    }

    void Fail(string sentence, Exception reason)
    {
        LogFailed(reason, sentence);
        problem = sentence;
        if (!opened.TrySetException(new ModelUnavailableException(sentence)))
            Broken?.Invoke(sentence);
        requests.Writer.TryComplete();
        while (requests.Reader.TryRead(out var request))
            request.Fail(new ModelUnavailableException(sentence));
    }

    [LoggerMessage(LogLevel.Error, "A model cannot be used: {Sentence}")]
    partial void LogFailed(Exception reason, string sentence);

    [LoggerMessage(LogLevel.Error, "A batch of {Count} pictures could not be embedded.")]
    partial void LogBatchFailed(Exception reason, int count);

    [LoggerMessage(LogLevel.Error, "The blocks of the network could not be looked at.")]
    partial void LogLookFailed(Exception reason);

    /// <summary>Something to be done with pictures.</summary>
    abstract class Request(IReadOnlyList<SymbolBitmap> bitmaps, CancellationToken cancellation)
    {
        public IReadOnlyList<SymbolBitmap> Bitmaps { get; } = bitmaps;
        public CancellationToken Cancellation { get; } = cancellation;

        public abstract void Fail(Exception reason);
    }

    abstract class Request<T>(IReadOnlyList<SymbolBitmap> bitmaps, CancellationToken cancellation) : Request(bitmaps, cancellation)
    {
        public TaskCompletionSource<T> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void Fail(Exception reason) => Answer.TrySetException(reason);
    }

    sealed class EmbedRequest(SymbolBitmap bitmap, CancellationToken cancellation) : Request<Embedding>([bitmap], cancellation);

    sealed class LookRequest(IReadOnlyList<SymbolBitmap> bitmaps, CancellationToken cancellation) : Request<IReadOnlyList<FeatureBlock>>(bitmaps, cancellation);
}
