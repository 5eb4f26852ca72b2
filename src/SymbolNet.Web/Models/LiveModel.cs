using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using SymbolNet.Embeddings;
using SymbolNet.Raster;
using SymbolNet.Recognition;

namespace SymbolNet.Web.Models;

/// <summary>
/// The model that answers every visitor. One thread owns the network; requests of all circuits meet in a channel and run as micro-batches: whatever waits is taken, nothing is waited for.
/// A model that cannot be loaded leaves the app running without recognition. Thread-safe.
/// </summary>
public sealed partial class LiveModel : IEmbedder, IHostedService
{
    readonly OpenNetwork open;
    readonly ModelOptions options;
    readonly ModelMetrics metrics;
    readonly ILogger<LiveModel> log;
    readonly Channel<Request> requests;
    readonly TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Thread thread;
    volatile State state = new(new ModelStatus.Loading(), new RasterOptions(), null);

    /// <summary>Loads nothing yet; the host's start does.</summary>
    public LiveModel(OpenNetwork open, IOptions<ModelOptions> options, ModelMetrics metrics, ILogger<LiveModel> log)
    {
        (this.open, this.options, this.metrics, this.log) = (open, options.Value, metrics, log);
        requests = Channel.CreateBounded<Request>(new BoundedChannelOptions(this.options.QueueLimit) { SingleReader = true });
        thread = new Thread(Run) { Name = "live model", IsBackground = true };
    }

    /// <summary>Whether the model answers. Settled before the app serves its first page.</summary>
    public ModelStatus Status => state.Status;

    /// <summary>Recognises drawings with this model and its own decision rule; null while the model is not ready.</summary>
    public Recognizer? Recognizer => state.Recognizer;

    /// <summary>Which model; empty while there is none.</summary>
    public string ModelId => (Status as ModelStatus.Ready)?.ModelId ?? "";

    /// <summary>Values per embedding; 1 while there is no model.</summary>
    public int Dimension => (Status as ModelStatus.Ready)?.Dimension ?? 1;

    /// <inheritdoc />
    public RasterOptions Raster => state.Raster;

    /// <summary>Loads the model; returns when it is ready or has failed.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        thread.Start();
        return settled.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Answers what waits, then ends the thread.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        requests.Writer.TryComplete();
        return Task.Run(() => thread.ThreadState.HasFlag(System.Threading.ThreadState.Unstarted) || thread.Join(TimeSpan.FromSeconds(10)), cancellationToken);
    }

    /// <inheritdoc />
    /// <exception cref="ModelUnavailableException">There is no model, or the app is stopping.</exception>
    public async ValueTask<Embedding> EmbedAsync(SymbolBitmap bitmap, CancellationToken cancellation = default)
    {
        if (Status is ModelStatus.Failed(var sentence))
            throw new ModelUnavailableException(sentence);
        if (bitmap.Size != Raster.Size)
            throw new ArgumentException($"The model looks at pictures of side {Raster.Size}, not {bitmap.Size}.", nameof(bitmap));
        var request = new Request(bitmap, cancellation);
        try
        {
            await requests.Writer.WriteAsync(request, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new ModelUnavailableException("The server is stopping.");
        }
        return await request.Task.WaitAsync(cancellation);
    }

    void Run()
    {
        try
        {
            using var network = open();
            state = new State(new ModelStatus.Ready(network.ModelId, network.Dimension), network.Raster, new Recognizer(this, network.Rule));
            LogReady(network.ModelId, network.Dimension);
            settled.SetResult();
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
        var batch = new List<Request>(options.BatchLimit);
        // This thread exists to wait here, so it may block.
        while (requests.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            while (batch.Count < options.BatchLimit && requests.Reader.TryRead(out var request))
                if (!request.Cancellation.IsCancellationRequested)
                    batch.Add(request);
            if (batch.Count > 0)
                Answer(network, batch);
        }
    }

    void Answer(IEmbeddingNetwork network, List<Request> batch)
    {
        try
        {
            var began = Stopwatch.GetTimestamp();
            var embeddings = network.Embed([.. batch.Select(request => request.Bitmap)]);
            metrics.Embedded(batch.Count, Stopwatch.GetElapsedTime(began));
            for (var i = 0; i < batch.Count; i++)
                batch[i].SetResult(embeddings[i]);
        }
        catch (Exception reason)
        {
            // One bad batch fails its own requests and no others.
            LogBatchFailed(reason, batch.Count);
            foreach (var request in batch)
                request.TrySetException(reason);
        }
    }

    void Fail(string sentence, Exception reason)
    {
        LogFailed(reason, sentence);
        state = new State(new ModelStatus.Failed(sentence), Raster, null);
        settled.TrySetResult();
        requests.Writer.TryComplete();
        while (requests.Reader.TryRead(out var request))
            request.TrySetException(new ModelUnavailableException(sentence));
    }

    [LoggerMessage(LogLevel.Information, "Model {ModelId} is ready ({Dimension} values per embedding).")]
    partial void LogReady(string modelId, int dimension);

    [LoggerMessage(LogLevel.Error, "There is no model, nothing can be recognised: {Sentence}")]
    partial void LogFailed(Exception reason, string sentence);

    [LoggerMessage(LogLevel.Error, "A batch of {Count} pictures could not be embedded.")]
    partial void LogBatchFailed(Exception reason, int count);

    sealed record State(ModelStatus Status, RasterOptions Raster, Recognizer? Recognizer);

    sealed class Request(SymbolBitmap bitmap, CancellationToken cancellation) : TaskCompletionSource<Embedding>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public SymbolBitmap Bitmap { get; } = bitmap;
        public CancellationToken Cancellation { get; } = cancellation;
    }
}
