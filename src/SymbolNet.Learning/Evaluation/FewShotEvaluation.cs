using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;
using SymbolNet.Recognition;

namespace SymbolNet.Learning.Evaluation;

/// <summary>k-way n-shot tests: the share of queries whose class scores highest.</summary>
public static class FewShotEvaluation
{
    /// <summary>The accuracy of each episode, 0..1.</summary>
    /// <param name="embedded">The drawings.</param>
    /// <param name="sampler">Draws the episodes, of the same collection.</param>
    /// <param name="episodes">How many, at least 1.</param>
    /// <param name="rule">How a score comes about.</param>
    /// <param name="cancellation">Stops.</param>
    public static double[] Accuracies(EmbeddedCollection embedded, EpisodeSampler sampler, int episodes, DecisionRule rule, CancellationToken cancellation = default) =>
        Accuracies(embedded, embedded, sampler, episodes, rule, cancellation);

    /// <summary>The same with examples and queries from two collections of the same drawings: examples as pictures and queries as strokes, for instance.</summary>
    public static double[] Accuracies(EmbeddedCollection support, EmbeddedCollection queries, EpisodeSampler sampler, int episodes, DecisionRule rule, CancellationToken cancellation = default)
    {
        if (episodes < 1)
            throw new InvalidInputException($"The number of episodes must be at least 1, not {episodes}.");
        var accuracies = new double[episodes];
        for (var i = 0; i < episodes; i++)
        {
            var episode = sampler.Draw(i);
            var known = new SupportSet(episode.Support.Select(items => items.Select(item => support[item])), rule);
            var asked = episode.Queries.SelectMany((items, way) => items.Select(item => (item, way))).ToArray();
            var right = 0;
            InParallel.For(asked.Length, query =>
            {
                if (known.Recognise(queries[asked[query].item]) == asked[query].way)
                    Interlocked.Increment(ref right);
            }, cancellation);
            accuracies[i] = (double)right / asked.Length;
        }
        return accuracies;
    }
}
