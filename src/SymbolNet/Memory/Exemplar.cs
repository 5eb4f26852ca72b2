using SymbolNet.Embeddings;

namespace SymbolNet.Memory;

/// <summary>One remembered drawing as a model sees it. The drawing itself is kept by whoever owns the bank, under the same id.</summary>
public sealed record Exemplar(ExemplarId Id, Embedding Embedding);
