using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Losses;

/// <summary>Plain supervised classification: cross entropy of a head's logits.</summary>
public sealed class ClassificationObjective : Objective
{
    readonly double labelSmoothing;

    /// <summary>Makes the objective.</summary>
    /// <param name="head">From embeddings <c>[batch, dimension]</c> to logits or log-probabilities <c>[batch, classes]</c>; it belongs to the objective from now on.</param>
    /// <param name="labelSmoothing">Share of the target that is spread over all classes, 0 to below 1 (Szegedy et al., 2016).</param>
    public ClassificationObjective(nn.Module<Tensor, Tensor> head, double labelSmoothing) : base("classification", BatchKind.Drawings)
    {
        (Head, this.labelSmoothing) = (head, labelSmoothing);
        register_module("head", head);
    }

    /// <summary>The classifier, to be kept with the network after training.</summary>
    public nn.Module<Tensor, Tensor> Head { get; }

    /// <inheritdoc />
    public override bool KnowsClasses => true;

    /// <inheritdoc />
    public override nn.Module? Kept => Head;

    /// <inheritdoc />
    public override Tensor forward(Tensor embeddings, Tensor labels) => F.cross_entropy(Head.call(embeddings), labels, label_smoothing: labelSmoothing);
}
