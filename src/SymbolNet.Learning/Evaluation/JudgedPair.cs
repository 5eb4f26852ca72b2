namespace SymbolNet.Learning.Evaluation;

/// <summary>Two drawings of a collection and what a model thought of them.</summary>
/// <param name="First">Index of a drawing.</param>
/// <param name="Second">Index of another drawing.</param>
/// <param name="Score">How likely they are the same symbol, 0..1; of models without a judge of pairs, what <see cref="PairDistance"/> makes of their distance.</param>
/// <param name="IsSame">Whether they are.</param>
public readonly record struct JudgedPair(int First, int Second, float Score, bool IsSame)
{
    /// <summary>Whether the score says what is true; 0.5 and more says "same".</summary>
    public bool IsRight => Score >= 0.5f == IsSame;

    /// <summary>P(what is true) - P(what is not), -1..1; of distances, how far they are on the right side of the threshold, in thresholds.</summary>
    public double Margin => IsSame ? 2.0 * Score - 1 : 1 - 2.0 * Score;
}
