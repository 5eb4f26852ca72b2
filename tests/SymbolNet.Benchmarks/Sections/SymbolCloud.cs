using System.Numerics.Tensors;
using SymbolNet.Embeddings;
using SymbolNet.Memory;

namespace SymbolNet.Benchmarks.Sections;

/// <summary>
/// Embeddings as a model makes them: every category has a random direction, its exemplars and queries scatter about it so that two of them have a cosine of about 0.7. Exemplar i is always the same one,
/// so a million can be gone through again without keeping them. Thread-safe.
/// </summary>
sealed class SymbolCloud
{
    /// <summary>Length of the scatter relative to the direction: the cosine of two drawings of a category is about 1 / (1 + Scatter²).</summary>
    const float Scatter = 0.65f;

    /// <summary>Random numbers are made once; every exemplar's scatter starts at another place among them.</summary>
    const int NoiseLength = 1 << 20;

    readonly int categories, dimension;
    readonly float[] centres, noise;

    /// <summary>Draws the directions of categories.</summary>
    public SymbolCloud(int categories, int dimension)
    {
        (this.categories, this.dimension) = (categories, dimension);
        var random = new Random(1);
        (centres, noise) = (Normals(random, categories * dimension), Normals(random, NoiseLength + dimension));
    }

    /// <summary>The id of a category.</summary>
    public static CategoryId Id(int category) => new(Numbered(1, category));

    /// <summary>The id of an exemplar.</summary>
    public static ExemplarId ExemplarId(int exemplar) => new(Numbered(2, exemplar));

    /// <summary>The category of an exemplar: all of them once, then all once more.</summary>
    public int CategoryOf(int exemplar) => exemplar % categories;

    /// <summary>One exemplar.</summary>
    public Embedding Exemplar(int exemplar) => Near(CategoryOf(exemplar), exemplar);

    /// <summary>Another drawing of one of the categories.</summary>
    public Embedding Query(int query) => Near((int)(query * 7919L % categories), -1 - query);

    /// <summary>A drawing of something else.</summary>
    public Embedding Unrelated(int query) => new(noise.AsSpan(Place(-1_000_000 - query), dimension));

    Embedding Near(int category, int number)
    {
        Span<float> values = stackalloc float[dimension];
        TensorPrimitives.MultiplyAdd(noise.AsSpan(Place(number), dimension), Scatter, centres.AsSpan(category * dimension, dimension), values);
        return new Embedding(values);
    }

    // The number comes last, where real ids are random too: the database layer hashes only the last bytes of an id.
    static Guid Numbered(short kind, int number) => new(0, kind, 0, BitConverter.GetBytes((long)number));

    /// <summary>Spreads neighbouring numbers over the whole of the noise (Knuth's multiplicative hash).</summary>
    static int Place(int number) => (int)((uint)number * 2_654_435_761u >> 12);

    static float[] Normals(Random random, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble()));
        return values;
    }
}
