namespace SymbolNet.Learning.Curation;

/// <summary>A drawing about which somebody is asked.</summary>
/// <param name="Item">Its place in the pool.</param>
/// <param name="Probability">The head's own answer so far: the probability of "yes", 0..1.</param>
public sealed record CurationQuestion(int Item, float Probability);
