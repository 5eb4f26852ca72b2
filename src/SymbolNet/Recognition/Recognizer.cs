using SymbolNet.Embeddings;
using SymbolNet.Ink;
using SymbolNet.Memory;
using SymbolNet.Raster;

namespace SymbolNet.Recognition;

/// <summary>Says what a drawing is: drawing → picture → embedding → nearest memories → ranked candidates. Thread-safe.</summary>
public sealed class Recognizer(IEmbedder embedder, DecisionRule rule)
{
    /// <summary>How many categories are weighed against each other.</summary>
    public const int CandidateCount = 20;

    readonly Rasterizer rasterizer = new(embedder.Raster);

    /// <summary>The same recogniser with the rule of a bank; see <see cref="BankCalibration"/>.</summary>
    public Recognizer CalibratedTo(MemoryBank bank, Func<ExemplarId, bool> isOwn) => new(embedder, BankCalibration.Adjust(rule, bank, isOwn));

    /// <summary>Embeds a drawing, to be remembered.</summary>
    public ValueTask<Embedding> EmbedAsync(Drawing drawing, CancellationToken cancellation = default) =>
        embedder.EmbedAsync(rasterizer.Render(drawing), cancellation);

    /// <summary>Recognises a drawing against a bank. An empty drawing or bank gives <see cref="RankedCandidates.None"/>.</summary>
    public async ValueTask<RankedCandidates> RecogniseAsync(Drawing drawing, MemoryBank bank, CancellationToken cancellation = default) =>
        drawing.IsEmpty || bank.ExemplarCount == 0
            ? RankedCandidates.None
            : rule.Decide(bank.Search(await EmbedAsync(drawing, cancellation), CandidateCount));
}
