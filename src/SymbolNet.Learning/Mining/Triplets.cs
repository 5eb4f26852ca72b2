using static TorchSharp.torch;

namespace SymbolNet.Learning.Mining;

/// <summary>Triplets of pictures of a batch, each tensor <c>[triplets]</c>, Int64; there may be none.</summary>
/// <param name="Anchors">Rows of the anchors.</param>
/// <param name="Positives">Rows of other drawings of the anchors' classes.</param>
/// <param name="Negatives">Rows of drawings of other classes.</param>
public readonly record struct Triplets(Tensor Anchors, Tensor Positives, Tensor Negatives);
