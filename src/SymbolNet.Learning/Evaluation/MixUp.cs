namespace SymbolNet.Learning.Evaluation;

/// <summary>One symbol that was taken for another.</summary>
/// <param name="Symbol">What was drawn: an index into <see cref="MixUps.Symbols"/>.</param>
/// <param name="TakenFor">What it was taken for: an index as well.</param>
/// <param name="Count">How often.</param>
/// <param name="Drawings">The drawings, those first that were farthest from their own symbol; only some of them, or none, where there are very many.</param>
public sealed record MixUp(int Symbol, int TakenFor, int Count, IReadOnlyList<MixedUpDrawing> Drawings);
