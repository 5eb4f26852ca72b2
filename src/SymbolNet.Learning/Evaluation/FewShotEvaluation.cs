using SymbolNet.Learning.Sampling;
using SymbolNet.Recognition;

namespace SymbolNet.Learning.Evaluation;

/// <summary>k-way n-shot tests: the share of queries whose class scores highest.</summary>
public static class FewShotEvaluation
{
    /// <summary>The accuracy of each episode, 0..1.</summary>
    /// <param name="similarity">How alike a query is to the examples of a class.</param>
    /// <param name="sampler">Draws the episodes, of the same collection.</param>
    /// <param name="episodes">How many, at least 1.</param>
    /// <param name="cancellation">Stops.</param>
    public static double[] Accuracies(ClassSimilarity similarity, EpisodeSampler sampler, int episodes, CancellationToken cancellation = default)
    {
        if (episodes < 1)
            throw new InvalidInputException($"The number of episodes must be at least 1, not {episodes}.");
        var accuracies = new double[episodes];
        for (var i = 0; i < episodes; i++)
        {
            var episode = sampler.Draw(i);
            int[] truth = [.. episode.Queries.SelectMany((items, way) => Enumerable.Repeat(way, items.Length))];
            var answers = similarity.Recognise(episode.Support, [.. episode.Queries.SelectMany(items => items)], cancellation);
            accuracies[i] = (double)answers.Zip(truth).Count(one => one.First == one.Second) / truth.Length;
        }
        return accuracies;
    }

    /// <summary>The same by the cosines of embeddings.</summary>
    public static double[] Accuracies(EmbeddedCollection embedded, EpisodeSampler sampler, int episodes, DecisionRule rule, CancellationToken cancellation = default) =>
        Accuracies(embedded, embedded, sampler, episodes, rule, cancellation);

    /// <summary>The same with examples and queries from two collections of the same drawings: examples as pictures and queries as strokes, for instance.</summary>
    public static double[] Accuracies(EmbeddedCollection support, EmbeddedCollection queries, EpisodeSampler sampler, int episodes, DecisionRule rule, CancellationToken cancellation = default) =>
        Accuracies(new CosineSimilarity(support, queries, rule), sampler, episodes, cancellation);
}
