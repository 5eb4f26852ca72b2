using System.Numerics.Tensors;

namespace SymbolNet.Embeddings;

/// <summary>Where a model puts a drawing: a vector of length 1. Immutable; the cosine of two embeddings of the same model is their similarity.</summary>
public sealed class Embedding
{
    readonly float[] values;

    /// <summary>Copies and normalises <paramref name="values"/> to length 1.</summary>
    /// <exception cref="ArgumentException">The vector is empty, zero or not finite.</exception>
    public Embedding(ReadOnlySpan<float> values)
    {
        var length = values.IsEmpty ? 0f : TensorPrimitives.Norm(values);
        if (!(length > 0 && float.IsFinite(length)))
            throw new ArgumentException("An embedding needs a finite vector other than zero.", nameof(values));
        this.values = new float[values.Length];
        TensorPrimitives.Divide(values, length, this.values);
    }

    Embedding(float[] values) => this.values = values;

    /// <summary>The unit vector.</summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>Number of values.</summary>
    public int Dimension => values.Length;

    /// <summary>Copies what is known to be a unit vector, bit for bit.</summary>
    internal static Embedding OfUnit(ReadOnlySpan<float> values) => new(values.ToArray());

    /// <summary>Cosine of the angle to <paramref name="other"/>: 1 same direction, 0 unrelated, -1 opposite.</summary>
    public float Similarity(Embedding other) => TensorPrimitives.Dot(Values, other.Values);
}
