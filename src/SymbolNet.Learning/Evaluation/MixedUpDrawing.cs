namespace SymbolNet.Learning.Evaluation;

/// <summary>A drawing that was taken for another symbol.</summary>
/// <param name="Picture">The drawing, as a PNG file.</param>
/// <param name="Likeness">Its score with what it was taken for; a cosine unless the model has a judge of pairs.</param>
/// <param name="OwnLikeness">Its score with its own symbol.</param>
public sealed record MixedUpDrawing(byte[] Picture, float Likeness, float OwnLikeness);
