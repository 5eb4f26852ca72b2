using static TorchSharp.torch;

namespace SymbolNet.Learning.Losses;

/// <summary>A batch of pairs taken apart.</summary>
/// <param name="First">Embeddings 0, 2, 4...: <c>[pairs, dimension]</c>.</param>
/// <param name="Second">Embeddings 1, 3, 5...</param>
/// <param name="Same">Whether both are of one class: <c>[pairs]</c>, Bool.</param>
readonly record struct Pairs(Tensor First, Tensor Second, Tensor Same)
{
    /// <summary>Takes a batch apart in which pictures 2i and 2i + 1 are a pair.</summary>
    public static Pairs Of(Tensor embeddings, Tensor labels)
    {
        static Tensor EverySecond(Tensor values, long start) => values.slice(0, start, values.shape[0], 2);
        return new(EverySecond(embeddings, 0), EverySecond(embeddings, 1), EverySecond(labels, 0).eq(EverySecond(labels, 1)));
    }
}
