namespace SymbolNet.Learning.Sampling;

/// <summary>One k-way n-shot test: a few examples of each class, and drawings to be told apart with them.</summary>
/// <param name="Support">Per way, the indices of its examples.</param>
/// <param name="Queries">Per way, the indices of the drawings whose class is asked for.</param>
public sealed record Episode(int[][] Support, int[][] Queries);
