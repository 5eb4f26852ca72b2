using SymbolNet.Learning.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Losses;

/// <summary>
/// Classification by angle with a margin (CosFace; Wang et al., 2018): cross entropy of s · (cos θ - m for the true class), where θ is the angle between an embedding and a learned direction per class.
/// </summary>
public sealed class MarginSoftmaxLoss : nn.Module<Tensor, Tensor, Tensor>
{
    readonly Parameter weight;
    readonly double scale;

    /// <summary>Makes the loss with random directions of length 1.</summary>
    /// <param name="classes">Number of classes.</param>
    /// <param name="dimension">Values per embedding.</param>
    /// <param name="scale">s: how sharp the softmax is.</param>
    /// <param name="random">Chance.</param>
    public MarginSoftmaxLoss(int classes, int dimension, double scale, SeededRandom random) : base(nameof(MarginSoftmaxLoss))
    {
        this.scale = scale;
        using var scope = NewDisposeScope();
        var directions = new float[classes * dimension];
        for (var i = 0; i < directions.Length; i++)
            directions[i] = random.Normal();
        weight = new Parameter(F.normalize(tensor(directions, [classes, dimension]), dim: 1).DetachFromDisposeScope());
        register_parameter("weight", weight);
    }

    /// <summary>m: how much nearer than any other class the true one must be, as a cosine. May change from step to step.</summary>
    public double Margin { get; set; }

    /// <summary>The element type of the matrix product.</summary>
    public ScalarType Precision { get; set; } = ScalarType.Float32;

    /// <summary>The loss of a batch.</summary>
    /// <param name="embeddings"><c>[batch, dimension]</c>, of length 1.</param>
    /// <param name="labels"><c>[batch]</c>, Int64.</param>
    /// <returns>The mean over the batch.</returns>
    public override Tensor forward(Tensor embeddings, Tensor labels)
    {
        var cosines = F.linear(embeddings.to(Precision), F.normalize(weight, dim: 1).to(Precision)).to(ScalarType.Float32);
        var margins = full([labels.shape[0], 1], -Margin, ScalarType.Float32, labels.device);
        return F.cross_entropy(cosines.scatter_add(1, labels.unsqueeze(1), margins) * scale, labels);
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            weight.Dispose();
        base.Dispose(disposing);
    }
}
