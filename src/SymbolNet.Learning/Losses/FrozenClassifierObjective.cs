using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Losses;

/// <summary>A classifier on the embeddings of a network that learns no more: the negative log-likelihood of a head's log-probabilities.</summary>
public sealed class FrozenClassifierObjective : Objective
{
    /// <summary>Makes the objective.</summary>
    /// <param name="head">From embeddings <c>[batch, dimension]</c> to log-probabilities <c>[batch, classes]</c>; it belongs to the objective from now on.</param>
    public FrozenClassifierObjective(nn.Module<Tensor, Tensor> head) : base("frozen-classifier", BatchKind.Drawings)
    {
        Head = head;
        register_module("head", head);
    }

    /// <summary>The classifier, to be kept with the network after training.</summary>
    public nn.Module<Tensor, Tensor> Head { get; }

    /// <inheritdoc />
    public override bool KnowsClasses => true;

    /// <inheritdoc />
    public override nn.Module? Kept => Head;

    /// <inheritdoc />
    public override bool TrainsNetwork => false;

    /// <inheritdoc />
    public override Tensor forward(Tensor embeddings, Tensor labels) => F.nll_loss(Head.call(embeddings.detach()), labels);
}
