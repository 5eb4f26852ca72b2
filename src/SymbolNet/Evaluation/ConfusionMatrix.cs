using System.Collections.Immutable;

namespace SymbolNet.Evaluation;

/// <summary>How often each class was taken for each other. Not thread-safe while it is filled.</summary>
public sealed class ConfusionMatrix
{
    readonly int[,] counts;

    /// <summary>An empty matrix.</summary>
    /// <param name="labels">Names of the classes; class i has the index of its name.</param>
    public ConfusionMatrix(ImmutableArray<string> labels) => (Labels, counts) = (labels, new int[labels.Length, labels.Length]);

    /// <summary>Names of the classes.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>How often class <paramref name="truth"/> was taken for class <paramref name="guess"/>.</summary>
    public int this[int truth, int guess] => counts[truth, guess];

    /// <summary>Counts one answer.</summary>
    public void Add(int truth, int guess) => counts[truth, guess]++;

    /// <summary>Right answers over all classes.</summary>
    public Accuracy Accuracy => Labels.Select((_, i) => Recall(i)).Aggregate(default(Accuracy), (sum, next) => sum + next);

    /// <summary>Right answers among the drawings of one class.</summary>
    public Accuracy Recall(int truth) => new(counts[truth, truth], Enumerable.Range(0, Labels.Length).Sum(guess => counts[truth, guess]));

    /// <summary>Right answers among those that named one class.</summary>
    public Accuracy Precision(int guess) => new(counts[guess, guess], Enumerable.Range(0, Labels.Length).Sum(truth => counts[truth, guess]));

    /// <summary>What the drawings of one class were taken for most often, right or wrong; the first of equal ones; null when there was no drawing.</summary>
    public int? MostFrequentGuess(int truth)
    {
        var guess = Enumerable.Range(0, Labels.Length).MaxBy(guess => counts[truth, guess]);
        return counts[truth, guess] > 0 ? guess : null;
    }

    /// <summary>The mistakes, most frequent first, equal ones in the order of the classes.</summary>
    public ImmutableArray<(int Truth, int Guess, int Count)> Mistakes() =>
    [
        .. from truth in Enumerable.Range(0, Labels.Length)
           from guess in Enumerable.Range(0, Labels.Length)
           where truth != guess && counts[truth, guess] > 0
           orderby counts[truth, guess] descending
           select (truth, guess, counts[truth, guess]),
    ];
}
