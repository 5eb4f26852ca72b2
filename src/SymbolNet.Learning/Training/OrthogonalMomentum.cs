using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>
/// Muon: the momentum of a weight, seen as a matrix, is replaced by the nearest matrix whose directions all have the same strength, so that rare directions are learned as fast as frequent ones (Jordan et
/// al., "Muon: An optimizer for hidden layers in neural networks", 2024). The step is scaled to the size that AdamW's steps have, so that both share one learning rate and decay (Liu et al., "Muon is
/// scalable for LLM training", 2025). Not thread-safe.
/// </summary>
/// <param name="weights">Weights <c>[out, ...]</c> of hidden layers; seen as <c>[out, in · kernel]</c>.</param>
/// <param name="momentum">Share of the momentum that stays from step to step.</param>
/// <param name="decay">Weight decay, which acts on the weights themselves.</param>
sealed class OrthogonalMomentum((string Name, Parameter Weight, double RateFactor)[] weights, double momentum, double decay) : IDisposable
{
    /// <summary>Rounds of the iteration: after so many, all strengths lie between about 0.7 and 1.2, which is near enough.</summary>
    const int Rounds = 5;

    /// <summary>Size of a step that AdamW usually takes, as a root mean square.</summary>
    const double UsualStep = 0.2;

    /// <summary>Coefficients of the Newton-Schulz polynomial a x + b x³ + c x⁵ that Jordan found to grow small strengths fastest.</summary>
    const double A = 3.4445, B = -4.7750, C = 2.0315;

    readonly Tensor[] momenta = Array.ConvertAll(weights, entry => zeros_like(entry.Weight).DetachFromDisposeScope());

    /// <summary>The weights.</summary>
    public IEnumerable<Parameter> Weights => weights.Select(entry => entry.Weight);

    /// <summary>The momentum of every weight, by its name.</summary>
    public IEnumerable<(string Name, Tensor Momentum)> State => weights.Zip(momenta, (entry, value) => (entry.Name, value));

    /// <summary>One step of every weight that has a gradient.</summary>
    public void Step(double rate)
    {
        using var noGrad = no_grad();
        foreach (var ((_, weight, factor), value) in weights.Zip(momenta))
        {
            using var scope = NewDisposeScope();
            // A frozen one.
            if (weight.grad is not { } gradient)
                continue;
            value.mul_(momentum).add_(gradient * (1 - momentum));
            var ahead = value * momentum + gradient * (1 - momentum);
            var matrix = ahead.reshape(weight.shape[0], -1);
            var size = UsualStep * Math.Sqrt(Math.Max(matrix.shape[0], matrix.shape[1]));
            weight.mul_(1 - rate * factor * decay);
            weight.add_(Orthogonal(matrix).reshape(weight.shape) * (-rate * factor * size));
        }
    }

    /// <summary>Frees the momenta.</summary>
    public void Dispose()
    {
        foreach (var value in momenta)
            value.Dispose();
    }

    // Works on the wide form, whose square is the smaller one.
    static Tensor Orthogonal(Tensor matrix)
    {
        var isTall = matrix.shape[0] > matrix.shape[1];
        var x = isTall ? matrix.t() : matrix;
        x = x / (x.norm() + 1e-7);
        for (var round = 0; round < Rounds; round++)
        {
            var square = x.mm(x.t());
            x = x * A + (square * B + square.mm(square) * C).mm(x);
        }
        return isTall ? x.t() : x;
    }
}
