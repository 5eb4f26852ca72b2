using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Losses;

/// <summary>A yes-or-no question on the embeddings of a network that learns no more ("is the digit odd?"): binary cross entropy of a head's one logit.</summary>
public sealed class FrozenBinaryObjective : Objective
{
    readonly Tensor answers;

    /// <summary>Makes the objective.</summary>
    /// <param name="head">From embeddings <c>[batch, dimension]</c> to logits of "yes" <c>[batch, 1]</c>; it belongs to the objective from now on.</param>
    /// <param name="answers">Per label, whether the answer is yes.</param>
    public FrozenBinaryObjective(nn.Module<Tensor, Tensor> head, IReadOnlyList<bool> answers) : base("frozen-binary", BatchKind.Drawings)
    {
        Head = head;
        register_module("head", head);
        this.answers = tensor(answers.Select(yes => yes ? 1f : 0f).ToArray());
        register_buffer("answers", this.answers, persistent: false);
    }

    /// <summary>The judge, to be kept with the network after training.</summary>
    public nn.Module<Tensor, Tensor> Head { get; }

    /// <inheritdoc />
    public override nn.Module? Kept => Head;

    /// <inheritdoc />
    public override bool TrainsNetwork => false;

    /// <inheritdoc />
    public override Tensor forward(Tensor embeddings, Tensor labels) =>
        F.binary_cross_entropy_with_logits(Head.call(embeddings.detach()).squeeze(1), answers.index_select(0, labels));

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            answers.Dispose();
        base.Dispose(disposing);
    }
}
