namespace SymbolNet.Learning.Sampling;

/// <summary>How the batches of a training are drawn. What is null is chosen by the kind of batches the objective needs; what that kind does not have must be null. See <see cref="BatchSampling"/>.</summary>
public sealed record SamplingOptions
{
    /// <summary>Drawings of each class in a batch: at least 2 for groups of classes; otherwise 1 goes through all drawings in random order.</summary>
    public int? DrawingsPerClass { get; init; }

    /// <summary>Groups of classes of one alphabet and orientation in a batch; 0 mixes everything.</summary>
    public int? AlphabetGroups { get; init; }

    /// <summary>Probability that a pair is of one class, 0..1.</summary>
    public double? SameProportion { get; init; }

    /// <summary>How often each class comes into a pair.</summary>
    public ClassSampling? Classes { get; init; }

    /// <summary>For custom class sampling, the probability of each class in the order of first appearance; they sum to 1.</summary>
    public IReadOnlyList<double>? ClassProbabilities { get; init; }

    /// <summary>Classes of an episode. With shots and queries they make the batch, whatever its size is otherwise.</summary>
    public int? Ways { get; init; }

    /// <summary>Examples of each class in an episode.</summary>
    public int? Shots { get; init; }

    /// <summary>Drawings of each class to be recognised in an episode.</summary>
    public int? Queries { get; init; }

    /// <summary>Whether the classes of an episode share an alphabet.</summary>
    public bool? WithinAlphabet { get; init; }
}
