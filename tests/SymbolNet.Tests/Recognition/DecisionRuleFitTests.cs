using System.Collections.Immutable;
using SymbolNet.Recognition;

namespace SymbolNet.Tests.Recognition;

public sealed class DecisionRuleFitTests
{
    /// <summary>Queries whose truth is drawn with the very probabilities of a rule.</summary>
    static ScoredQuery[] Sampled(DecisionRule rule, int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            ImmutableArray<float> scores = [.. Enumerable.Range(0, 5).Select(_ => random.NextSingle())];
            var probabilities = new float[5];
            rule.Probabilities(scores.AsSpan(), probabilities);
            var dart = random.NextDouble();
            var truth = 0;
            for (; truth < 5 && dart >= probabilities[truth]; truth++)
                dart -= probabilities[truth];
            return new ScoredQuery(scores, truth == 5 ? null : truth);
        })];
    }

    static double Loss(IEnumerable<ScoredQuery> queries, DecisionRule rule) => queries.Average(query =>
    {
        var probabilities = new float[query.Scores.Length];
        var unknown = rule.Probabilities(query.Scores.AsSpan(), probabilities);
        return -Math.Log(query.Truth is { } truth ? probabilities[truth] : unknown);
    });

    static DecisionRule Rule(float temperature, float level, float cohort, float sharpness) =>
        new() { Temperature = temperature, UnknownLevel = level, CohortWeight = cohort, UnknownTemperature = sharpness };

    [Theory]
    [InlineData(0.05f, 0.5f, 0.4f, 0.1f)]
    [InlineData(0.2f, 0.7f, 0f, 0.05f)]
    [InlineData(0.5f, 0.2f, 0.8f, 0.2f)]
    public void It_finds_the_rule_that_made_the_queries(float temperature, float level, float cohort, float sharpness)
    {
        var fitted = new DecisionRule().Fit(Sampled(Rule(temperature, level, cohort, sharpness), 20_000, 1));
        Assert.InRange(fitted.Temperature, temperature * 0.85f, temperature * 1.15f);
        Assert.InRange(fitted.UnknownTemperature, sharpness * 0.85f, sharpness * 1.15f);
        Assert.InRange(fitted.UnknownLevel, level - 0.05f, level + 0.05f);
        Assert.InRange(fitted.CohortWeight, cohort - 0.15f, cohort + 0.15f);
    }

    [Fact]
    public void No_rule_near_it_is_likelier()
    {
        var queries = Sampled(Rule(0.15f, 0.6f, 0.4f, 0.1f), 600, 2);
        var fitted = new DecisionRule().Fit(queries);
        var best = Loss(queries, fitted);
        foreach (var factor in new[] { 0.8f, 0.9f, 0.97f, 1.03f, 1.1f, 1.25f })
            Assert.All(
                new[]
                {
                    fitted with { Temperature = fitted.Temperature * factor }, fitted with { UnknownTemperature = fitted.UnknownTemperature * factor },
                    fitted with { UnknownLevel = fitted.UnknownLevel * factor }, fitted with { CohortWeight = Math.Min(1, fitted.CohortWeight * factor) },
                },
                other => Assert.True(best <= Loss(queries, other) + 1e-5, $"{other} is likelier than {fitted}."));
    }

    [Fact]
    public void Where_it_starts_does_not_matter()
    {
        var queries = Sampled(Rule(0.1f, 0.6f, 0.2f, 0.1f), 500, 3);
        Assert.Equal(Rule(0.002f, -1, 0, 3).Fit(queries), Rule(5, 2, 1, 0.01f).Fit(queries));
    }

    [Fact]
    public void Without_unknown_queries_only_the_temperature_is_fitted()
    {
        var start = Rule(0.5f, -3, 0.01f, 0.2f) with { UnknownFrom = 0.4f };
        var fitted = start.Fit([.. Sampled(Rule(0.1f, -3, 0, 0.1f), 3000, 4).Where(query => query.Truth is not null)]);
        Assert.InRange(fitted.Temperature, 0.09f, 0.11f);
        Assert.Equal(start, fitted with { Temperature = start.Temperature, ConfidentFrom = start.ConfidentFrom });
    }

    [Fact]
    public void Queries_that_part_without_an_error_give_a_usable_rule()
    {
        var fitted = new DecisionRule().Fit([new([0.9f, 0.1f], 0), new([0.2f, 0.95f], 1), new([0.2f, 0.1f], null)]);
        fitted.Validate();
        Assert.InRange(fitted.UnknownLevel, 0.2, 0.9);
    }

    [Fact]
    public void Confident_answers_are_as_often_right_as_asked_for()
    {
        var queries = Sampled(Rule(0.05f, 0.5f, 0, 0.1f), 3000, 5);
        var rule = new DecisionRule().Fit(queries, 0.9f);
        var confident = queries.Select(query => (query.Truth, Best: Best(rule, query))).Where(answer => answer.Best.Probability >= rule.ConfidentFrom).ToArray();
        Assert.InRange(confident.Count(answer => answer.Truth == answer.Best.Index) / (double)confident.Length, 0.9, 1);
        Assert.InRange(confident.Length, 100, 2999);
        Assert.True(rule.ConfidentFrom <= new DecisionRule().Fit(queries, 0.97f).ConfidentFrom);
    }

    [Fact]
    public void The_unknown_threshold_parts_known_from_unknown()
    {
        ScoredQuery[] queries = [new([0.9f], 0), new([0.8f], 0), new([0.85f], 0), new([0.3f], null), new([0.2f], null)];
        var rule = new DecisionRule().Fit(queries);
        Assert.All(queries, query => Assert.Equal(query.Truth is null, 1 - Best(rule, query).Probability >= rule.UnknownFrom));
    }

    [Fact]
    public void Without_anything_to_learn_from_it_says_so()
    {
        Assert.Throws<ArgumentException>(() => new DecisionRule().Fit([]));
        Assert.Throws<ArgumentException>(() => new DecisionRule().Fit([new([0.5f], null)]));
        Assert.Throws<ArgumentException>(() => new DecisionRule().Fit([new([], 0)]));
    }

    static (int Index, float Probability) Best(DecisionRule rule, ScoredQuery query)
    {
        var probabilities = new float[query.Scores.Length];
        rule.Probabilities(query.Scores.AsSpan(), probabilities);
        var best = Array.IndexOf(probabilities, probabilities.Max());
        return (best, probabilities[best]);
    }
}
