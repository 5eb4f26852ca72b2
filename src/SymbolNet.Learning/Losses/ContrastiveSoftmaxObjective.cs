using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Losses;

/// <summary>Every picture has to find the other drawings of its class in the batch; see <see cref="ContrastiveSoftmaxLoss"/>. Embeddings are scaled to length 1.</summary>
/// <param name="scale">How sharp the softmax is.</param>
/// <param name="margin">How much nearer than others the drawings of the same class must be, as a cosine.</param>
public sealed class ContrastiveSoftmaxObjective(double scale, double margin) : Objective("contrastive-softmax", BatchKind.ClassGroups)
{
    readonly ContrastiveSoftmaxLoss contrast = new(scale, margin);

    /// <inheritdoc />
    public override Tensor forward(Tensor embeddings, Tensor labels) => contrast.Compute(F.normalize(embeddings, dim: 1), labels);
}
