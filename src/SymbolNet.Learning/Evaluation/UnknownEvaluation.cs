using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;
using SymbolNet.Memory;
using SymbolNet.Recognition;

namespace SymbolNet.Learning.Evaluation;

/// <summary>
/// How well drawings of characters that were never taught are told from those of known ones: by the evidence that the product's decision rule goes by, and then also whether that rule's probabilities
/// can be believed; or, where a model was trained for other scores, by the best of these.
/// </summary>
public static class UnknownEvaluation
{
    /// <summary>The area under the ROC curve of each episode of <see cref="Run"/>.</summary>
    /// <inheritdoc cref="Run" />
    public static double[] Areas(ClassSimilarity similarity, int known, int shots, int episodes, long seed, CancellationToken cancellation = default) =>
        Array.ConvertAll(Run(similarity, known, shots, episodes, seed, cancellation), episode => episode.Area);

    /// <summary>Runs episodes: in each, other characters are known, taught with other drawings; every other drawing is asked.</summary>
    /// <param name="similarity">How alike a drawing is to the examples of a character.</param>
    /// <param name="known">How many characters are taught; at least one more must exist.</param>
    /// <param name="shots">Drawings taught of each.</param>
    /// <param name="episodes">How many episodes.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InvalidInputException">There are too few characters or drawings.</exception>
    public static UnknownEpisode[] Run(ClassSimilarity similarity, int known, int shots, int episodes, long seed, CancellationToken cancellation = default)
    {
        var (collection, rule) = (similarity.Collection, similarity.Rule);
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
            int[] truth = [.. episode.Queries.SelectMany((items, way) => Enumerable.Repeat(way, items.Length))];
            var scores = similarity.Score(episode.Support[..known], [.. episode.Queries.SelectMany(items => items)], cancellation);
            var (evidence, answers) = (new float[truth.Length], new (float Confidence, bool IsRight)[rule is null ? 0 : truth.Length]);
            InParallel.For(truth.Length, query =>
            {
                // P(known) rises with the evidence, whatever the level of the rule is.
                evidence[query] = rule?.Evidence(scores[query]) ?? scores[query].Max();
                if (rule is null)
                    return;
                var answer = rule.Decide(
                    [.. Enumerable.Range(0, known).OrderByDescending(way => scores[query][way]).Take(Recognizer.CandidateCount).Select(way => new CategoryMatch(categories[way], default, scores[query][way], scores[query][way]))]);
                var best = answer.Candidates[0];
                answers[query] = best.Probability >= answer.UnknownProbability
                    ? (best.Probability, truth[query] < known && best.Category == categories[truth[query]])
                    : (answer.UnknownProbability, truth[query] >= known);
            }, cancellation);
            results[i] = new([.. evidence.Where((_, query) => truth[query] < known)], [.. evidence.Where((_, query) => truth[query] >= known)], [.. answers.Select(answer => answer.Confidence)], [.. answers.Select(answer => answer.IsRight)]);
        }
        return results;
    }
}
