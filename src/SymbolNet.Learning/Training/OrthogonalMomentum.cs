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

    readonly Family[] families = [.. weights
        .GroupBy(entry => (Rows: entry.Weight.shape[0], Columns: entry.Weight.numel() / entry.Weight.shape[0], entry.RateFactor))
        .Select(group => new Family([.. group.Select(entry => (entry.Name, entry.Weight))], group.Key.RateFactor, zeros([group.Count(), group.Key.Rows, group.Key.Columns], group.First().Weight.dtype, group.First().Weight.device).DetachFromDisposeScope()))];

    /// <summary>The weights.</summary>
    public IEnumerable<Parameter> Weights => weights.Select(entry => entry.Weight);

    /// <summary>The momentum of every weight, by its name, in the caller's dispose scope; what is copied into it counts.</summary>
    public IEnumerable<(string Name, Tensor Momentum)> State => families.SelectMany(family => family.Members.Zip(family.Momenta.unbind(), (member, value) => (member.Name, value.view(member.Weight.shape))));

    /// <summary>One step of every weight that has a gradient.</summary>
    public void Step(double rate)
    {
        using var noGrad = no_grad();
        foreach (var (members, factor, momenta) in families)
        {
            using var scope = NewDisposeScope();
            // A frozen weight has no gradient; in the stack it counts as one that stands still.
            var gradients = stack(members.Select(member => (member.Weight.grad ?? zeros_like(member.Weight)).reshape(momenta.shape[1], momenta.shape[2]))) * (1 - momentum);
            momenta.mul_(momentum).add_(gradients);
            var size = UsualStep * Math.Sqrt(Math.Max(momenta.shape[1], momenta.shape[2]));
            var steps = (Orthogonal(momenta * momentum + gradients) * (-rate * factor * size)).unbind();
            foreach (var ((_, weight), step) in members.Zip(steps).Where(pair => pair.First.Weight.grad is not null))
                weight.mul_(1 - rate * factor * decay).add_(step.view(weight.shape));
        }
    }

    /// <summary>Frees the momenta.</summary>
    public void Dispose()
    {
        foreach (var family in families)
            family.Momenta.Dispose();
    }

    // Works on the wide form, whose square is the smaller one; [count, rows, columns].
    static Tensor Orthogonal(Tensor matrices)
    {
        var isTall = matrices.shape[1] > matrices.shape[2];
        var x = isTall ? matrices.transpose(1, 2) : matrices;
        x = x / (x.square().sum([1L, 2L], keepdim: true).sqrt() + 1e-7);
        for (var round = 0; round < Rounds; round++)
        {
            var square = x.bmm(x.transpose(1, 2));
            x = x * A + (square * B + square.bmm(square) * C).bmm(x);
        }
        return isTall ? x.transpose(1, 2) : x;
    }

    /// <summary>Weights of one shape, whose steps are computed together: many small products cost more to start than to do.</summary>
    /// <param name="Members">The weights.</param>
    /// <param name="RateFactor">Their share of the learning rate.</param>
    /// <param name="Momenta"><c>[members, out, in · kernel]</c>.</param>
    sealed record Family((string Name, Parameter Weight)[] Members, double RateFactor, Tensor Momenta);
}
