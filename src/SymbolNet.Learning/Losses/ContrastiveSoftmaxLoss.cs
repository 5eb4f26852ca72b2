using static TorchSharp.torch;

namespace SymbolNet.Learning.Losses;

/// <summary>
/// Every picture has to find the other drawings of its class among all others of the batch (supervised contrastive loss; Khosla et al., 2020), with a margin: for picture i and the others of its class P(i),
/// the mean over p in P(i) of -log( exp(s·(cos(i,p) - m)) / Σ over j ≠ i of exp(s·(cos(i,j) - m·[j in P(i)])) ).
/// </summary>
/// <param name="scale">s: how sharp the softmax is.</param>
/// <param name="margin">m: how much nearer than others the drawings of the same class must be, as a cosine.</param>
public sealed class ContrastiveSoftmaxLoss(double scale, double margin)
{
    /// <summary>The loss of a batch in which every class has at least two pictures.</summary>
    /// <param name="embeddings"><c>[batch, dimension]</c>, of length 1.</param>
    /// <param name="labels"><c>[batch]</c>, Int64.</param>
    /// <returns>The mean over the batch.</returns>
    public Tensor Compute(Tensor embeddings, Tensor labels)
    {
        var batch = embeddings.shape[0];
        using var self = eye(batch, dtype: ScalarType.Bool, device: embeddings.device);
        var same = labels.unsqueeze(0).eq(labels.unsqueeze(1)).logical_and(self.logical_not()).to(embeddings.dtype);
        var logits = (embeddings.mm(embeddings.t()) - same * margin) * scale;
        var all = logits.masked_fill(self, -1e4).logsumexp(1);
        var positive = (logits * same).sum([1L]) / same.sum([1L]).clamp_min(1);
        return (all - positive).mean();
    }
}
