using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;
using SymbolNet.Memory;
using SymbolNet.Recognition;

namespace SymbolNet.Learning.Evaluation;

/// <summary>
/// How well drawings of characters that were never taught are told from those of known ones, by the evidence that the product's decision rule goes by; and whether that rule's probabilities
/// can be believed.
/// </summary>
public static class UnknownEvaluation
{
    /// <summary>The area under the ROC curve of each episode of <see cref="Run"/>.</summary>
    /// <inheritdoc cref="Run" />
    public static double[] Areas(EmbeddedCollection embedded, int known, int shots, int episodes, DecisionRule rule, long seed, CancellationToken cancellation = default) =>
        Array.ConvertAll(Run(embedded, known, shots, episodes, rule, seed, cancellation), episode => episode.Area);

    /// <summary>Runs episodes: in each, other characters are known, taught with other drawings; every other drawing is asked.</summary>
    /// <param name="embedded">The drawings.</param>
    /// <param name="known">How many characters are taught; at least one more must exist.</param>
    /// <param name="shots">Drawings taught of each.</param>
    /// <param name="episodes">How many episodes.</param>
    /// <param name="rule">How a score comes about.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InvalidInputException">There are too few characters or drawings.</exception>
    public static UnknownEpisode[] Run(EmbeddedCollection embedded, int known, int shots, int episodes, DecisionRule rule, long seed, CancellationToken cancellation = default)
    {
        var collection = embedded.Collection;
        if (known < 1 || known >= collection.Classes.Count)
            throw new InvalidInputException($"{known} characters cannot be known while others are not: {collection.Description} has {collection.Classes.Count}, so 1 to {collection.Classes.Count - 1} are accepted.");
        if (episodes < 1)
            throw new InvalidInputException($"The number of episodes must be at least 1, not {episodes}.");
        var sampler = new EpisodeSampler(collection, 0, shots, EpisodeSampler.AllQueries, false, seed);
        // What the decision rule is asked about: what it is given as the similarity of a category is the score itself.
        var categories = Enumerable.Range(0, known).Select(way => new Category(default, $"{way}", shots)).ToArray();
        var results = new UnknownEpisode[episodes];
        for (var i = 0; i < episodes; i++)
        {
            // The order of the ways is random already: the first ones are known.
            var episode = sampler.Draw(i);
            var support = new SupportSet(episode.Support.Take(known).Select(items => items.Select(item => embedded[item])), rule);
            var asked = episode.Queries.SelectMany((items, way) => items.Select(item => (item, way))).ToArray();
            var (evidence, confidences, isRight) = (new float[asked.Length], new float[asked.Length], new bool[asked.Length]);
            InParallel.For(asked.Length, query =>
            {
                var scores = new float[known];
                support.Score(embedded[asked[query].item], scores);
                // P(known) rises with the evidence, whatever the level of the rule is.
                evidence[query] = rule.Evidence(scores);
                var answer = rule.Decide(
                    [.. Enumerable.Range(0, known).OrderByDescending(way => scores[way]).Take(Recognizer.CandidateCount).Select(way => new CategoryMatch(categories[way], default, scores[way], scores[way]))]);
                var best = answer.Candidates[0];
                (confidences[query], isRight[query]) = best.Probability >= answer.UnknownProbability
                    ? (best.Probability, asked[query].way < known && best.Category == categories[asked[query].way])
                    : (answer.UnknownProbability, asked[query].way >= known);
            }, cancellation);
            results[i] = new([.. evidence.Where((_, query) => asked[query].way < known)], [.. evidence.Where((_, query) => asked[query].way >= known)], [.. confidences], [.. isRight]);
        }
        return results;
    }
}
