using System.Collections.Immutable;

namespace SymbolNet.Learning.Registration;

/// <summary>What is remembered of a category. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Memories">The embeddings that queries are compared with: those of drawings, or the means of groups of them; not to be changed.</param>
/// <param name="Medoids">For each memory the index, among the drawings it was registered from, of the one nearest to it: the picture to show for it.</param>
/// <param name="Seen">From how many drawings it was registered.</param>
public sealed record RememberedCategory(string Name, ImmutableArray<float[]> Memories, ImmutableArray<int> Medoids, int Seen);
