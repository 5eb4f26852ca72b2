using SymbolNet.Embeddings;
using SymbolNet.Memory;
using SymbolNet.Recognition;
using SymbolNet.Web.Models;

namespace SymbolNet.Web.Memory;

/// <summary>What a bank knew at one moment. Immutable; safe to share between threads.</summary>
/// <param name="Id">Whose bank.</param>
/// <param name="Version">Number of changes stored so far; a later snapshot of the same bank has a higher one.</param>
/// <param name="Memory">
/// Categories and exemplars, ready to search. While no model is available every exemplar has the same one-dimensional embedding: names and counts are right, but nothing can be compared.
/// </param>
public sealed record BankSnapshot(BankId Id, long Version, MemoryBank Memory)
{
    Calibrated? calibrated;

    /// <summary>What every exemplar has for an embedding while there is no model.</summary>
    public static Embedding NoEmbedding { get; } = new([1f]);

    /// <summary>The model whose embeddings these are, and that recognises against them; <see cref="ServingModel.None"/> while there is none.</summary>
    public ServingModel Model { get; init; } = ServingModel.None;

    /// <summary>The memory this bank started from.</summary>
    public required StarterMemory Starter { get; init; }

    /// <summary>
    /// Recognises against this bank, with the model's rule moved to where it lies for the visitor's own drawings; null while there is no model. Worked out at the first use, in some hundredths of a second
    /// at most; whoever asks meanwhile waits for it.
    /// </summary>
    public Recognizer? Recognizer
    {
        get
        {
            var seen = calibrated;
            // A copy with another memory begins anew.
            if (seen?.For != Memory)
                Interlocked.CompareExchange(ref calibrated, new Calibrated(Memory, new(() => Model.Recognizer?.CalibratedTo(Memory, IsOwn))), seen);
            return calibrated!.Recognizer.Value;
        }
    }

    /// <summary>True for a category this visitor made, false for one of the starter memory (even when renamed).</summary>
    public bool IsOwn(CategoryId category) => !Starter.Contains(category);

    /// <summary>True for a drawing this visitor made, false for one of the starter memory.</summary>
    public bool IsOwn(ExemplarId exemplar) => !Starter.Contains(exemplar);

    /// <summary>Number of categories this visitor made.</summary>
    public int OwnCategoryCount => Memory.Categories.Count(category => IsOwn(category.Id));

    /// <summary>Number of categories that are left of the starter memory.</summary>
    public int StarterCategoryCount => Memory.Categories.Count - OwnCategoryCount;

    sealed record Calibrated(MemoryBank For, Lazy<Recognizer?> Recognizer);
}
