using SymbolNet.Embeddings;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Evaluation;

/// <summary>A collection embedded once by one model, so that any number of tests is arithmetic. Immutable, thread-safe.</summary>
public sealed class EmbeddedCollection
{
    /// <summary>Pictures per forward pass: beyond this nothing is gained on a processor.</summary>
    const int Batch = 64;

    readonly Embedding?[] embeddings;

    EmbeddedCollection(SymbolCollection collection, Embedding?[] embeddings) => (Collection, this.embeddings) = (collection, embeddings);

    /// <summary>The drawings.</summary>
    public SymbolCollection Collection { get; }

    /// <summary>The embedding of a drawing.</summary>
    /// <exception cref="InvalidOperationException">The drawing was not among those embedded.</exception>
    public Embedding this[int item] => embeddings[item] ?? throw new InvalidOperationException($"Drawing {item} was not embedded.");

    /// <summary>Renders drawings as the product does, on all cores, and embeds them.</summary>
    /// <param name="collection">The drawings.</param>
    /// <param name="model">The model.</param>
    /// <param name="items">Which drawings; all when null.</param>
    /// <param name="progress">Told how many of how many are done.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InvalidInputException">A picture is damaged.</exception>
    public static EmbeddedCollection Embed(
        SymbolCollection collection, EmbeddingModel model, IReadOnlyList<int>? items = null, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        var rasterizer = new Rasterizer(model.Raster);
        return Embed(collection, item => collection.Items[item].Render(rasterizer), model.Embed, items, progress, cancellation);
    }

    /// <summary>Embeds pictures of the drawings.</summary>
    /// <param name="collection">The drawings.</param>
    /// <param name="render">Gives the picture of a drawing; called from several threads.</param>
    /// <param name="embed">Embeds a batch; called on this thread only.</param>
    /// <param name="items">Which drawings; all when null.</param>
    /// <param name="progress">Told how many of how many are done.</param>
    /// <param name="cancellation">Stops.</param>
    public static EmbeddedCollection Embed(
        SymbolCollection collection, Func<int, SymbolBitmap> render, Func<IReadOnlyList<SymbolBitmap>, Embedding[]> embed, IReadOnlyList<int>? items = null,
        Action<int, int>? progress = null, CancellationToken cancellation = default) => new(collection, Run(collection, render, embed, items, progress, cancellation));

    /// <summary>What a model makes of pictures of the drawings, null for those that were not wanted.</summary>
    internal static T?[] Run<T>(
        SymbolCollection collection, Func<int, SymbolBitmap> render, Func<IReadOnlyList<SymbolBitmap>, T[]> run, IReadOnlyList<int>? items, Action<int, int>? progress, CancellationToken cancellation) where T : class
    {
        var wanted = items ?? [.. Enumerable.Range(0, collection.Items.Count)];
        var made = new T?[collection.Items.Count];
        for (var start = 0; start < wanted.Count; start += Batch)
        {
            var (first, bitmaps) = (start, new SymbolBitmap[Math.Min(Batch, wanted.Count - start)]);
            InParallel.For(bitmaps.Length, i => bitmaps[i] = render(wanted[first + i]), cancellation);
            var answers = run(bitmaps);
            for (var i = 0; i < answers.Length; i++)
                made[wanted[start + i]] = answers[i];
            progress?.Invoke(start + bitmaps.Length, wanted.Count);
        }
        return made;
    }
}
