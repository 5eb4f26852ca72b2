namespace SymbolNet.Learning.Registration;

/// <summary>A category and how well a drawing fits it.</summary>
/// <param name="Category">The category.</param>
/// <param name="Score">Mean probability, over its memories, that the drawing shows the same symbol; 0..1.</param>
public readonly record struct ScoredCategory(RememberedCategory Category, float Score);
