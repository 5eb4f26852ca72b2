using SymbolNet.Embeddings;
using SymbolNet.Ink;
using SymbolNet.Memory;
using SymbolNet.Raster;
using SymbolNet.Recognition;

namespace SymbolNet.Web.Lab;

/// <summary>Two drawings side by side, as the live model sees them. Immutable.</summary>
/// <param name="One">The first; null while its sheet is clean.</param>
/// <param name="Other">The second; null while its sheet is clean.</param>
public sealed record Comparison(Comparison.Side? One, Comparison.Side? Other)
{
    static readonly CategoryId Only = CategoryId.New();

    /// <summary>A drawing on its way through the network.</summary>
    /// <param name="Drawing">The ink.</param>
    /// <param name="Picture">What the network looks at.</param>
    /// <param name="Numbers">What it answers.</param>
    public sealed record Side(Drawing Drawing, SymbolBitmap Picture, Embedding Numbers)
    {
        /// <summary>Looks at a drawing; null for a clean sheet.</summary>
        /// <param name="drawing">The ink.</param>
        /// <param name="recognizer">The live model.</param>
        /// <param name="rasterizer">Draws as the model wants it.</param>
        /// <param name="cancellation">Stops.</param>
        public static async Task<Side?> OfAsync(Drawing drawing, Recognizer recognizer, Rasterizer rasterizer, CancellationToken cancellation = default) =>
            drawing.IsEmpty ? null : new Side(drawing, rasterizer.Render(drawing), await recognizer.EmbedAsync(drawing, cancellation));
    }

    /// <summary>Nothing drawn yet.</summary>
    public static Comparison Empty { get; } = new(null, null);

    /// <summary>Cosine of the two, -1..1; null while one is missing.</summary>
    public float? Similarity => One is null || Other is null ? null : One.Numbers.Similarity(Other.Numbers);

    /// <summary>
    /// How likely the model takes both for the same symbol, 0..1: its own rule, with the level and the sharpness that were fitted for it, asked about the second drawing by a memory that knows nothing but
    /// the first. Null while one is missing.
    /// </summary>
    public async Task<float?> SameProbabilityAsync(Recognizer recognizer, CancellationToken cancellation = default)
    {
        if (One is null || Other is null) return null;
        var memory = MemoryBank.Empty(One.Numbers.Dimension).Remember(Only, "first", new Exemplar(ExemplarId.New(), One.Numbers));
        return (await recognizer.RecogniseAsync(Other.Drawing, memory, cancellation)).Candidates[0].Probability;
    }
}
