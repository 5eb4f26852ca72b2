using SymbolNet.Learning.Checkpoints;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>A running average of a module's weights and statistics in a second module of the same architecture (Polyak averaging): smoother, hence better, than any single step's weights.</summary>
sealed class WeightAverage
{
    readonly (Tensor Average, Tensor Source)[] pairs;

    public WeightAverage(nn.Module average, nn.Module source)
    {
        pairs = [.. ModuleWeights.Of(average).Zip(ModuleWeights.Of(source), (one, other) => (one.Tensor, other.Tensor))];
        using var noGrad = no_grad();
        foreach (var (target, origin) in pairs)
            target.copy_(origin);
    }

    /// <summary>Moves the average a little towards the present weights.</summary>
    /// <param name="decay">Part of the average that stays.</param>
    public void Update(double decay)
    {
        using var noGrad = no_grad();
        foreach (var (average, source) in pairs)
            average.mul_(decay).add_(source, 1 - decay);
    }
}
