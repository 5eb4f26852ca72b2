using SymbolNet.Ink;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Raster;
using SymbolNet.Recognition;

namespace SymbolNet.Web.Models;

/// <summary>
/// One loaded model, as everything that answers visitors holds on to it: embeddings, banks and the rule that weighs them belong together. Whoever keeps one goes on with it undisturbed while another
/// model takes over. Immutable, thread-safe.
/// </summary>
public sealed class ServingModel
{
    /// <summary>Stands for no model: nothing can be compared.</summary>
    public static readonly ServingModel None = new("", 1, null, null);

    internal ServingModel(string modelId, int dimension, Recognizer? recognizer, ModelThread? thread) => (ModelId, Dimension, Recognizer, Thread) = (modelId, dimension, recognizer, thread);

    /// <summary>Which model; empty for none.</summary>
    public string ModelId { get; }

    /// <summary>Values per embedding; 1 for none.</summary>
    public int Dimension { get; }

    /// <summary>Recognises drawings with this model and its own decision rule; null for none.</summary>
    public Recognizer? Recognizer { get; }

    /// <summary>What the blocks of its network make of a few drawings; nothing without a model or drawings.</summary>
    /// <exception cref="ModelUnavailableException">The network cannot be used any more, or the app is stopping.</exception>
    public async Task<IReadOnlyList<FeatureBlock>> LookAsync(IReadOnlyList<Drawing> drawings, CancellationToken cancellation = default) =>
        Thread is null || drawings.Count == 0 ? [] : await Thread.LookAsync([.. drawings.Select(new Rasterizer(Thread.Raster).Render)], cancellation);

    /// <summary>The thread that owns its network.</summary>
    internal ModelThread? Thread { get; }
}
