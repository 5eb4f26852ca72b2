namespace SymbolNet.Learning.Training;

/// <summary>News of a training run. Which numbers are set depends on <paramref name="Kind"/>.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps of the whole run; 0 while it is not known.</param>
public sealed record TrainingProgress(TrainingEvent Kind, long Step, long Steps)
{
    /// <summary>Mean loss since the last report.</summary>
    public double? Loss { get; init; }

    /// <summary>Learning rate of the last step.</summary>
    public double? LearningRate { get; init; }

    /// <summary>Pictures trained per second since the last report.</summary>
    public double? PicturesPerSecond { get; init; }

    /// <summary>Seconds until the end at this speed.</summary>
    public double? SecondsLeft { get; init; }

    /// <summary>What was measured on the held-out alphabets, as fractions.</summary>
    public IReadOnlyDictionary<string, double>? Metrics { get; init; }

    /// <summary>Whether these are the best weights so far; they were kept.</summary>
    public bool? Best { get; init; }

    /// <summary>Something for people to read.</summary>
    public string? Message { get; init; }
}
