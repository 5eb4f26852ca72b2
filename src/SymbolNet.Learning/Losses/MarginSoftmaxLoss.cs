using SymbolNet.Learning.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Losses;

/// <summary>
/// Classification by angle with a margin: cross entropy of s · cos θ over the classes, where θ is the angle between an embedding and a learned direction per class and the true class has to be better by
/// the margin m: cos θ - m (CosFace; Wang et al., 2018) or cos(θ + m) (ArcFace; Deng et al., 2019).
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

    /// <summary>What the margin is taken from.</summary>
    public SoftmaxMargin Kind { get; init; }

    /// <summary>m: how much nearer than any other class the true one must be, as a cosine or as an angle in radians. May change from step to step.</summary>
    public double Margin { get; set; }

    /// <summary>The element type of the matrix product.</summary>
    public ScalarType Precision { get; set; } = ScalarType.Float32;

    /// <summary>The loss of a batch.</summary>
    /// <param name="embeddings"><c>[batch, dimension]</c>, of length 1.</param>
    /// <param name="labels"><c>[batch]</c>, Int64.</param>
    /// <returns>The mean over the batch.</returns>
    public override Tensor forward(Tensor embeddings, Tensor labels)
    {
        var cosines = F.linear(embeddings.to(Precision), F.normalize(weight, dim: 1).to(Precision)).to(weight.dtype);
        var own = labels.unsqueeze(1);
        var margins = Kind == SoftmaxMargin.Cosine ? full([labels.shape[0], 1], -Margin, weight.dtype, labels.device) : AngularChange(cosines.gather(1, own));
        return F.cross_entropy(cosines.scatter_add(1, own, margins) * scale, labels);
    }

    // cos(θ + m) - cos θ. Beyond θ + m = π, where the cosine would rise again, the change stays what it is there, so that a larger angle never costs less.
    Tensor AngularChange(Tensor cosines)
    {
        var (cos, sin) = (Math.Cos(Margin), Math.Sin(Margin));
        // The slope of the sine is infinite where the embedding lies on its direction; there the angle's gradient is 0.
        var sines = (1 - cosines.square()).clamp_min(1e-7).sqrt();
        return (cosines * (cos - 1) - sines * sin).where(cosines > -cos, full_like(cosines, cos - 1));
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            weight.Dispose();
        base.Dispose(disposing);
    }
}
