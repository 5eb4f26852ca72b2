using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Losses;

/// <summary>
/// Prototypical episodes (Snell, Swersky, Zemel, 2017): each query's class probabilities are a softmax over the negative squared distances to the class means of the support set.
/// </summary>
public static class PrototypicalLoss
{
    /// <summary>The loss of one episode.</summary>
    /// <param name="embeddings"><c>[ways · (shots + queries), dimension]</c>: class by class, its support first.</param>
    /// <param name="ways">Classes.</param>
    /// <param name="shots">Examples per class.</param>
    /// <returns>The mean over all queries.</returns>
    public static Tensor Compute(Tensor embeddings, int ways, int shots)
    {
        var (perClass, dimension) = (embeddings.shape[0] / ways, embeddings.shape[1]);
        var byClass = embeddings.reshape(ways, perClass, dimension);
        var prototypes = byClass.narrow(1, 0, shots).mean([1L]);
        var queries = byClass.narrow(1, shots, perClass - shots).reshape(-1, dimension);
        var distances = (queries.unsqueeze(1) - prototypes.unsqueeze(0)).pow(2).sum([2L]);
        var labels = arange(ways, dtype: ScalarType.Int64, device: embeddings.device).unsqueeze(1).expand(ways, perClass - shots).reshape(-1);
        return F.cross_entropy(-distances, labels);
    }
}
