using SymbolNet.Memory;

namespace SymbolNet.Recognition;

/// <summary>One guess.</summary>
/// <param name="Category">What it could be.</param>
/// <param name="Best">The remembered drawing most like the query.</param>
/// <param name="Similarity">Cosine -1..1 to <paramref name="Best"/>.</param>
/// <param name="Probability">How likely, 0..1; over all candidates and "none of these" it sums to 1.</param>
public sealed record Candidate(Category Category, ExemplarId Best, float Similarity, float Probability);
