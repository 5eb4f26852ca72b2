using SymbolNet.Learning.Mining;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Learning.Losses;

/// <summary>What a training strives for, by name and numbers. What is null is chosen by the objective; what an objective does not have must be null. See <see cref="ObjectiveRegistry"/>.</summary>
public sealed record ObjectiveOptions
{
    /// <summary>The objective's name in <see cref="ObjectiveRegistry"/>.</summary>
    public string Name { get; init; } = "margin-softmax";

    /// <summary>How sharp a softmax over cosines is.</summary>
    public double? Scale { get; init; }

    /// <summary>How much nearer, or farther, something must be; in the unit of the objective.</summary>
    public double? Margin { get; init; }

    /// <summary>What the margin of a margin softmax is taken from.</summary>
    public SoftmaxMargin? MarginKind { get; init; }

    /// <summary>Part of the run in which the margin grows from 0, 0..1.</summary>
    public double? MarginRamp { get; init; }

    /// <summary>Weight of the margin softmax in the loss.</summary>
    public double? SoftmaxWeight { get; init; }

    /// <summary>Weight of the contrastive softmax beside the margin softmax; 0 leaves it out.</summary>
    public double? ContrastWeight { get; init; }

    /// <summary>Scale of the contrastive softmax beside the margin softmax.</summary>
    public double? ContrastScale { get; init; }

    /// <summary>Margin of the contrastive softmax beside the margin softmax, as a cosine.</summary>
    public double? ContrastMargin { get; init; }

    /// <summary>Which triplets of a batch are learned from.</summary>
    public TripletMining? Mining { get; init; }

    /// <summary>Whether triplets compare squared distances.</summary>
    public bool? SquaredDistances { get; init; }

    /// <summary>Who judges pairs; null takes the evaluator for the network "symbolnet" and a comparison for others.</summary>
    public PairHeadKind? PairHead { get; init; }

    /// <summary>How an evaluator puts two embeddings together.</summary>
    public CompareMode? CompareMode { get; init; }

    /// <summary>How a comparison makes one vector of two embeddings.</summary>
    public FeatureComparison? FeatureComparison { get; init; }

    /// <summary>Share of a classifier's target that is spread over all classes, 0 to below 1.</summary>
    public double? LabelSmoothing { get; init; }

    /// <summary>Names of the classes for which a frozen network's binary head shall say yes.</summary>
    public IReadOnlyList<string>? PositiveClasses { get; init; }

    /// <summary>How batches are drawn.</summary>
    public SamplingOptions Sampling { get; init; } = new();
}
