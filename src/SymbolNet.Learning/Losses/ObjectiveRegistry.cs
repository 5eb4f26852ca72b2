using SymbolNet.Learning.Data;
using SymbolNet.Learning.Mining;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Losses;

/// <summary>The objectives by name, for the command line, for pages and for recipes.</summary>
public static class ObjectiveRegistry
{
    static readonly Dictionary<string, (string Description, BatchKind Batches, ObjectiveOptions Defaults, Func<ObjectiveOptions, ObjectiveParts, Objective> Build)> Objectives = new()
    {
        // The objective of the shipped model.
        ["margin-softmax"] = (
            "Classify by angle with a margin (CosFace, ArcFace), and find the other drawings of the class in the batch.",
            BatchKind.ClassGroups,
            new() { Scale = 30, Margin = 0.25, MarginKind = SoftmaxMargin.Cosine, MarginRamp = 0.15, SoftmaxWeight = 1, ContrastWeight = 1, ContrastScale = 16, ContrastMargin = 0.05 },
            (options, parts) => new MarginSoftmaxObjective(
                new MarginSoftmaxLoss(parts.Labels, parts.Dimension, options.Scale!.Value, parts.Random) { Kind = options.MarginKind!.Value },
                options.Margin!.Value, options.MarginRamp!.Value, options.SoftmaxWeight!.Value,
                options.ContrastWeight > 0 ? new ContrastiveSoftmaxLoss(options.ContrastScale!.Value, options.ContrastMargin!.Value) : null, options.ContrastWeight!.Value)),
        ["contrastive-softmax"] = (
            "Find the other drawings of the class among all of the batch (supervised contrastive learning).",
            BatchKind.ClassGroups,
            new() { Scale = 16, Margin = 0.05 },
            (options, _) => new ContrastiveSoftmaxObjective(options.Scale!.Value, options.Margin!.Value)),
        ["contrastive"] = (
            "Pull pairs of one class together and push others apart, up to a margin (few-shot lecture).",
            BatchKind.Pairs,
            new() { Margin = 2 },
            (options, _) => new ContrastiveObjective(options.Margin!.Value)),
        ["triplet"] = (
            "Be nearer to the own class than to another by a margin, on triplets mined in the batch (FaceNet).",
            BatchKind.ClassGroups,
            new() { Margin = 0.2, Mining = TripletMining.SemiHard, SquaredDistances = true },
            (options, _) => new TripletObjective(options.Margin!.Value, options.Mining!.Value, options.SquaredDistances!.Value)),
        ["prototypical"] = (
            "Recognise queries by the mean of each class's examples, in k-way n-shot episodes (prototypical networks).",
            BatchKind.Episodes,
            new(),
            (options, _) => new PrototypicalObjective(options.Sampling.Shots!.Value, options.Sampling.Queries!.Value)),
        ["pairs"] = (
            "Say of pairs whether they show the same symbol (SymbolNet, siamese networks).",
            BatchKind.Pairs,
            new() { PairHead = PairHeadKind.Comparison, CompareMode = CompareMode.Subtract, FeatureComparison = FeatureComparison.AbsoluteDifference },
            (options, parts) => new PairObjective(parts.PairHead(options))),
        ["classification"] = (
            "Plain classification with a linear layer.",
            BatchKind.Drawings,
            new() { LabelSmoothing = 0 },
            (options, parts) => new ClassificationObjective(new LinearClassifier(parts.Dimension, parts.Labels, parts.Random), options.LabelSmoothing!.Value)),
        ["frozen-classifier"] = (
            "Keep the network as it is and train a small classifier on its embeddings.",
            BatchKind.Drawings,
            new(),
            (_, parts) => new FrozenClassifierObjective(new DropoutClassifier(parts.Dimension, parts.Labels, parts.Random))),
        ["frozen-binary"] = (
            "Keep the network as it is and train one unit that answers a yes-or-no question.",
            BatchKind.Drawings,
            new() { PositiveClasses = [] },
            (options, parts) => new FrozenBinaryObjective(new BinaryHead(parts.Dimension, parts.Random), parts.Answers(options.PositiveClasses!))),
    };

    static readonly (string Words, Func<ObjectiveOptions, object?> Of)[] Numbers =
    [
        ("scale", options => options.Scale),
        ("margin", options => options.Margin),
        ("kind of margin", options => options.MarginKind),
        ("margin ramp", options => options.MarginRamp),
        ("softmax weight", options => options.SoftmaxWeight),
        ("contrast weight", options => options.ContrastWeight),
        ("contrast scale", options => options.ContrastScale),
        ("contrast margin", options => options.ContrastMargin),
        ("way of mining", options => options.Mining),
        ("choice of squared distances", options => options.SquaredDistances),
        ("judge of pairs", options => options.PairHead),
        ("compare mode", options => options.CompareMode),
        ("feature comparison", options => options.FeatureComparison),
        ("label smoothing", options => options.LabelSmoothing),
        ("list of positive classes", options => options.PositiveClasses),
    ];

    /// <summary>The known names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Objectives.Keys];

    /// <summary>What an objective does, in one sentence for people.</summary>
    /// <exception cref="InvalidInputException">The name is unknown.</exception>
    public static string Describe(string name) => Find(name).Description;

    /// <summary>How the batches of an objective are made.</summary>
    /// <exception cref="InvalidInputException">The name is unknown.</exception>
    public static BatchKind BatchesOf(ObjectiveOptions options) =>
        // Without the search for others of the class, the margin softmax takes any drawings.
        options.ContrastWeight == 0 ? BatchKind.Drawings : Find(options.Name).Batches;

    /// <summary>Fills in what the options leave to the objective and the network, and checks them.</summary>
    /// <param name="options">The options.</param>
    /// <param name="network">The network that is to be trained.</param>
    /// <exception cref="InvalidInputException">The name is unknown, a number is out of range, or it is one the objective does not have.</exception>
    public static ObjectiveOptions Complete(ObjectiveOptions options, NetworkOptions network)
    {
        var defaults = Find(options.Name).Defaults;
        foreach (var (words, of) in Numbers)
            InvalidInputException.Require(of(options) is null || of(defaults) is not null, $"'{options.Name}' has no {words}; {string.Join(" and ", Names.Where(name => of(Objectives[name].Defaults) is not null))} {(Names.Count(name => of(Objectives[name].Defaults) is not null) == 1 ? "has" : "have")} one.");

        PairHeadKind? head = options.PairHead ?? (defaults.PairHead is not null && network.Name == "symbolnet" ? PairHeadKind.Evaluator : defaults.PairHead);
        InvalidInputException.Require(head is not { } judge || Enum.IsDefined(judge), $"Pairs are judged by comparison or evaluator, not by {head}.");
        InvalidInputException.Require(options.CompareMode is null || head == PairHeadKind.Evaluator, "A compare mode is the evaluator's; a comparison has a feature comparison.");
        InvalidInputException.Require(options.FeatureComparison is null || head == PairHeadKind.Comparison, "A feature comparison is the comparison's; the evaluator has a compare mode.");

        var complete = options with
        {
            Scale = options.Scale ?? defaults.Scale,
            Margin = options.Margin ?? defaults.Margin,
            MarginKind = options.MarginKind ?? defaults.MarginKind,
            MarginRamp = options.MarginRamp ?? defaults.MarginRamp,
            SoftmaxWeight = options.SoftmaxWeight ?? defaults.SoftmaxWeight,
            ContrastWeight = options.ContrastWeight ?? defaults.ContrastWeight,
            ContrastScale = options.ContrastScale ?? defaults.ContrastScale,
            ContrastMargin = options.ContrastMargin ?? defaults.ContrastMargin,
            Mining = options.Mining ?? defaults.Mining,
            SquaredDistances = options.SquaredDistances ?? defaults.SquaredDistances,
            PairHead = head,
            CompareMode = head == PairHeadKind.Evaluator ? options.CompareMode ?? defaults.CompareMode : null,
            FeatureComparison = head == PairHeadKind.Comparison ? options.FeatureComparison ?? defaults.FeatureComparison : null,
            LabelSmoothing = options.LabelSmoothing ?? defaults.LabelSmoothing,
            PositiveClasses = options.PositiveClasses ?? defaults.PositiveClasses,
        };
        InvalidInputException.Require(new[] { complete.Scale, complete.ContrastScale }.All(scale => scale is null or (> 0 and < double.PositiveInfinity)), "A scale must be a number above 0.");
        InvalidInputException.Require(new[] { complete.Margin, complete.ContrastMargin }.All(margin => margin is null or (>= 0 and < double.PositiveInfinity)), "A margin must be a number of at least 0.");
        InvalidInputException.Require(complete.MarginKind != SoftmaxMargin.Angular || complete.Margin < Math.PI, $"An angular margin is in radians and below π, not {complete.Margin}.");
        InvalidInputException.Require(complete.SquaredDistances is not { } squared || complete.Margin < (squared ? 4 : 2), $"Embeddings of length 1 are never farther apart than 2, squared 4; no triplet could keep a margin of {complete.Margin}.");
        InvalidInputException.Require(complete.MarginRamp is null or (>= 0 and <= 1), $"The margin ramp is a part of the run, from 0 to 1, not {complete.MarginRamp}.");
        InvalidInputException.Require(complete.SoftmaxWeight is null or (> 0 and < double.PositiveInfinity), $"The softmax weight must be a number above 0, not {complete.SoftmaxWeight}; 'contrastive-softmax' does without the margin softmax.");
        InvalidInputException.Require(complete.ContrastWeight is null or (>= 0 and < double.PositiveInfinity), $"The contrast weight must be a number of at least 0, not {complete.ContrastWeight}.");
        InvalidInputException.Require(complete.LabelSmoothing is null or (>= 0 and < 1), $"Label smoothing must be at least 0 and below 1, not {complete.LabelSmoothing}.");
        InvalidInputException.Require(complete.MarginKind is not { } kind || Enum.IsDefined(kind), $"A margin is cosine or angular, not {complete.MarginKind}.");
        InvalidInputException.Require(complete.CompareMode is not { } mode || Enum.IsDefined(mode), $"A compare mode is subtract or concatenate, not {complete.CompareMode}.");
        InvalidInputException.Require(complete.FeatureComparison is not { } comparison || Enum.IsDefined(comparison), $"There is no feature comparison {complete.FeatureComparison}.");
        InvalidInputException.Require(complete.Mining is not { } mining || Enum.IsDefined(mining), $"Triplets are mined all, hard or semiHard, not {complete.Mining}.");
        InvalidInputException.Require(complete.PositiveClasses is not { Count: 0 }, $"'{options.Name}' needs the names of the classes it shall say yes to.");
        return complete with { Sampling = BatchSampling.Complete(complete.Sampling, BatchesOf(complete), complete.Name) };
    }

    /// <summary>Builds an objective; what it trains beside the network begins with weights that follow from the random numbers alone.</summary>
    /// <param name="options">The options; what they leave open is completed.</param>
    /// <param name="network">The network it is to train.</param>
    /// <param name="classes">The classes learned from.</param>
    /// <param name="orientations">Orientations of each class that count as classes of their own; a label is class · orientations + orientation.</param>
    /// <param name="random">Chance.</param>
    /// <exception cref="InvalidInputException">The options cannot be used, or the objective makes no sense with these classes.</exception>
    public static Objective Create(ObjectiveOptions options, EmbeddingNetwork network, IReadOnlyList<SymbolClass> classes, int orientations, SeededRandom random)
    {
        var complete = Complete(options, network.Options);
        return classes.Count < 2
            ? throw new InvalidInputException($"There is nothing to learn from one class; '{complete.Name}' needs at least two.")
            : Objectives[complete.Name].Build(complete, new(network, classes, orientations, random));
    }

    /// <summary>Builds the head that a model of this objective has beside its network, whose weights are about to be loaded.</summary>
    /// <param name="options">Complete options.</param>
    /// <param name="network">The network.</param>
    /// <param name="classes">The classes learned from; a judge of pairs needs none.</param>
    /// <param name="orientations">Orientations of each class that count as classes of their own.</param>
    /// <exception cref="InvalidInputException">The options cannot be used, or the objective has no head.</exception>
    internal static nn.Module CreateHead(ObjectiveOptions options, EmbeddingNetwork network, IReadOnlyList<SymbolClass> classes, int orientations) =>
        Find(options.Name).Build(Complete(options, network.Options), new(network, classes, orientations, new SeededRandom(0, RandomPurpose.Weights))).Kept
        ?? throw new InvalidInputException($"A model of the objective '{options.Name}' has no head.");

    static (string Description, BatchKind Batches, ObjectiveOptions Defaults, Func<ObjectiveOptions, ObjectiveParts, Objective> Build) Find(string name) =>
        Objectives.TryGetValue(name, out var objective) ? objective : throw new InvalidInputException($"There is no objective '{name}'; there are {string.Join(", ", Names)}.");
}
