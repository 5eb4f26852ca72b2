using static TorchSharp.torch;

namespace SymbolNet.Learning.Losses;

/// <summary>
/// What a training strives for: from the embeddings of a batch <c>[batch, dimension]</c>, as the network gives them, and their labels <c>[batch]</c> (Int64) to the mean loss, a scalar. It owns what is
/// trained beside the network: class directions, an evaluator of pairs, a classifier. Not thread-safe.
/// </summary>
public abstract class Objective : nn.Module<Tensor, Tensor, Tensor>
{
    /// <summary>Names the module and says what batches it needs.</summary>
    protected Objective(string name, BatchKind batches) : base(name) => Batches = batches;

    /// <summary>How its batches must be made.</summary>
    public BatchKind Batches { get; }

    /// <summary>Whether the network learns too. Where it does not, it stays frozen, in evaluation mode, and only what the objective owns is trained; no gradient reaches the embeddings.</summary>
    public virtual bool TrainsNetwork => true;

    /// <summary>The element type of its matrix products.</summary>
    public ScalarType Precision { get; set; } = ScalarType.Float32;

    /// <summary>Whether it has weights for every class, so that it cannot go on with other classes.</summary>
    public virtual bool KnowsClasses => false;

    /// <summary>What of its own is needed to use the network after training: a judge of pairs, a classifier; null when the network alone is what was wanted.</summary>
    public virtual nn.Module? Kept => null;

    /// <summary>Whether weight decay acts on its own weights: not on directions, whose length means nothing.</summary>
    public virtual bool Decays => true;

    /// <summary>Called before every step with the part of the run that is done, 0..1: a margin may grow with it.</summary>
    public virtual void Advance(double progress)
    {
    }
}
