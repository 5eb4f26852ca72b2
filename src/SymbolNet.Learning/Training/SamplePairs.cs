using System.Numerics.Tensors;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Reports;
using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>
/// A handful of pairs that are the same in every report of a run and in every run on the same drawings: three of one character, three of different ones, one of each hard to tell. Not thread-safe.
/// </summary>
sealed class SamplePairs
{
    /// <summary>Pairs of each kind.</summary>
    const int PerKind = 3;

    /// <summary>Classes and drawings of each that are looked at to find hard pairs.</summary>
    const int ClassesSeen = 60, DrawingsSeen = 4;

    /// <summary>Cells along a side in which ink is compared: coarse, so that a line beside a line is near it.</summary>
    const int Cells = 12;

    /// <summary>Pairs have a seed of their own, so that runs with different seeds show the same ones.</summary>
    const long PairSeed = 20;

    /// <summary>Most characters of a class's or an alphabet's name in a caption.</summary>
    const int NameLimit = 30;

    static readonly Rasterizer Shown = new(new RasterOptions { Size = SamplePair.Side, InkExtent = 42, PenWidth = 2.2f });

    readonly SymbolBitmap[] pictures;

    SamplePairs(IReadOnlyList<SamplePair> pairs, SymbolBitmap[] pictures) => (Pairs, this.pictures) = (pairs, pictures);

    /// <summary>The pairs, those of one character first, the hard one of each kind last.</summary>
    public IReadOnlyList<SamplePair> Pairs { get; }

    /// <summary>Chooses pairs; fewer where there are few drawings, null where there is no pair at all.</summary>
    /// <param name="collection">The drawings.</param>
    /// <param name="raster">How the network wants them.</param>
    /// <exception cref="InvalidInputException">A picture is damaged.</exception>
    public static SamplePairs? Choose(SymbolCollection collection, RasterOptions raster)
    {
        var random = new SeededRandom(PairSeed, RandomPurpose.Samples);
        int[][] drawings =
        [
            .. random.Choose([.. Enumerable.Range(0, collection.Classes.Count)], Math.Min(ClassesSeen, collection.Classes.Count))
                .Select(symbol => random.Choose(collection.ItemsOf[symbol], Math.Min(DrawingsSeen, collection.ItemsOf[symbol].Length)))
        ];
        var seen = drawings.SelectMany(items => items).ToDictionary(item => item, item => collection.Items[item].Render(Shown));
        var coarse = seen.ToDictionary(entry => entry.Key, entry => Coarse(entry.Value));
        double Distance((int One, int Other) pair) => TensorPrimitives.Distance<float>(coarse[pair.One], coarse[pair.Other]);

        (int, int)[] same = [.. drawings.Where(items => items.Length > 1).Select(items => Within(items).MaxBy(Distance))];
        (int, int)[] different = [.. drawings.SelectMany((items, i) => drawings.Skip(i + 1).Select(others => (items[0], others[0])))];
        // Neighbours in an order of chance, from the other end than those of one character, so that no drawing is shown twice where there are enough.
        var neighbours = drawings.Reverse().Chunk(2).Where(two => two.Length == 2).Select(two => (two[1][0], two[0][0]));
        List<((int One, int Other) Places, bool IsHard)> chosen = [];
        if (same.Length > 0)
        {
            var hard = same.MaxBy(Distance);
            // Of the ordinary ones the first two drawings, whatever they look like.
            chosen.AddRange(drawings.Where(items => items.Length > 1 && !items.Contains(hard.Item1)).Take(PerKind - 1).Select(items => ((items[0], items[1]), false)));
            chosen.Add((hard, true));
        }
        if (different.Length > 0)
        {
            var hard = different.MinBy(Distance);
            chosen.AddRange(neighbours.Concat(different).Distinct().Where(pair => pair != hard).Take(PerKind - 1).Select(pair => (pair, false)));
            chosen.Add((hard, true));
        }
        if (chosen.Count == 0)
            return null;
        var rasterizer = new Rasterizer(raster);
        return new SamplePairs(
            [.. chosen.Select(pair => new SamplePair(Png(seen[pair.Places.One]), Png(seen[pair.Places.Other]), Caption(collection, pair.Places), IsSame(collection, pair.Places), pair.IsHard))],
            [.. chosen.SelectMany(pair => new[] { pair.Places.One, pair.Places.Other }).Select(item => collection.Items[item].Render(rasterizer))]);
    }

    /// <summary>How alike the network finds each pair now, 0 to 1: what its judge of pairs says, or where there is none the cosine of the embeddings, less than nothing counting as nothing.</summary>
    /// <param name="network">In evaluation mode.</param>
    /// <param name="head">What the objective keeps with the network, in evaluation mode, or null.</param>
    public IReadOnlyList<double> Score(EmbeddingNetwork network, nn.Module? head)
    {
        if (head is PairHead judge)
        {
            var model = new PairModel(network, judge);
            var projections = model.Project(pictures);
            return [.. model.Similarities([.. Pairs.Select((_, i) => (projections[2 * i], projections[2 * i + 1]))]).Select(score => Bounded(score))];
        }
        var embeddings = new NetworkRunner(network, network.parameters().First().device).Run(pictures, embedding => embedding);
        return [.. Pairs.Select((_, i) => Bounded(TensorPrimitives.CosineSimilarity<float>(embeddings[2 * i], embeddings[2 * i + 1])))];
    }

    // A network that gives nothing but zeros finds nothing alike.
    static double Bounded(float score) => float.IsFinite(score) ? Math.Round(Math.Clamp(score, 0, 1), 4) : 0;

    static IEnumerable<(int One, int Other)> Within(int[] items) => items.SelectMany((one, i) => items.Skip(i + 1).Select(other => (one, other)));

    static float[] Coarse(SymbolBitmap picture)
    {
        var (cells, width) = (new float[Cells * Cells], SamplePair.Side / Cells);
        for (var y = 0; y < SamplePair.Side; y++)
            for (var x = 0; x < SamplePair.Side; x++)
                cells[y / width * Cells + x / width] += picture.Ink[y * SamplePair.Side + x];
        return cells;
    }

    static byte[] Png(SymbolBitmap picture)
    {
        var pixels = new byte[picture.Ink.Length];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)((1 - picture.Ink[i]) * byte.MaxValue);
        return PngWriter.Encode(new GreyImage(SamplePair.Side, SamplePair.Side, pixels));
    }

    static bool IsSame(SymbolCollection collection, (int One, int Other) pair) => collection.Items[pair.One].Class == collection.Items[pair.Other].Class;

    static string Caption(SymbolCollection collection, (int One, int Other) pair)
    {
        var (one, other) = (collection.Classes[collection.Items[pair.One].Class], collection.Classes[collection.Items[pair.Other].Class]);
        return one == other ? $"{Short(one.Name)} of {Short(one.Alphabet)}"
            : one.Alphabet == other.Alphabet ? $"{Short(one.Name)} and {Short(other.Name)} of {Short(one.Alphabet)}"
            : $"{Short(one.Name)} of {Short(one.Alphabet)} and {Short(other.Name)} of {Short(other.Alphabet)}";
    }

    static string Short(string name) => name.Length <= NameLimit ? name : $"{name[..(NameLimit - 2)]} …";
}
