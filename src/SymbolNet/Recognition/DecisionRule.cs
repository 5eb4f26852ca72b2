using System.Collections.Immutable;
using System.Numerics.Tensors;
using SymbolNet.Memory;

namespace SymbolNet.Recognition;

/// <summary>
/// How similarities become an answer, in two questions. Is it known at all? P(known) = 1 / (1 + exp((u - e) / V)) with e the <see cref="Evidence"/> of the scores. Which one is it?
/// P(category | known) = exp(s / T) / Σ exp(s / T). All of T, V, u and the c of the evidence are fitted by maximum likelihood on alphabets the model never saw and stored with the model; they are not
/// guessed. (One open-set softmax over both questions parts known from unknown worse: every further category that is a little alike would count as evidence.) Immutable, thread-safe.
/// </summary>
public sealed record DecisionRule
{
    /// <summary>T: how sharply similarity chooses between categories; above 0.</summary>
    public float Temperature { get; init; } = 0.05f;

    /// <summary>How many of the next best scores make the cohort of the best one; see <see cref="Evidence"/>.</summary>
    public const int CohortSize = 5;

    /// <summary>u: the evidence at which a drawing is as likely known as not.</summary>
    public float UnknownLevel { get; init; } = 0.46f;

    /// <summary>V: how sharply the evidence parts known from unknown; above 0.</summary>
    public float UnknownTemperature { get; init; } = 0.07f;

    /// <summary>c: how much of the cohort's mean counts against the best score; 0 to 1. See <see cref="Evidence"/>.</summary>
    public float CohortWeight { get; init; } = 0.45f;

    /// <summary>w: share of the prototype in the score of a category with few exemplars; 0..1. See <see cref="Score"/>.</summary>
    public float PrototypeWeight { get; init; } = 0.5f;

    /// <summary>h: the number of exemplars at which that share has halved; above 0. The more there are, the more the nearest one says and the less their mean. (Chosen on handwritten digits.)</summary>
    public float PrototypeHalving { get; init; } = 200f;

    /// <summary>From this probability on the answer is one category.</summary>
    public float ConfidentFrom { get; init; } = 0.8f;

    /// <summary>From this probability of "none of these" on the answer is unknown, unless it is confident.</summary>
    public float UnknownFrom { get; init; } = 0.5f;

    /// <summary>Throws when the numbers make no rule.</summary>
    /// <exception cref="InvalidInputException">A temperature not above 0, a level not finite, or a share or probability outside 0..1.</exception>
    public void Validate()
    {
        RequireTemperature(Temperature, "temperature");
        RequireTemperature(UnknownTemperature, "unknown temperature");
        if (!float.IsFinite(UnknownLevel))
            throw new InvalidInputException($"The unknown level of a decision rule must be a number, not {UnknownLevel}.");
        RequireShare(CohortWeight, "cohort weight");
        RequireShare(PrototypeWeight, "prototype weight");
        if (!(PrototypeHalving > 0 && float.IsFinite(PrototypeHalving)))
            throw new InvalidInputException($"The prototype halving of a decision rule must be above 0 exemplars, not {PrototypeHalving}.");
        RequireShare(ConfidentFrom, "confident probability");
        RequireShare(UnknownFrom, "unknown probability");
    }

    /// <summary>The score of a category with n exemplars: s = (1 - v) · best exemplar + v · prototype with v = w / (1 + n / h), from their cosines.</summary>
    public float Score(float similarity, float prototypeSimilarity, int exemplars)
    {
        var share = PrototypeWeight / (1 + exemplars / PrototypeHalving);
        return (1 - share) * similarity + share * prototypeSimilarity;
    }

    /// <summary>The <see cref="Score"/> of a match.</summary>
    public float ScoreOf(CategoryMatch match) => Score(match.Similarity, match.PrototypeSimilarity, match.Category.ExemplarCount);

    /// <summary>
    /// How much speaks for a known category: e = s₁ - c · m with s₁ the best score and m the mean of the next <see cref="CohortSize"/>, of which missing ones count 0. What is like many is like none of them, and
    /// the more categories there are, the more are alike by chance: the level need not rise with their number.
    /// (Scores are set against a cohort in speaker verification: Auckenthaler, Carey and Lloyd-Thomas, Digital Signal Processing 10, 2000.)
    /// </summary>
    /// <param name="scores">The <see cref="Score"/> of each category, or of the best ones, in any order; at least one.</param>
    public float Evidence(ReadOnlySpan<float> scores)
    {
        var (best, cohort) = BestAndCohort(scores);
        return best - CohortWeight * cohort;
    }

    /// <summary>Ranks the matches of a search, all of them, and says how sure the answer is. Equal scores keep the order of the search.</summary>
    /// <param name="matches">The best matches.</param>
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
    /// The same rule with what fits these queries: T to those whose truth is a candidate; u, V and c to all, as a logistic regression on the best score and the mean of its cohort.
    /// Both likelihoods are concave, with one summit, found by Newton steps. <see cref="ConfidentFrom"/> becomes the least probability from which on at least <paramref name="precision"/> of the
    /// answers were right, <see cref="UnknownFrom"/> the one that best parts known from unknown queries (greatest sum of both hit rates, so that how many unknown ones there happen to be does not
    /// matter); where the queries are too few to tell, they stay.
    /// </summary>
    /// <param name="queries">Queries with known truth; to fit the level there must be some with a true candidate and some without.</param>
    /// <param name="precision">Share of confident answers that should be right.</param>
    /// <exception cref="ArgumentException">There is no query with candidates, or none with a true one.</exception>
    public DecisionRule Fit(IReadOnlyCollection<ScoredQuery> queries, float precision = 0.95f) => DecisionRuleFit.Of(this, queries, precision);

    /// <summary>The best score and the mean of the next <see cref="CohortSize"/>.</summary>
    internal static (float Best, float Cohort) BestAndCohort(ReadOnlySpan<float> scores)
    {
        Span<float> ranked = [.. scores];
        ranked.Sort();
        var cohort = ranked[..^1];
        return (ranked[^1], TensorPrimitives.Sum<float>(cohort[Math.Max(0, cohort.Length - CohortSize)..]) / CohortSize);
    }

    /// <summary>Fills in the probability of every score and gives that of "none of these". The largest exponent is taken out first, so nothing overflows.</summary>
    internal float Probabilities(ReadOnlySpan<float> scores, Span<float> probabilities)
    {
        double most = double.NegativeInfinity, sum = 0;
        foreach (var score in scores)
            most = Math.Max(most, score);
        foreach (var score in scores)
            sum += Math.Exp((score - most) / Temperature);
        var known = 1 / (1 + Math.Exp((UnknownLevel - Evidence(scores)) / UnknownTemperature));
        for (var i = 0; i < scores.Length; i++)
            probabilities[i] = (float)(known * Math.Exp((scores[i] - most) / Temperature) / sum);
        return (float)(1 - known);
    }

    Certainty CertaintyOf(float best, float unknown) =>
        best >= ConfidentFrom ? Certainty.Confident : unknown >= UnknownFrom ? Certainty.Unknown : Certainty.Unsure;

    static void RequireTemperature(float value, string what)
    {
        if (!(value > 0 && float.IsFinite(value)))
            throw new InvalidInputException($"The {what} of a decision rule must be above 0, not {value}.");
    }

    static void RequireShare(float value, string what)
    {
        if (value is not (>= 0f and <= 1f))
            throw new InvalidInputException($"The {what} of a decision rule must be 0 to 1, not {value}.");
    }
}
