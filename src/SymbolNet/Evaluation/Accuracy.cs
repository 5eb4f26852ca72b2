using System.Globalization;

namespace SymbolNet.Evaluation;

/// <summary>How many of a number of answers were right.</summary>
/// <param name="Correct">Right answers.</param>
/// <param name="Total">All answers.</param>
public readonly record struct Accuracy(int Correct, int Total)
{
    /// <summary>Right answers as a fraction 0..1; NaN when there is no answer.</summary>
    public double Share => Total == 0 ? double.NaN : (double)Correct / Total;

    /// <summary>Wrong answers as a fraction 0..1; NaN when there is no answer.</summary>
    public double Error => Total == 0 ? double.NaN : (double)(Total - Correct) / Total;

    /// <summary>With one more answer.</summary>
    public Accuracy Add(bool isCorrect) => new(Correct + (isCorrect ? 1 : 0), Total + 1);

    /// <summary>Both taken together.</summary>
    public static Accuracy operator +(Accuracy one, Accuracy other) => one.Add(other);

    /// <summary>Both taken together.</summary>
    public Accuracy Add(Accuracy other) => new(Correct + other.Correct, Total + other.Total);

    /// <summary>As in <c>97.50 % (390 of 400)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{100 * Share:0.00} % ({Correct} of {Total})");
}
