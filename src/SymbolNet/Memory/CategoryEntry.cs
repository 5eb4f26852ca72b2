using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace SymbolNet.Memory;

/// <summary>A category and where its exemplars lie: row r of chunk c is at c · <see cref="Chunk.Rows"/> + r. Immutable, but for a prototype that is worked out when first asked for.</summary>
sealed class CategoryEntry(Category category, int[] places)
{
    float[]? prototype;

    /// <summary>The category.</summary>
    public Category Category => category;

    /// <summary>Its exemplars in the order they were remembered.</summary>
    public ReadOnlySpan<int> Places => places;

    /// <summary>The entry with other exemplars.</summary>
    public CategoryEntry With(int[] newPlaces) => new(category with { ExemplarCount = newPlaces.Length }, newPlaces);

    /// <summary>The entry with another name.</summary>
    public CategoryEntry Named(string name) => new(category with { Name = name }, places);

    /// <summary>Cosine to the normalised mean of the exemplars; 0 when they cancel out.</summary>
    public float PrototypeSimilarity(ReadOnlySpan<float> query, ImmutableArray<Chunk> chunks) => Math.Clamp(TensorPrimitives.Dot(query, prototype ??= Prototype(chunks)), -1f, 1f);

    float[] Prototype(ImmutableArray<Chunk> chunks)
    {
        float[] mean = [];
        double[] sum = [];
        foreach (var place in places)
        {
            var vector = chunks[place / Chunk.Rows].Vector(place % Chunk.Rows);
            if (sum.Length == 0)
                (sum, mean) = (new double[vector.Length], new float[vector.Length]);
            for (var i = 0; i < vector.Length; i++)
                sum[i] += vector[i];
        }
        var length = TensorPrimitives.Norm<double>(sum);
        if (length > 1e-6)
            for (var i = 0; i < mean.Length; i++)
                mean[i] = (float)(sum[i] / length);
        return mean;
    }
}
