using SymbolNet.Evaluation;
using SymbolNet.Learning.Sampling;
using SymbolNet.Recognition;

namespace SymbolNet.Learning.Evaluation;

/// <summary>Fits a model's <see cref="DecisionRule"/> on alphabets it never saw, half of whose characters are taught and half not.</summary>
public static class RuleCalibration
{
    /// <summary>Episodes per number of shots, and the numbers of shots: people teach one to a few drawings.</summary>
    const int Episodes = 4;

    static readonly int[] Shots = [1, 2, 5];

    /// <summary>Sizes of bank the evidence is fitted on, as far as there are characters.</summary>
    static readonly int[] KnownCounts = [10, 25, 60, 150, 400];

    static readonly float[] PrototypeWeights = [0f, 0.25f, 0.5f, 0.75f, 1f];

    /// <summary>Fits the share of the prototype (by five-shot accuracy, the least that is good enough), then temperatures, unknown level, cohort weight and thresholds (as <see cref="DecisionRule.Fit"/> says).</summary>
    /// <param name="embedded">Drawings of characters the model was not trained on; at least two classes of at least six drawings.</param>
    /// <param name="start">The rule to begin with.</param>
    /// <param name="seed">Seed.</param>
    public static DecisionRule Fit(EmbeddedCollection embedded, DecisionRule start, long seed)
    {
        var classes = embedded.Collection.Classes.Count;
        if (classes < 2)
            throw new InvalidInputException("A decision rule is fitted on two characters or more.");
        var rule = start with { PrototypeWeight = PrototypeWeight(embedded, start, seed) };
        var queries = new List<ScoredQuery>();
        foreach (var shots in Shots)
        {
            var sampler = new EpisodeSampler(embedded.Collection, 0, shots, EpisodeSampler.AllQueries, false, seed + shots);
            for (var i = 0; i < Episodes; i++)
            {
                var episode = sampler.Draw(i);
                foreach (var known in KnownCounts.Where(count => count < classes / 2).Append(classes / 2))
                    queries.AddRange(Ask(embedded, episode, known, rule));
            }
        }
        return rule.Fit(queries);
    }

    // The least share of the prototype whose five-shot accuracy is as good as the best, within the noise of the episodes: with many examples, the nearest one says more than their mean.
    static float PrototypeWeight(EmbeddedCollection embedded, DecisionRule start, long seed)
    {
        var sampler = new EpisodeSampler(embedded.Collection, 0, Shots[^1], EpisodeSampler.AllQueries, false, seed);
        var measured = PrototypeWeights.Select(weight => (Weight: weight, Accuracy: MeanEstimate.Of(FewShotEvaluation.Accuracies(embedded, sampler, 2 * Episodes, start with { PrototypeWeight = weight })))).ToList();
        var best = measured.MaxBy(entry => entry.Accuracy.Mean);
        return measured.First(entry => entry.Accuracy.Mean >= best.Accuracy.Mean - (double.IsNaN(best.Accuracy.Confidence95) ? 0 : best.Accuracy.Confidence95)).Weight;
    }

    // What the product's search would hand to the rule: the best candidates, with or without the truth among them.
    static IEnumerable<ScoredQuery> Ask(EmbeddedCollection embedded, Episode episode, int known, DecisionRule rule)
    {
        var support = new SupportSet(episode.Support.Take(known).Select(items => items.Select(item => embedded[item])), rule);
        var scores = new float[known];
        // As many unknown characters as known ones, so that neither outweighs the other.
        for (var way = 0; way < Math.Min(2 * known, episode.Queries.Length); way++)
            foreach (var item in episode.Queries[way])
            {
                support.Score(embedded[item], scores);
                var candidates = Enumerable.Range(0, known).OrderByDescending(candidate => scores[candidate]).Take(Recognizer.CandidateCount).ToArray();
                var place = Array.IndexOf(candidates, way);
                // A known character beyond the candidates is neither a right answer nor an unknown drawing.
                if (way >= known || place >= 0)
                    yield return new ScoredQuery([.. candidates.Select(candidate => scores[candidate])], way < known ? place : null);
            }
    }
}
