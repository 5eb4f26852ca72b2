using System.Collections.Immutable;
using SymbolNet.Memory;

namespace SymbolNet.Recognition;

/// <summary>
/// How similarities become an answer: an open-set softmax. With s the score of a category, P(category) = exp(s/T) / (Σ exp(s/T) + exp(u/T)); the last term is "none of these".
/// Temperature T and unknown level u are fitted by maximum likelihood on alphabets the model never saw and stored with the model; they are not guessed. Immutable, thread-safe.
/// </summary>
public sealed record DecisionRule
{
    /// <summary>T: how sharply similarity turns into probability; above 0.</summary>
    public float Temperature { get; init; } = 0.05f;

    /// <summary>u: the score that "none of these" has.</summary>
    public float UnknownLevel { get; init; } = 0.6f;

    /// <summary>Share of the prototype in the score of a category: s = (1 - w) · best exemplar + w · prototype; 0..1.</summary>
    public float PrototypeWeight { get; init; } = 0.5f;

    /// <summary>From this probability on the answer is one category.</summary>
    public float ConfidentFrom { get; init; } = 0.8f;

    /// <summary>From this probability of "none of these" on the answer is unknown, unless it is confident.</summary>
    public float UnknownFrom { get; init; } = 0.5f;

    /// <summary>Throws when the numbers make no rule.</summary>
    /// <exception cref="InvalidInputException">Temperature not above 0, unknown level not finite, or a share or probability outside 0..1.</exception>
    public void Validate()
    {
        if (!(Temperature > 0 && float.IsFinite(Temperature)))
            throw new InvalidInputException($"The temperature of a decision rule must be above 0, not {Temperature}.");
        if (!float.IsFinite(UnknownLevel))
            throw new InvalidInputException($"The unknown level of a decision rule must be a number, not {UnknownLevel}.");
        RequireShare(PrototypeWeight, "prototype weight");
        RequireShare(ConfidentFrom, "confident probability");
        RequireShare(UnknownFrom, "unknown probability");
    }

    /// <summary>The score of a match: s of the formula above.</summary>
    public float ScoreOf(CategoryMatch match) => (1 - PrototypeWeight) * match.Similarity + PrototypeWeight * match.PrototypeSimilarity;

    /// <summary>Ranks the matches of a search, all of them, and says how sure the answer is. Equal scores keep the order of the search.</summary>
    public RankedCandidates Decide(ImmutableArray<CategoryMatch> matches)
    {
        if (matches.IsDefaultOrEmpty)
            return RankedCandidates.None;
        var scores = matches.Select(ScoreOf).ToArray();
        var probabilities = new float[scores.Length];
        var unknown = Probabilities(scores, probabilities);
        ImmutableArray<Candidate> candidates =
        [
            .. Enumerable.Range(0, matches.Length).OrderByDescending(i => scores[i])
                .Select(i => new Candidate(matches[i].Category, matches[i].Best, matches[i].Similarity, probabilities[i])),
        ];
        return new RankedCandidates(candidates, unknown, CertaintyOf(candidates[0].Probability, unknown));
    }

    /// <summary>
    /// The same rule with what fits these queries. T and u are those of greatest likelihood (in 1/T and u/T the likelihood is that of a log-linear model: concave, one summit, found by Newton steps).
    /// <see cref="ConfidentFrom"/> becomes the least probability from which on at least <paramref name="precision"/> of the answers were right, <see cref="UnknownFrom"/> the one that best
    /// parts known from unknown queries (greatest sum of both hit rates, so that how many unknown ones there happen to be does not matter); where the queries are too few to tell, they stay.
    /// </summary>
    /// <param name="queries">Queries with known truth; to fit u there must be some with a true candidate and some without.</param>
    /// <param name="precision">Share of confident answers that should be right.</param>
    /// <exception cref="ArgumentException">There is no query with candidates, or none with a true one.</exception>
    public DecisionRule Fit(IReadOnlyCollection<ScoredQuery> queries, float precision = 0.95f) => DecisionRuleFit.Of(this, queries, precision);

    /// <summary>Fills in the probability of every score and gives that of "none of these". The largest exponent is taken out first, so nothing overflows.</summary>
    internal float Probabilities(ReadOnlySpan<float> scores, Span<float> probabilities)
    {
        double most = UnknownLevel;
        foreach (var score in scores)
            most = Math.Max(most, score);
        var none = Math.Exp((UnknownLevel - most) / Temperature);
        var sum = none;
        foreach (var score in scores)
            sum += Math.Exp((score - most) / Temperature);
        for (var i = 0; i < scores.Length; i++)
            probabilities[i] = (float)(Math.Exp((scores[i] - most) / Temperature) / sum);
        return (float)(none / sum);
    }

    Certainty CertaintyOf(float best, float unknown) =>
        best >= ConfidentFrom ? Certainty.Confident : unknown >= UnknownFrom ? Certainty.Unknown : Certainty.Unsure;

    static void RequireShare(float value, string what)
    {
        if (value is not (>= 0f and <= 1f))
            throw new InvalidInputException($"The {what} of a decision rule must be 0 to 1, not {value}.");
    }
}
