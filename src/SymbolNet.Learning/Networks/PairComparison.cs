using SymbolNet.Learning.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Networks;

/// <summary>The head of a siamese network on any backbone: two embeddings are compared value by value, and a linear layer makes 2 logits of it.</summary>
public sealed class PairComparison : PairHead
{
    readonly FeatureComparison comparison;
    readonly Linear linear;

    /// <summary>Makes a head with random weights.</summary>
    /// <param name="dimension">Values per embedding.</param>
    /// <param name="comparison">How embeddings are compared.</param>
    /// <param name="random">Chance.</param>
    public PairComparison(int dimension, FeatureComparison comparison, SeededRandom random) : base(nameof(PairComparison), dimension)
    {
        this.comparison = comparison;
        linear = nn.Linear(comparison switch { FeatureComparison.Concatenation => 2 * dimension, FeatureComparison.Cosine => 1, _ => dimension }, 2);
        register_module(nameof(linear), linear);
        WeightInitialization.Uniform(this, random);
    }

    /// <inheritdoc />
    public override Tensor Compare(Tensor first, Tensor second) => comparison switch
    {
        FeatureComparison.AbsoluteDifference => linear.call((first - second).abs()),
        FeatureComparison.SquaredDifference => linear.call((first - second).square()),
        FeatureComparison.Product => linear.call(first * second),
        // Half of the weights belongs to each; so nothing needs to be copied together, and leading dimensions broadcast.
        FeatureComparison.Concatenation => F.linear(first, linear.weight!.narrow(1, 0, Dimension), linear.bias) + F.linear(second, linear.weight!.narrow(1, Dimension, Dimension)),
        FeatureComparison.Cosine => linear.call(F.cosine_similarity(first, second, dim: -1).unsqueeze(-1)),
        _ => throw new NotSupportedException($"There is no comparison number {(int)comparison}."),
    };
}
