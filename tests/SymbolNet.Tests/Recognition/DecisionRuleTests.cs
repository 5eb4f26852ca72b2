using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using SymbolNet.Memory;
using SymbolNet.Recognition;

namespace SymbolNet.Tests.Recognition;

public sealed class DecisionRuleTests
{
    static readonly DecisionRule Rule = new() { Temperature = 0.1f, UnknownLevel = 0.4f, UnknownTemperature = 0.05f, CohortWeight = 0.5f, PrototypeWeight = 0.25f, ConfidentFrom = 0.8f, UnknownFrom = 0.5f };

    static CategoryMatch Match(float similarity, float prototype) => new(new Category(CategoryId.New(), "a", 2), ExemplarId.New(), similarity, prototype);

    static RankedCandidates Decide(params ReadOnlySpan<float> similarities)
    {
        var matches = ImmutableArray.CreateBuilder<CategoryMatch>();
        foreach (var similarity in similarities)
            matches.Add(Match(similarity, similarity));
        return Rule.Decide(matches.ToImmutable());
    }

    [Fact]
    public void Probabilities_by_hand()
    {
        // The evidence is 0.7 - 0.5 · (0.5 + 0 + 0 + 0 + 0) / 5 = 0.65; between the two, exponents (0.7 - 0.5) / 0.1 = 2 and 0.
        var answer = Decide(0.7f, 0.5f);
        var known = 1 / (1 + Math.Exp((0.4 - 0.65) / 0.05));
        Assert.Equal(known * Math.Exp(2) / (Math.Exp(2) + 1), answer.Candidates[0].Probability, 5);
        Assert.Equal(known / (Math.Exp(2) + 1), answer.Candidates[1].Probability, 5);
        Assert.Equal(1 - known, answer.UnknownProbability, 5);
    }

    [Fact]
    public void The_more_categories_are_alike_the_more_likely_a_resemblance_is_chance()
    {
        var unknown = Enumerable.Range(0, 8).Select(others => Decide([0.7f, .. Enumerable.Repeat(0.65f, others)]).UnknownProbability).ToArray();
        Assert.Equal(unknown.Order(), unknown);
        Assert.True(unknown[0] < 0.1 && unknown[DecisionRule.CohortSize] > 0.5);
        // Only the next best ones count.
        Assert.Equal(unknown[DecisionRule.CohortSize], unknown[^1]);
    }

    [Fact]
    public void Evidence_by_hand_in_any_order()
    {
        Assert.Equal(0.9f, Rule.Evidence([0.9f]), 6);
        Assert.Equal(0.9f - 0.5f * (0.6f + 0.4f) / 5, Rule.Evidence([0.4f, 0.9f, 0.6f]), 6);
        Assert.Equal(0.9f - 0.5f * (0.8f + 0.7f + 0.6f + 0.5f + 0.4f) / 5, Rule.Evidence([0.1f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f, 0.9f, 0.3f]), 6);
        Assert.Equal(0.9f, (Rule with { CohortWeight = 0 }).Evidence([0.9f, 0.8f]));
    }

    [Theory]
    [InlineData(0, 0.25f)]
    [InlineData(2, 0.125f)]
    [InlineData(6, 0.0625f)]
    public void The_score_mixes_best_exemplar_and_prototype_whose_share_falls_with_the_exemplars(int exemplars, float share) =>
        Assert.Equal((1 - share) * 0.8f + share * 0.4f, (Rule with { PrototypeHalving = 2 }).Score(0.8f, 0.4f, exemplars), 6);

    [Fact]
    public void The_score_of_a_match_counts_its_exemplars() => Assert.Equal(Rule.Score(0.8f, 0.4f, 2), Rule.ScoreOf(Match(0.8f, 0.4f)));

    [Fact]
    public void Candidates_are_ranked_by_score_and_equal_ones_stay_in_order()
    {
        CategoryMatch nearest = Match(0.9f, 0.1f), better = Match(0.8f, 0.8f), twin = Match(0.8f, 0.8f);
        var answer = Rule.Decide([nearest, better, twin]);
        Assert.Equal([better.Category, twin.Category, nearest.Category], answer.Candidates.Select(candidate => candidate.Category));
        Assert.Equal((better.Best, 0.8f), (answer.Candidates[0].Best, answer.Candidates[0].Similarity));
    }

    [Theory]
    [InlineData(Certainty.Confident, 0.95f, 0.5f)]
    [InlineData(Certainty.Unsure, 0.95f, 0.94f)]
    [InlineData(Certainty.Unknown, 0.3f, 0.2f)]
    public void There_are_three_answers(Certainty certainty, float first, float second) => Assert.Equal(certainty, Decide(first, second).Certainty);

    [Fact]
    public void Nothing_to_compare_is_unknown() => Assert.Same(RankedCandidates.None, Rule.Decide([]));

    [Fact]
    public void Probabilities_are_sound_for_any_scores_and_rules() => Prop.ForAll(
        Arb.From(
            from temperature in Gen.Elements(1e-6f, 0.01f, 0.1f, 5f, 1e6f)
            from level in Gen.Elements(-1f, 0f, 0.7f, 100f)
            from count in Gen.Choose(1, 25)
            from similarities in Gen.Choose(-100, 100).Select(i => i / 100f).ArrayOf(count)
            select (rule: Rule with { Temperature = temperature, UnknownTemperature = temperature, UnknownLevel = level }, similarities)),
        given =>
        {
            var answer = given.rule.Decide([.. given.similarities.Select(similarity => Match(similarity, similarity))]);
            var probabilities = answer.Candidates.Select(candidate => candidate.Probability).Append(answer.UnknownProbability).ToArray();
            return probabilities.All(probability => probability is >= 0 and <= 1) && Math.Abs(probabilities.Sum() - 1) < 1e-4
                && answer.Candidates.Length == given.similarities.Length
                && answer.Candidates.Select(candidate => candidate.Similarity).SequenceEqual(given.similarities.OrderDescending());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rules_out_of_range_are_refused()
    {
        Rule.Validate();
        DecisionRule[] wrong =
        [
            Rule with { Temperature = 0 }, Rule with { Temperature = float.NaN }, Rule with { Temperature = float.PositiveInfinity }, Rule with { UnknownLevel = float.NaN },
            Rule with { UnknownTemperature = 0 }, Rule with { CohortWeight = -0.1f }, Rule with { CohortWeight = 1.1f }, Rule with { CohortWeight = float.NaN },
            Rule with { PrototypeWeight = 1.1f }, Rule with { PrototypeWeight = float.NaN }, Rule with { PrototypeHalving = 0 }, Rule with { PrototypeHalving = float.PositiveInfinity }, Rule with { ConfidentFrom = -0.1f }, Rule with { UnknownFrom = 2 },
        ];
        Assert.All(wrong, rule => Assert.Throws<InvalidInputException>(rule.Validate));
    }
}
