namespace SymbolNet.Learning.Evaluation;

/// <summary>A drawing and what it was taken for.</summary>
/// <param name="Item">Index of the drawing in the collection that was asked from.</param>
/// <param name="Truth">Its class.</param>
/// <param name="Guess">The class it was taken for.</param>
/// <param name="Scores">The score of every class; higher is better.</param>
public sealed record ClassifiedDrawing(int Item, int Truth, int Guess, float[] Scores)
{
    /// <summary>Whether the guess is the truth.</summary>
    public bool IsRight => Guess == Truth;
}
