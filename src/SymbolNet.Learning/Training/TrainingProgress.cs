using System.Text.Json.Serialization;

namespace SymbolNet.Learning.Training;

/// <summary>News of a training run. Which numbers are set depends on <paramref name="Kind"/>.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps of the whole run; 0 while it is not known.</param>
public sealed record TrainingProgress(TrainingEvent Kind, long Step, long Steps)
{
    /// <summary>Mean loss since the last report; when training has finished, the loss of the last step.</summary>
    public double? Loss { get; init; }

    /// <summary>Learning rate of the last step.</summary>
    public double? LearningRate { get; init; }

    /// <summary>Pictures trained per second since the last report.</summary>
    public double? PicturesPerSecond { get; init; }

    /// <summary>Seconds until the end at this speed.</summary>
    public double? SecondsLeft { get; init; }

    /// <summary>What was measured on what is held out, as fractions.</summary>
    public IReadOnlyDictionary<string, double>? Metrics { get; init; }

    /// <summary>Mean loss of a classifier's answers to what is held out.</summary>
    public double? HeldOutLoss { get; init; }

    /// <summary>Share of a sample of what is learned from that a classifier answers rightly: beside its accuracy on what is held out, it shows over-fitting.</summary>
    public double? TrainingAccuracy { get; init; }

    /// <summary>Whether these are the best weights so far; they were kept.</summary>
    public bool? Best { get; init; }

    /// <summary>The pairs that are scored, with pictures: a few kilobytes, in the first report of them only.</summary>
    public IReadOnlyList<SamplePair>? Pairs { get; init; }

    /// <summary>Whether their drawings are held out; false where nothing is, and they are some of those that are learned from. Told with <see cref="Pairs"/>.</summary>
    public bool? PairsHeldOut { get; init; }

    /// <summary>How alike the network finds each pair now, 0 to 1, in their order.</summary>
    public IReadOnlyList<double>? PairScores { get; init; }

    /// <summary>
    /// The averaged weights by name, read anew each time, on the training thread and only while it tells this; not part of any log. Told when what is held out was measured or, where nothing is, when a
    /// checkpoint was written.
    /// </summary>
    [JsonIgnore]
    public Func<IEnumerable<(string Name, float[] Values)>>? Weights { get; init; }

    /// <summary>Something for people to read.</summary>
    public string? Message { get; init; }
}
