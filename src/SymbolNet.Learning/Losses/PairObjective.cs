using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Losses;

/// <summary>A head looks at two embeddings and says whether they show the same symbol: cross entropy over pairs (SymbolNet's evaluator, siamese networks).</summary>
public sealed class PairObjective : Objective
{
    /// <summary>Makes the objective.</summary>
    /// <param name="head">From first and second embeddings <c>[pairs, dimension]</c> to logits <c>[pairs, 2]</c>, logit 1 for "same"; it belongs to the objective from now on.</param>
    public PairObjective(nn.Module<Tensor, Tensor, Tensor> head) : base("pairs", BatchKind.Pairs)
    {
        Head = head;
        register_module("head", head);
    }

    /// <summary>The judge of pairs, to be kept with the network after training.</summary>
    public nn.Module<Tensor, Tensor, Tensor> Head { get; }

    /// <inheritdoc />
    public override nn.Module? Kept => Head;

    /// <inheritdoc />
    public override Tensor forward(Tensor embeddings, Tensor labels)
    {
        var (first, second, same) = Pairs.Of(embeddings, labels);
        return F.cross_entropy(Head.call(first, second), same.to(ScalarType.Int64));
    }
}
