using System.Text.Json;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Reports;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Evaluation;

/// <summary>What a model mixes up: one drawing of every symbol was shown, the others were asked, and every symbol that was taken for another is kept with the drawings behind it. A file of its own. Immutable.</summary>
public sealed record MixUps
{
    /// <summary>Version of the file.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Most drawings that are asked; of every symbol as many.</summary>
    public const int QueryLimit = 10_000;

    /// <summary>Most drawings that are kept, and of one mix-up: the file stays about a megabyte.</summary>
    const int DrawingLimit = 1_200, DrawingsOfOne = 8;

    /// <summary>Side of the kept pictures in pixels: larger than networks look at, so that people see the strokes.</summary>
    const int PictureSide = 64;

    static readonly JsonSerializerOptions Json = new(ModelDescription.Json) { WriteIndented = false };

    /// <summary>Version of this file.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>Which model.</summary>
    public required string ModelId { get; init; }

    /// <summary>What was asked, in words.</summary>
    public required string Data { get; init; }

    /// <summary>The symbols.</summary>
    public required IReadOnlyList<MixedUpSymbol> Symbols { get; init; }

    /// <summary>What was taken for what, the most frequent first.</summary>
    public required IReadOnlyList<MixUp> All { get; init; }

    /// <summary>Drawings asked.</summary>
    public int Asked => Symbols.Sum(symbol => symbol.Asked);

    /// <summary>Drawings recognised.</summary>
    public int Right => Symbols.Sum(symbol => symbol.Right);

    /// <summary>A symbol with its alphabet, for people.</summary>
    /// <param name="symbol">An index into <see cref="Symbols"/>.</param>
    public string NameOf(int symbol) => $"{Symbols[symbol].Alphabet} {Symbols[symbol].Name}";

    /// <summary>Looks for them.</summary>
    /// <param name="taught">Where the drawings that are shown come from.</param>
    /// <param name="asked">Where those that are asked come from; may be the same, and then what was shown is not asked.</param>
    /// <param name="model">The model.</param>
    /// <param name="seed">Chooses the drawings.</param>
    /// <param name="progress">Told how many of how many drawings were asked.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InvalidInputException">There are fewer than two symbols, or one has a single drawing.</exception>
    public static MixUps Find(SymbolCollection taught, SymbolCollection asked, EmbeddingModel model, long seed, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        var result = ClassificationTest.Run(taught, asked, model, new(Memories: 1, Seen: 1, QueryLimit, seed), progress, cancellation);
        var scale = (float)PictureSide / model.Raster.Size;
        var rasterizer = new Rasterizer(new() { Size = PictureSide, InkExtent = model.Raster.InkExtent * scale, PenWidth = Math.Min(model.Raster.PenWidth * scale, RasterOptions.PenLimit) });
        byte[] Picture(SymbolItem item)
        {
            var ink = item.Render(rasterizer).Ink;
            var pixels = new byte[ink.Length];
            for (var i = 0; i < pixels.Length; i++)
                pixels[i] = (byte)(255.5f * (1 - ink[i]));
            return PngWriter.Encode(new GreyImage(PictureSide, PictureSide, pixels));
        }

        var (classes, left) = (SharedClasses.Of(taught, asked).Asked, DrawingLimit);
        var found = new List<MixUp>();
        var mistakes = result.Mistakes().ToLookup(query => (query.Truth, query.Guess));
        foreach (var (truth, guess, count) in result.Confusions.Mistakes())
        {
            cancellation.ThrowIfCancellationRequested();
            var kept = mistakes[(truth, guess)].Take(Math.Min(DrawingsOfOne, left)).Select(query => new MixedUpDrawing(Picture(asked.Items[query.Item]), query.Scores[guess], query.Scores[truth])).ToArray();
            left -= kept.Length;
            found.Add(new(truth, guess, count, kept));
        }
        return new MixUps
        {
            ModelId = model.ModelId,
            Data = asked.Description,
            Symbols =
            [
                .. classes.Select((index, symbol) => new MixedUpSymbol(asked.Classes[index].Alphabet, asked.Classes[index].Name, result.Confusions.Recall(symbol).Total, result.Confusions.Recall(symbol).Correct, Picture(taught.Items[result.Faces[symbol]]))),
            ],
            All = found,
        };
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidInputException">It is missing, damaged or of another version.</exception>
    public static MixUps Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var read = JsonSerializer.Deserialize<MixUps>(file, Json);
            return read is { Format: CurrentFormat } ? read : throw new InvalidInputException("What this model mixes up was written by another version: look for it again.");
        }
        catch (Exception reason) when (reason is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException("What this model mixes up cannot be read: look for it again.", reason);
        }
    }

    /// <summary>Writes the file, atomically.</summary>
    /// <exception cref="InvalidInputException">It cannot be written.</exception>
    public void Write(string path) => AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, this, Json));
}
