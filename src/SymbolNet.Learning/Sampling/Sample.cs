namespace SymbolNet.Learning.Sampling;

/// <summary>One picture of a batch before augmentation.</summary>
/// <param name="Item">Index of the drawing.</param>
/// <param name="Orientation">0 as drawn, 1 to 3 turned by quarter turns, 4 to 7 mirrored and then turned: each orientation of a character counts as a class of its own.</param>
public readonly record struct Sample(int Item, int Orientation);
