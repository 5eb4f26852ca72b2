using static TorchSharp.torch;

namespace SymbolNet.Learning.Losses;

/// <summary>
/// Pairs of one class are pulled together, others pushed apart until they are a margin away (Hadsell, Chopra, LeCun, 2006): the mean over the pairs of (1 - Y) D² + Y max(0, m - D)², where D is the
/// Euclidean distance of the embeddings as they are and Y is 1 for different classes.
/// </summary>
/// <param name="margin">m: from this distance on, different classes are left alone.</param>
public sealed class ContrastiveObjective(double margin) : Objective("contrastive", BatchKind.Pairs)
{
    /// <inheritdoc />
    public override Tensor forward(Tensor embeddings, Tensor labels)
    {
        var (first, second, same) = Pairs.Of(embeddings, labels);
        var squares = (first - second).square().sum(1L);
        // The slope of the root is infinite at 0: a pair in one place has no direction to be pushed in, and no gradient.
        var gap = (margin - squares.clamp_min(1e-12).sqrt()).clamp_min(0);
        return squares.where(same, gap.square()).mean();
    }
}
