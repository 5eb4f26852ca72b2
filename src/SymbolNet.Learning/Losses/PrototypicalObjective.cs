using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Losses;

/// <summary>
/// Prototypical episodes (Snell, Swersky, Zemel, 2017): each query's class probabilities are a softmax over the negative squared distances to the class means of the support set. The loss is the mean over
/// all queries. Embeddings are taken as they are.
/// </summary>
/// <param name="shots">Examples of each class, at least 1.</param>
/// <param name="queries">Drawings of each class to be recognised, at least 1; as many classes take part as the batch holds.</param>
public sealed class PrototypicalObjective(int shots, int queries) : Objective("prototypical", BatchKind.Episodes)
{
    /// <inheritdoc />
    public override Tensor forward(Tensor embeddings, Tensor labels)
    {
        var (ways, dimension) = (embeddings.shape[0] / (shots + queries), embeddings.shape[1]);
        var byClass = embeddings.reshape(ways, shots + queries, dimension);
        var prototypes = byClass.narrow(1, 0, shots).mean([1L]);
        var asked = byClass.narrow(1, shots, queries).reshape(-1, dimension);
        var distances = (asked.unsqueeze(1) - prototypes.unsqueeze(0)).square().sum(2L);
        return F.cross_entropy(-distances, arange(ways, dtype: ScalarType.Int64, device: embeddings.device).repeat_interleave(queries));
    }
}
