namespace SymbolNet.Learning.Curation;

/// <summary>What somebody said about a drawing.</summary>
/// <param name="Item">Its place in the pool.</param>
/// <param name="Probability">What the head had said before: the probability of "yes", 0..1.</param>
/// <param name="IsYes">The answer; null where nobody can tell: nothing is learned from it, and it is not asked again.</param>
public sealed record CurationAnswer(int Item, float Probability, bool? IsYes);
