using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Losses;

/// <summary>
/// Classification by angle with a margin (<see cref="MarginSoftmaxLoss"/>), and beside it, where wished, the search for the other drawings of the class in the batch
/// (<see cref="ContrastiveSoftmaxLoss"/>). The margin grows from 0 over the first part of the run. Embeddings are scaled to length 1.
/// </summary>
public sealed class MarginSoftmaxObjective : Objective
{
    readonly MarginSoftmaxLoss softmax;
    readonly ContrastiveSoftmaxLoss? contrast;
    readonly double margin, ramp, softmaxWeight, contrastWeight;

    /// <summary>Makes the objective.</summary>
    /// <param name="softmax">The classification; it belongs to the objective from now on.</param>
    /// <param name="margin">The margin it grows to.</param>
    /// <param name="ramp">Part of the run in which it grows, 0..1; 0 has it whole from the start.</param>
    /// <param name="softmaxWeight">Weight of the classification in the loss.</param>
    /// <param name="contrast">The second term, or null. It needs at least two drawings of every class in a batch.</param>
    /// <param name="contrastWeight">Its weight.</param>
    public MarginSoftmaxObjective(MarginSoftmaxLoss softmax, double margin, double ramp, double softmaxWeight = 1, ContrastiveSoftmaxLoss? contrast = null, double contrastWeight = 1)
        : base("margin-softmax", contrast is null ? BatchKind.Drawings : BatchKind.ClassGroups)
    {
        (this.softmax, this.margin, this.ramp, this.softmaxWeight, this.contrast, this.contrastWeight) = (softmax, margin, ramp, softmaxWeight, contrast, contrastWeight);
        register_module("softmax", softmax);
        Advance(0);
    }

    /// <inheritdoc />
    public override bool KnowsClasses => true;

    /// <inheritdoc />
    public override bool Decays => false;

    /// <inheritdoc />
    public override void Advance(double progress) => softmax.Margin = ramp == 0 ? margin : margin * Math.Min(1, progress / ramp);

    /// <inheritdoc />
    public override Tensor forward(Tensor embeddings, Tensor labels)
    {
        softmax.Precision = Precision;
        var directions = F.normalize(embeddings, dim: 1);
        var loss = softmax.call(directions, labels) * softmaxWeight;
        return contrast is null ? loss : loss + contrast.Compute(directions, labels) * contrastWeight;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            softmax.Dispose();
        base.Dispose(disposing);
    }
}
