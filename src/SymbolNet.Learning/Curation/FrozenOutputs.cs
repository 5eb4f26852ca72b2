using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Curation;

/// <summary>
/// What a frozen network says of drawings, a row of numbers each: all that a new head on top of it can see, computed once, so that rounds of curation are arithmetic. Immutable, thread-safe.
/// </summary>
public sealed class FrozenOutputs
{
    /// <summary>Pictures per forward pass: beyond this nothing is gained on a processor.</summary>
    const int Batch = 64;

    readonly IReadOnlyList<float[]> rows;

    /// <summary>Takes over outputs computed elsewhere, which must not be changed afterwards.</summary>
    /// <param name="source">Which network and which drawings, for people; a saved session goes on only with the same.</param>
    /// <param name="rows">The outputs, <c>[drawings][width]</c>; finite.</param>
    /// <param name="names">What each output stands for; null where they have no names.</param>
    /// <exception cref="InvalidInputException">There is no drawing.</exception>
    /// <exception cref="ArgumentException">The rows are empty or of different lengths, a number is not finite, or there are not as many names as outputs.</exception>
    public FrozenOutputs(string source, IReadOnlyList<float[]> rows, IReadOnlyList<string>? names = null)
    {
        if (rows.Count == 0)
            throw new InvalidInputException("There is no drawing to be asked about.");
        if (rows[0].Length == 0 || rows.Any(row => row.Length != rows[0].Length || !Array.TrueForAll(row, float.IsFinite)))
            throw new ArgumentException("Outputs are rows of equal length and of finite numbers.", nameof(rows));
        if (names is not null && names.Count != rows[0].Length)
            throw new ArgumentException($"{rows[0].Length} outputs have as many names, not {names.Count}.", nameof(names));
        (Source, this.rows, Names) = (source, rows, names ?? []);
    }

    /// <summary>Which network and which drawings.</summary>
    public string Source { get; }

    /// <summary>Number of drawings.</summary>
    public int Count => rows.Count;

    /// <summary>Numbers per drawing.</summary>
    public int Width => rows[0].Length;

    /// <summary>What each output stands for: the classes of a classifier; empty for the values of an embedding.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The outputs of a drawing.</summary>
    public ReadOnlySpan<float> this[int drawing] => rows[drawing];

    /// <summary>Renders drawings as the product does, on all cores, and asks the model: the probabilities of its classes where it has a classifier, else the embedding (of length 1).</summary>
    /// <param name="collection">Where the drawings are.</param>
    /// <param name="items">Which of them; the first becomes drawing 0.</param>
    /// <param name="model">The model.</param>
    /// <param name="progress">Told how many of how many are done.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InvalidInputException">No drawing is chosen, or a picture is damaged.</exception>
    public static FrozenOutputs Of(SymbolCollection collection, IReadOnlyList<int> items, EmbeddingModel model, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        var (rasterizer, rows) = (new Rasterizer(model.Raster), new List<float[]>(items.Count));
        // A unit that says yes or no tells nothing else about a drawing; the embedding below it does.
        var classifier = model.Classifier is { IsYesOrNo: false } all ? all : null;
        foreach (var batch in items.Chunk(Batch))
        {
            var bitmaps = new SymbolBitmap[batch.Length];
            InParallel.For(batch.Length, i => bitmaps[i] = collection.Items[batch[i]].Render(rasterizer), cancellation);
            rows.AddRange(classifier?.Classify(bitmaps) ?? Array.ConvertAll(model.Embed(bitmaps), embedding => embedding.Values.ToArray()));
            progress?.Invoke(rows.Count, items.Count);
        }
        return new($"{model.ModelId} on {items.Count} of {collection.Items.Count} drawings of {collection.Description}", rows, classifier?.Answers);
    }
}
