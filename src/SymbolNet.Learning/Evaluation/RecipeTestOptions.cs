namespace SymbolNet.Learning.Evaluation;

/// <summary>The numbers of the tests that belong to SymbolNet's published runs.</summary>
/// <param name="Pairs">Pairs to judge.</param>
/// <param name="Same">Part of them that show the same symbol, 0..1.</param>
/// <param name="Memories">Memories of a class.</param>
/// <param name="Seen">Drawings of each class of which they are made.</param>
/// <param name="Queries">Drawings asked in all.</param>
/// <param name="Seed">Seed.</param>
public sealed record RecipeTestOptions(int Pairs, double Same, int Memories, int Seen, int Queries, long Seed);
