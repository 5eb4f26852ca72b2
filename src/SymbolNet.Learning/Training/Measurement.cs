namespace SymbolNet.Learning.Training;

/// <summary>What a <see cref="Validation"/> found.</summary>
/// <param name="Metrics">What was measured on what is held out, as fractions; the one that decides last.</param>
sealed record Measurement(IReadOnlyDictionary<string, double> Metrics)
{
    /// <summary>The mean loss of a head's answers to what is held out; null where no head is asked.</summary>
    public double? Loss { get; init; }

    /// <summary>The share of a sample of what is learned from that a head answers rightly; null where no head is asked.</summary>
    public double? TrainingAccuracy { get; init; }
}
