using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SymbolNet.Embeddings;
using SymbolNet.Memory;
using SymbolNet.Recognition;
using SymbolNet.Web.Models;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Memory;

/// <summary>The symbols everybody starts with: loaded once, embedded by the live model at start-up and by every model that takes over, shared by all banks. Thread-safe once the app has started.</summary>
public sealed partial class StarterMemory : IHostedService
{
    readonly LiveModel model;
    readonly DataFolder folder;
    readonly ILogger<StarterMemory> log;
    readonly FrozenDictionary<CategoryId, StarterCategory> categories;
    readonly FrozenDictionary<ExemplarId, StarterExemplar> exemplars;
    readonly ConcurrentDictionary<string, Embedded> embedded = new();

    /// <summary>Takes the symbols; the host's start embeds them.</summary>
    public StarterMemory(IReadOnlyList<StarterCategory> categories, LiveModel model, DataFolder folder, ILogger<StarterMemory> log)
    {
        (Categories, this.model, this.folder, this.log) = (categories, model, folder, log);
        this.categories = categories.ToFrozenDictionary(category => category.Id);
        exemplars = categories.SelectMany(category => category.Exemplars).ToFrozenDictionary(exemplar => exemplar.Id);
    }

    /// <summary>The symbols.</summary>
    public IReadOnlyList<StarterCategory> Categories { get; }

    /// <summary>The bank that every visitor starts from, as a model sees it; empty for a model that was not shown the symbols.</summary>
    public MemoryBank MemoryOf(ServingModel by) => embedded.TryGetValue(by.ModelId, out var made) ? made.Memory : MemoryBank.Empty(by.Dimension);

    /// <summary>True for a category of the starter memory.</summary>
    public bool Contains(CategoryId category) => categories.ContainsKey(category);

    /// <summary>True for a drawing of the starter memory.</summary>
    public bool Contains(ExemplarId exemplar) => exemplars.ContainsKey(exemplar);

    /// <summary>The starter category with this id, or null.</summary>
    public StarterCategory? Find(CategoryId category) => categories.GetValueOrDefault(category);

    /// <summary>The starter drawing with this id, or null.</summary>
    public StarterExemplar? Find(ExemplarId exemplar) => exemplars.GetValueOrDefault(exemplar);

    /// <summary>What a model makes of a starter drawing; <see cref="BankSnapshot.NoEmbedding"/> for no model.</summary>
    public Embedding Embedding(ServingModel by, ExemplarId exemplar) => by == ServingModel.None ? BankSnapshot.NoEmbedding : embedded[by.ModelId].Embeddings[exemplar];

    /// <summary>Embeds the symbols with the live model, or takes what an earlier start made of them from the data folder.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await EmbedAsync(model.Serving, cancellationToken);
        LogReady(Categories.Count, exemplars.Count);
    }

    /// <summary>Shows the symbols to a model, or takes what it made of them before from the data folder.</summary>
    public async Task EmbedAsync(ServingModel by, CancellationToken cancellation)
    {
        StarterExemplar[] all = [.. Categories.SelectMany(category => category.Exemplars)];
        var vectors = by.Recognizer is { } recognizer ? await EmbedAsync(all, by, recognizer, cancellation) : [.. Enumerable.Repeat(BankSnapshot.NoEmbedding, all.Length)];
        var embeddings = all.Zip(vectors).ToFrozenDictionary(pair => pair.First.Id, pair => pair.Second);
        embedded[by.ModelId] = new Embedded(embeddings, MemoryBank.Empty(by.Dimension).RememberAll(all.Select(exemplar => (exemplar.Category, Find(exemplar.Category)!.Name, new Exemplar(exemplar.Id, embeddings[exemplar.Id])))));
    }

    /// <summary>Lets go of what other models than these made of the symbols.</summary>
    public void KeepOnly(params ReadOnlySpan<string> modelIds)
    {
        foreach (var modelId in embedded.Keys)
            if (!modelIds.Contains(modelId))
                embedded.TryRemove(modelId, out _);
    }

    /// <summary>Does nothing.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    async Task<ImmutableArray<Embedding>> EmbedAsync(StarterExemplar[] exemplars, ServingModel by, Recognizer recognizer, CancellationToken cancellation)
    {
        // The ids follow from the ink, so the name changes with the symbols and with the model.
        byte[] content = [.. Encoding.UTF8.GetBytes(by.ModelId), 0, .. exemplars.SelectMany(exemplar => exemplar.Id.Value.ToByteArray())];
        var file = folder.File($"starter-memory-{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}.embeddings");
        if (EmbeddingFile.TryRead(file, exemplars.Length, by.Dimension) is { } kept)
            return kept;
        ImmutableArray<Embedding> made = [.. await Task.WhenAll(exemplars.Select(exemplar => recognizer.EmbedAsync(exemplar.Drawing, cancellation).AsTask()))];
        try
        {
            EmbeddingFile.Write(file, made);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            LogNotKept(reason);
        }
        return made;
    }

    [LoggerMessage(LogLevel.Information, "The starter memory is ready: {Symbols} symbols, {Drawings} drawings.")]
    partial void LogReady(int symbols, int drawings);

    [LoggerMessage(LogLevel.Warning, "What the model makes of the starter memory could not be kept for the next start.")]
    partial void LogNotKept(Exception reason);

    sealed record Embedded(FrozenDictionary<ExemplarId, Embedding> Embeddings, MemoryBank Memory);
}
