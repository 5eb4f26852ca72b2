namespace SymbolNet.Learning.Data;

/// <summary>One symbol of a data set.</summary>
/// <param name="Alphabet">The set of symbols it belongs to: an Omniglot alphabet, "MNIST", a group of the starter memory.</param>
/// <param name="Name">Its name within the alphabet.</param>
public sealed record SymbolClass(string Alphabet, string Name);
