using System.Collections.Immutable;

namespace SymbolNet.Learning.Registration;

/// <summary>Vectors in groups, each with its mean. Immutable.</summary>
/// <param name="Centres">The mean of each cluster; not to be changed.</param>
/// <param name="Medoids">Index of the vector nearest to each centre; the first of those as near.</param>
/// <param name="Assignment">The cluster of each vector.</param>
public sealed record VectorClusters(ImmutableArray<float[]> Centres, ImmutableArray<int> Medoids, ImmutableArray<int> Assignment);
