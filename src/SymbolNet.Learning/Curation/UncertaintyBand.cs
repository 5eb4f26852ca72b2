namespace SymbolNet.Learning.Curation;

/// <summary>
/// The predictions that count as unsure: wide at first, when the head knows nothing, and narrower with every round, [min(0.4, 0.1 r), max(0.6, 1 - 0.1 r)] after r rounds; from the fourth on 0.4 to 0.6.
/// </summary>
/// <param name="Low">Lowest probability of "yes" in it.</param>
/// <param name="High">Highest.</param>
public readonly record struct UncertaintyBand(float Low, float High)
{
    const float Narrowing = 0.1f, NarrowestLow = 0.4f, NarrowestHigh = 0.6f;

    /// <summary>The band from which the questions of the next round come.</summary>
    /// <param name="rounds">Rounds done, 0 or more.</param>
    public static UncertaintyBand After(int rounds) => new(MathF.Min(NarrowestLow, Narrowing * rounds), MathF.Max(NarrowestHigh, 1 - Narrowing * rounds));

    /// <summary>Whether a probability lies in it; both ends do.</summary>
    public bool Contains(float probability) => probability >= Low && probability <= High;
}
