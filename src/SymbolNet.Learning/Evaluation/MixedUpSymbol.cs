namespace SymbolNet.Learning.Evaluation;

/// <summary>A symbol of a test for mix-ups.</summary>
/// <param name="Alphabet">Its alphabet.</param>
/// <param name="Name">Its name.</param>
/// <param name="Asked">Drawings of it that were asked.</param>
/// <param name="Right">Those of them that were recognised.</param>
/// <param name="Picture">The drawing of it that was shown before, as a PNG file.</param>
public sealed record MixedUpSymbol(string Alphabet, string Name, int Asked, int Right, byte[] Picture);
