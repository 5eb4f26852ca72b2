using SymbolNet.Learning.Data;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Learning.Losses;

/// <summary>What objectives are built from.</summary>
/// <param name="Network">The network that is trained.</param>
/// <param name="Classes">The classes learned from.</param>
/// <param name="Orientations">Orientations of each class that count as classes of their own.</param>
/// <param name="Random">Chance for first weights.</param>
sealed record ObjectiveParts(EmbeddingNetwork Network, IReadOnlyList<SymbolClass> Classes, int Orientations, SeededRandom Random)
{
    /// <summary>Values per embedding.</summary>
    public int Dimension => Network.Options.Dimension;

    /// <summary>Number of labels: label = class · orientations + orientation.</summary>
    public int Labels => Classes.Count * Orientations;

    /// <summary>The judge of pairs that complete options ask for.</summary>
    public PairHead PairHead(ObjectiveOptions options) => options.PairHead == PairHeadKind.Evaluator
        ? new PairEvaluator(Network.Parts, options.CompareMode!.Value, Random)
        : new PairComparison(Dimension, options.FeatureComparison!.Value, Random);

    /// <summary>Per label, whether its class is among the named ones.</summary>
    public IReadOnlyList<bool> Answers(IReadOnlyList<string> positiveClasses)
    {
        if (positiveClasses.FirstOrDefault(name => Classes.All(symbol => symbol.Name != name)) is { } unknown)
            throw new InvalidInputException($"There is no class '{unknown}' to say yes to; there are {string.Join(", ", Classes.Select(symbol => symbol.Name).Distinct().Take(20))}{(Classes.Count > 20 ? "..." : "")}.");
        var yes = Classes.Select(symbol => positiveClasses.Contains(symbol.Name)).ToList();
        if (!yes.Contains(false))
            throw new InvalidInputException("Every class is among the positive ones; a yes-or-no question needs classes of both kinds.");
        return [.. yes.SelectMany(answer => Enumerable.Repeat(answer, Orientations))];
    }
}
