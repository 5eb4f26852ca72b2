using SymbolNet.Learning.Data;
using SymbolNet.Learning.Losses;

namespace SymbolNet.Learning.Sampling;

/// <summary>From options to the sampler that makes the batches an objective needs.</summary>
public static class BatchSampling
{
    static readonly Dictionary<BatchKind, (string Words, SamplingOptions Defaults)> Kinds = new()
    {
        [BatchKind.Drawings] = ("single drawings", new() { DrawingsPerClass = 1, AlphabetGroups = 0 }),
        [BatchKind.ClassGroups] = ("groups of drawings of a class", new() { DrawingsPerClass = 2, AlphabetGroups = 4 }),
        [BatchKind.Pairs] = ("pairs", new() { SameProportion = 0.5, Classes = ClassSampling.Uniform }),
        [BatchKind.Episodes] = ("episodes", new() { Ways = 20, Shots = 1, Queries = 5, WithinAlphabet = true }),
    };

    static readonly (string Words, Func<SamplingOptions, object?> Of)[] Options =
    [
        ("number of drawings per class", options => options.DrawingsPerClass),
        ("number of alphabet groups", options => options.AlphabetGroups),
        ("proportion of same-class pairs", options => options.SameProportion),
        ("class sampling", options => options.Classes),
        ("number of ways", options => options.Ways),
        ("number of shots", options => options.Shots),
        ("number of queries", options => options.Queries),
        ("choice between one alphabet and all", options => options.WithinAlphabet),
    ];

    /// <summary>Fills in what the options leave to the kind of batches, and checks them.</summary>
    /// <param name="options">The options.</param>
    /// <param name="batches">The kind of batches.</param>
    /// <param name="objective">The name of the objective, for sentences.</param>
    /// <exception cref="InvalidInputException">A number is out of range, or says something about batches of another kind.</exception>
    public static SamplingOptions Complete(SamplingOptions options, BatchKind batches, string objective)
    {
        var (words, defaults) = Kinds[batches];
        foreach (var (option, of) in Options)
            InvalidInputException.Require(of(options) is null || of(defaults) is not null,
                $"A {option} is for objectives that learn from {string.Join(" or ", Kinds.Values.Where(kind => of(kind.Defaults) is not null).Select(kind => kind.Words))}; '{objective}' learns from {words}.");
        InvalidInputException.Require(options.ClassProbabilities is null || batches == BatchKind.Pairs, $"Class probabilities are for objectives that learn from pairs; '{objective}' learns from {words}.");

        var complete = options with
        {
            DrawingsPerClass = options.DrawingsPerClass ?? defaults.DrawingsPerClass,
            AlphabetGroups = options.AlphabetGroups ?? defaults.AlphabetGroups,
            SameProportion = options.SameProportion ?? defaults.SameProportion,
            Classes = options.Classes ?? (options.ClassProbabilities is null ? defaults.Classes : ClassSampling.Custom),
            Ways = options.Ways ?? defaults.Ways,
            Shots = options.Shots ?? defaults.Shots,
            Queries = options.Queries ?? defaults.Queries,
            WithinAlphabet = options.WithinAlphabet ?? defaults.WithinAlphabet,
        };
        InvalidInputException.Require(batches != BatchKind.ClassGroups || complete.DrawingsPerClass >= 2, $"'{objective}' needs at least two drawings per class in a batch, not {complete.DrawingsPerClass}.");
        InvalidInputException.Require(complete.DrawingsPerClass is null or >= 1, $"A batch holds at least one drawing per class, not {complete.DrawingsPerClass}.");
        InvalidInputException.Require(complete.AlphabetGroups is null or >= 0, $"The number of alphabet groups cannot be negative, as {complete.AlphabetGroups} is.");
        InvalidInputException.Require(complete is not { DrawingsPerClass: 1, AlphabetGroups: > 0 }, "Batches of single drawings have no alphabet groups; these take two or more drawings per class.");
        InvalidInputException.Require(complete.SameProportion is null or (>= 0 and <= 1), $"The proportion of same-class pairs must lie between 0 and 1, not {complete.SameProportion}.");
        InvalidInputException.Require(complete.Ways is null or >= 2, $"Nothing can be told apart in an episode of {complete.Ways} ways; it takes at least 2.");
        InvalidInputException.Require(complete is { Shots: null or >= 1, Queries: null or >= 1 }, $"An episode needs at least one shot and one query, not {complete.Shots} and {complete.Queries}.");
        if (complete.Classes is { } classes)
            ClassChoice.RequireProbabilities(classes, complete.ClassProbabilities);
        return complete;
    }

    /// <summary>The sampler for complete options.</summary>
    /// <param name="options">Options from <see cref="Complete"/>.</param>
    /// <param name="batches">The same kind of batches.</param>
    /// <param name="collection">The drawings.</param>
    /// <param name="orientations">Orientations of each class: 1, 4 or 8.</param>
    /// <param name="batch">Pictures per batch; episodes have their own size.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <exception cref="InvalidInputException">The collection has too few classes or drawings, or the numbers do not fit together.</exception>
    public static IBatchSampler Create(SamplingOptions options, BatchKind batches, SymbolCollection collection, int orientations, int batch, long seed) => batches switch
    {
        BatchKind.Drawings when options.DrawingsPerClass == 1 => new ShuffledSampler(collection.Items.Count, orientations, batch, seed),
        BatchKind.Drawings or BatchKind.ClassGroups => new ClassGroupSampler(collection, orientations, batch, options.DrawingsPerClass!.Value, options.AlphabetGroups!.Value, seed),
        BatchKind.Pairs => new PairSampler(collection, orientations, batch, options.SameProportion!.Value, new ClassChoice(collection, options.Classes!.Value, options.ClassProbabilities), seed),
        BatchKind.Episodes => new EpisodeBatchSampler(collection, orientations, options.Ways!.Value, options.Shots!.Value, options.Queries!.Value, options.WithinAlphabet!.Value, seed),
        _ => throw new ArgumentOutOfRangeException(nameof(batches)),
    };
}
