namespace SymbolNet.Memory;

/// <summary>How well a query fits one category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Best">The exemplar most like the query: the reason a page can show.</param>
/// <param name="Similarity">Cosine -1..1 between the query and <paramref name="Best"/>.</param>
/// <param name="PrototypeSimilarity">Cosine -1..1 between the query and the category's prototype (the normalised mean of its exemplars); equals <paramref name="Similarity"/> when there is one exemplar.</param>
public sealed record CategoryMatch(Category Category, ExemplarId Best, float Similarity, float PrototypeSimilarity);
