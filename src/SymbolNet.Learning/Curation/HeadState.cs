using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace SymbolNet.Learning.Curation;

/// <summary>
/// Everything a head of one sigmoid unit is, and what its optimiser remembers, as plain numbers: so a session needs no memory of libtorch's between rounds, can be kept for long and written down exactly.
/// Immutable.
/// </summary>
/// <param name="Values">The weights, one for each output of the frozen network, then the bias.</param>
/// <param name="Averages">Adam's average gradient of each.</param>
/// <param name="Squares">Adam's average squared gradient of each.</param>
/// <param name="Steps">Steps done.</param>
public sealed record HeadState(ImmutableArray<float> Values, ImmutableArray<float> Averages, ImmutableArray<float> Squares, long Steps)
{
    /// <summary>The weights.</summary>
    internal ReadOnlySpan<float> Weights => Values.AsSpan(0, Values.Length - 1);

    /// <summary>The bias.</summary>
    internal float Bias => Values[^1];

    /// <summary>The probability of "yes", 0..1, from the outputs of a drawing.</summary>
    internal float Probability(ReadOnlySpan<float> outputs) => 1 / (1 + MathF.Exp(-(TensorPrimitives.Dot(Weights, outputs) + Bias)));
}
