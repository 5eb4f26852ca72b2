using static TorchSharp.torch;

namespace SymbolNet.Learning.Mining;

/// <summary>
/// Finds triplets in a batch while it is learned from ("online"). A triplet is valid when anchor and positive are two pictures of one class and the negative is of another. Distances are only compared:
/// no gradient flows through the choice. Stateless.
/// </summary>
public static class TripletMiner
{
    /// <summary>The triplets of a batch.</summary>
    /// <param name="mining">Which ones.</param>
    /// <param name="distances">From each picture to each, <c>[batch, batch]</c>.</param>
    /// <param name="labels"><c>[batch]</c>, Int64.</param>
    /// <param name="margin">How much nearer a positive must be, in the unit of the distances.</param>
    public static Triplets Mine(TripletMining mining, Tensor distances, Tensor labels, double margin) => mining switch
    {
        TripletMining.All => All(distances, labels, margin),
        TripletMining.Hard => Hard(distances, labels),
        TripletMining.SemiHard => SemiHard(distances, labels, margin),
        _ => throw new ArgumentOutOfRangeException(nameof(mining)),
    };

    /// <summary>
    /// Every valid triplet with d(a,n) &lt; d(a,p) + margin. Those that keep the margin have no loss and would only thin out the mean (Hermans, Beyer, Leibe, 2017); an infinite margin gives all valid ones.
    /// </summary>
    public static Triplets All(Tensor distances, Tensor labels, double margin)
    {
        using var noGrad = no_grad();
        var (rows, own, negative, anchors, positives) = AnchorsAndPositives(distances, labels);
        var found = negative.logical_and(rows < own + margin).nonzero();
        var pair = found.select(1, 0);
        return new(anchors.index_select(0, pair), positives.index_select(0, pair), found.select(1, 1));
    }

    /// <summary>For each anchor that has both, the farthest positive and the nearest negative (Hermans, Beyer, Leibe, 2017).</summary>
    public static Triplets Hard(Tensor distances, Tensor labels)
    {
        using var noGrad = no_grad();
        var (positive, negative) = Masks(labels);
        var farthest = distances.masked_fill(positive.logical_not(), double.NegativeInfinity).max(1).indexes;
        var nearest = distances.masked_fill(negative.logical_not(), double.PositiveInfinity).min(1).indexes;
        var anchors = positive.any(1).logical_and(negative.any(1)).nonzero().flatten();
        return new(anchors, farthest.index_select(0, anchors), nearest.index_select(0, anchors));
    }

    /// <summary>
    /// For each anchor and positive one negative: the nearest of those that are farther than the positive, if it is not farther by the margin (FaceNet's semi-hard ones; Schroff, Kalenichenko, Philbin,
    /// 2015). Where no negative is farther than the positive, the farthest one stands in, the easiest of the hard; where the nearest farther one keeps the margin, there is nothing to learn and no triplet.
    /// </summary>
    public static Triplets SemiHard(Tensor distances, Tensor labels, double margin)
    {
        using var noGrad = no_grad();
        var (rows, own, negative, anchors, positives) = AnchorsAndPositives(distances, labels);
        var farther = negative.logical_and(rows > own);
        var anyFarther = farther.any(1);
        var (nearestFarther, semiHard) = rows.masked_fill(farther.logical_not(), double.PositiveInfinity).min(1);
        var farthest = rows.masked_fill(negative.logical_not(), double.NegativeInfinity).max(1).indexes;
        var useful = (nearestFarther < own.squeeze(1) + margin).logical_or(anyFarther.logical_not()).logical_and(negative.any(1)).nonzero().flatten();
        return new(anchors.index_select(0, useful), positives.index_select(0, useful), semiHard.where(anyFarther, farthest).index_select(0, useful));
    }

    // One row per anchor and positive: the anchor's distances to all, its distance to the positive, which of the others are negatives. Far fewer rows than a cube of all triplets would have.
    static (Tensor Rows, Tensor Own, Tensor Negative, Tensor Anchors, Tensor Positives) AnchorsAndPositives(Tensor distances, Tensor labels)
    {
        var (positive, negative) = Masks(labels);
        var pairs = positive.nonzero();
        var (anchors, positives) = (pairs.select(1, 0), pairs.select(1, 1));
        var rows = distances.index_select(0, anchors);
        return (rows, rows.gather(1, positives.unsqueeze(1)), negative.index_select(0, anchors), anchors, positives);
    }

    static (Tensor Positive, Tensor Negative) Masks(Tensor labels)
    {
        var same = labels.unsqueeze(0).eq(labels.unsqueeze(1));
        return (same.logical_and(eye(labels.shape[0], dtype: ScalarType.Bool, device: labels.device).logical_not()), same.logical_not());
    }
}
