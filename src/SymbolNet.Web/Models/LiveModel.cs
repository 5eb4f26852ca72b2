using Microsoft.Extensions.Options;
using SymbolNet.Embeddings;
using SymbolNet.Raster;
using SymbolNet.Recognition;

namespace SymbolNet.Web.Models;

/// <summary>
/// The model that answers every visitor. Another one takes its place in one moment; the one before stays loaded, for answers that are under way. A model that cannot be loaded leaves the app running
/// without recognition. Thread-safe.
/// </summary>
public sealed partial class LiveModel(OpenNetwork open, IOptions<ModelOptions> options, ModelMetrics metrics, ILogger<LiveModel> log) : IHostedService
{
    readonly Lock gate = new();
    volatile ServingModel serving = ServingModel.None;
    volatile ModelStatus status = new ModelStatus.Loading();
    ServingModel before = ServingModel.None;

    /// <summary>Whether the model answers. Settled before the app serves its first page.</summary>
    public ModelStatus Status => status;

    /// <summary>The model that answers now. Whoever works with its embeddings holds on to it, so that all of them are of one model.</summary>
    public ServingModel Serving => serving;

    /// <summary>Recognises drawings with this model and its own decision rule; null while the model is not ready.</summary>
    public Recognizer? Recognizer => serving.Recognizer;

    /// <summary>Which model; empty while there is none.</summary>
    public string ModelId => serving.ModelId;

    /// <summary>Values per embedding; 1 while there is no model.</summary>
    public int Dimension => serving.Dimension;

    /// <summary>How ink is drawn for it.</summary>
    public RasterOptions Raster => serving.Thread?.Raster ?? new RasterOptions();

    /// <summary>Loads the model; returns when it is ready or has failed.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            TakeOver(await PrepareAsync(open, cancellationToken));
        }
        catch (ModelUnavailableException reason)
        {
            LogFailed(reason.Message);
            status = new ModelStatus.Failed(reason.Message);
        }
    }

    /// <summary>Answers what waits, then ends.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(StopAsync(serving), StopAsync(before)).WaitAsync(cancellationToken);

    /// <summary>What it makes of a picture.</summary>
    /// <exception cref="ModelUnavailableException">There is no model, or the app is stopping.</exception>
    public ValueTask<Embedding> EmbedAsync(SymbolBitmap bitmap, CancellationToken cancellation = default) =>
        serving.Thread?.EmbedAsync(bitmap, cancellation) ?? throw new ModelUnavailableException((status as ModelStatus.Failed)?.Sentence ?? "The model is being loaded.");

    /// <summary>Loads another model beside the one that answers.</summary>
    /// <exception cref="ModelUnavailableException">It cannot be used; the sentence says why.</exception>
    public Task<ServingModel> PrepareAsync(OpenNetwork network, CancellationToken cancellation)
    {
        var thread = new ModelThread(network, options.Value, metrics, log);
        thread.Broken = sentence => Break(thread, sentence);
        return thread.StartAsync(cancellation);
    }

    /// <summary>From here on another model answers. The one before stays loaded; the one before that is let go.</summary>
    /// <returns>The model that is let go. It is to be stopped once nobody holds on to it.</returns>
    public ServingModel TakeOver(ServingModel next)
    {
        lock (gate)
        {
            var released = before;
            (before, serving, status) = (serving, next, new ModelStatus.Ready(next.ModelId, next.Dimension));
            LogReady(next.ModelId, next.Dimension);
            return released;
        }
    }

    /// <summary>Frees a model that nobody holds on to.</summary>
    public static Task StopAsync(ServingModel model) => model.Thread?.StopAsync() ?? Task.CompletedTask;

    void Break(ModelThread thread, string sentence)
    {
        lock (gate)
        {
            if (serving.Thread != thread)
                return;
            (serving, status) = (ServingModel.None, new ModelStatus.Failed(sentence));
        }
        LogFailed(sentence);
    }

    [LoggerMessage(LogLevel.Information, "Model {ModelId} is ready ({Dimension} values per embedding).")]
    partial void LogReady(string modelId, int dimension);

    [LoggerMessage(LogLevel.Error, "There is no model, nothing can be recognised: {Sentence}")]
    partial void LogFailed(string sentence);
}
