using System.Numerics.Tensors;

namespace SymbolNet.Evaluation;

/// <summary>
/// The plane in which vectors differ most (principal component analysis; Pearson, 1901): a flat map of embeddings. By orthogonal iteration on the covariance, which is never formed: two products with the
/// vectors per round.
/// </summary>
public static class PrincipalPlane
{
    const int MostRounds = 300;

    /// <summary>A round that turns both axes by less than this (1 - cosine) is the last.</summary>
    const float Tolerance = 1e-7f;

    /// <summary>Where each vector lies in the plane. The mean is the origin; along X the vectors differ most, along Y most of what is left; the greatest value of each axis is positive. Equal input gives equal output.</summary>
    /// <param name="vectors">Vectors of one length.</param>
    /// <exception cref="ArgumentException">The vectors differ in length.</exception>
    public static (float X, float Y)[] Project(IReadOnlyList<float[]> vectors)
    {
        if (vectors.Count == 0)
            return [];
        var dimension = vectors[0].Length;
        if (vectors.Any(vector => vector.Length != dimension))
            throw new ArgumentException("All vectors must have the same length.", nameof(vectors));
        var centred = Centred(vectors, dimension);
        var first = Axis(centred, dimension, []);
        var second = Axis(centred, dimension, first);
        return Array.ConvertAll(centred, vector => (TensorPrimitives.Dot<float>(vector, first), TensorPrimitives.Dot<float>(vector, second)));
    }

    static float[][] Centred(IReadOnlyList<float[]> vectors, int dimension)
    {
        var mean = new float[dimension];
        foreach (var vector in vectors)
            TensorPrimitives.Add(mean, vector, mean);
        TensorPrimitives.Divide(mean, vectors.Count, mean);
        return [.. vectors.Select(vector =>
        {
            var difference = new float[dimension];
            TensorPrimitives.Subtract(vector, mean, difference);
            return difference;
        })];
    }

    // The direction of greatest variance among those at right angles to `other`; zeros when nothing varies there.
    static float[] Axis(float[][] centred, int dimension, float[] other)
    {
        // A start with no special direction, the same each time.
        var random = new Random(1);
        var axis = new float[dimension];
        for (var i = 0; i < dimension; i++)
            axis[i] = random.NextSingle() - 0.5f;
        if (!MakeUnit(axis, other))
            return new float[dimension];
        for (var round = 0; round < MostRounds; round++)
        {
            var next = new float[dimension];
            foreach (var vector in centred)
                TensorPrimitives.MultiplyAdd<float>(vector, TensorPrimitives.Dot<float>(vector, axis), next, next);
            if (!MakeUnit(next, other))
                return new float[dimension];
            var turned = 1 - TensorPrimitives.Dot<float>(next, axis);
            axis = next;
            if (turned < Tolerance)
                break;
        }
        if (axis[TensorPrimitives.IndexOfMaxMagnitude<float>(axis)] < 0)
            TensorPrimitives.Negate<float>(axis, axis);
        return axis;
    }

    // Removes what points along `other` and makes the rest a unit vector; false when nothing but rounding is left.
    static bool MakeUnit(float[] axis, float[] other)
    {
        var before = TensorPrimitives.Norm<float>(axis);
        if (other.Length > 0)
            TensorPrimitives.MultiplyAdd<float>(other, -TensorPrimitives.Dot<float>(axis, other), axis, axis);
        var length = TensorPrimitives.Norm<float>(axis);
        if (!(length > 1e-5f * before))
            return false;
        TensorPrimitives.Divide(axis, length, axis);
        return true;
    }
}
