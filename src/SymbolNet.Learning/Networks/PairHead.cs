using static TorchSharp.torch;

namespace SymbolNet.Learning.Networks;

/// <summary>
/// Judges whether two embeddings show the same symbol: <c>forward(first [n, d], second [n, d])</c> gives logits <c>[n, 2]</c>, of which number 1 means "same". What can be computed for each embedding
/// alone is in <see cref="Project"/>, so that memories are projected once and only <see cref="Compare"/> is left for every pair. Not thread-safe.
/// </summary>
public abstract class PairHead : nn.Module<Tensor, Tensor, Tensor>
{
    /// <summary>Names the module.</summary>
    /// <param name="name">Name for people.</param>
    /// <param name="dimension">d.</param>
    protected PairHead(string name, int dimension) : base(name) => Dimension = dimension;

    /// <summary>Values per embedding.</summary>
    public int Dimension { get; }

    /// <summary>What is kept of embeddings: <c>[n, d]</c> to <c>[n, p]</c>. By default the embeddings themselves.</summary>
    public virtual Tensor Project(Tensor embeddings) => embeddings;

    /// <summary>
    /// Compares projected embeddings <c>[..., p]</c>, whose leading dimensions broadcast: <c>[q, 1, p]</c> and <c>[1, m, p]</c> give the logits <c>[q, m, 2]</c> of all pairs.
    /// </summary>
    public abstract Tensor Compare(Tensor first, Tensor second);

    /// <inheritdoc />
    public override Tensor forward(Tensor first, Tensor second) => Compare(Project(first), Project(second));

    /// <summary>The probability of "same" from logits: <c>[..., 2]</c> to <c>[...]</c>, 0..1.</summary>
    public static Tensor Similarity(Tensor logits) => (logits.select(-1, 1) - logits.select(-1, 0)).sigmoid();
}
