using SymbolNet.Learning.Mining;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Losses;

/// <summary>
/// An anchor has to be nearer to a drawing of its class, the positive, than to one of another, the negative, by a margin (FaceNet; Schroff, Kalenichenko, Philbin, 2015): the mean over the triplets that
/// <see cref="TripletMiner"/> finds in the batch of max(0, d(a,p) - d(a,n) + margin), and 0 where it finds none. Embeddings are scaled to length 1.
/// </summary>
/// <param name="margin">How much nearer the positive must be.</param>
/// <param name="mining">Which triplets of a batch are used.</param>
/// <param name="squared">Whether d is the squared Euclidean distance, 0..4, as in the paper, or the distance itself, 0..2.</param>
public sealed class TripletObjective(double margin, TripletMining mining, bool squared = true) : Objective("triplet", BatchKind.ClassGroups)
{
    /// <inheritdoc />
    public override Tensor forward(Tensor embeddings, Tensor labels)
    {
        var directions = F.normalize(embeddings, dim: 1);
        // Without the matrix product, which is too coarse for near neighbours; two pictures in one place get a gradient of 0.
        var distances = cdist(directions, directions, 2, TorchSharp.compute_mode.donot_use_mm_for_euclid_dist);
        if (squared)
            distances = distances.square();
        var (anchors, positives, negatives) = TripletMiner.Mine(mining, distances, labels, margin);
        var losses = (distances.index(anchors, positives) - distances.index(anchors, negatives) + margin).clamp_min(0);
        // Nothing to learn gives a loss and a gradient of 0, but distances that are no numbers stay visible.
        return losses.shape[0] > 0 ? losses.mean() : distances.sum() * 0;
    }
}
