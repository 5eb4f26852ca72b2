using System.Collections.Immutable;
using SymbolNet.Evaluation;

namespace SymbolNet.Learning.Evaluation;

/// <summary>What came out of a test in which drawings were told apart by class. Immutable.</summary>
/// <param name="Labels">Names of the classes.</param>
/// <param name="Queries">Every drawing asked; at least one.</param>
/// <param name="QueriesPerSecond">Queries embedded and classified per second, rendering left out.</param>
public sealed record ClassificationResult(ImmutableArray<string> Labels, IReadOnlyList<ClassifiedDrawing> Queries, double QueriesPerSecond)
{
    /// <summary>For each class the drawing that stands for it: an index into the collection that was taught from, or -1 where there is none. Empty where no class has one.</summary>
    public ImmutableArray<int> Faces { get; init; } = [];

    /// <summary>For each class the drawings that its memories are, or are nearest to: indices into the collection that was taught from. Empty where nothing was remembered.</summary>
    public ImmutableArray<ImmutableArray<int>> Memories { get; init; } = [];

    /// <summary>How many drawings of each class were shown before; empty where none were.</summary>
    public ImmutableArray<int> Shown { get; init; } = [];

    /// <summary>Truths and guesses.</summary>
    public ConfusionMatrix Confusions { get; } = Count(Labels, Queries);

    /// <summary>Mean place of the true class among all, by score; 1 is always right.</summary>
    public double MeanRank => Queries.Average(query => TruthRank.Of(query.Scores, query.Truth));

    /// <summary>The wrong answers, those first that scored farthest above the truth.</summary>
    public IEnumerable<ClassifiedDrawing> Mistakes() =>
        Queries.Where(query => !query.IsRight).OrderByDescending(query => query.Scores[query.Guess] - query.Scores[query.Truth]);

    static ConfusionMatrix Count(ImmutableArray<string> labels, IReadOnlyList<ClassifiedDrawing> queries)
    {
        var confusions = new ConfusionMatrix(labels);
        foreach (var query in queries)
            confusions.Add(query.Truth, query.Guess);
        return confusions;
    }
}
