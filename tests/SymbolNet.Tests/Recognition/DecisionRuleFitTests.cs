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
            ImmutableArray<float> scores = [.. Enumerable.Range(0, 6).Select(_ => random.NextSingle())];
            var weights = scores.Append(rule.UnknownLevel).Select(score => Math.Exp(score / rule.Temperature)).ToArray();
            var dart = random.NextDouble() * weights.Sum();
            var truth = 0;
            for (; truth < 6 && dart >= weights[truth]; truth++)
                dart -= weights[truth];
            return new ScoredQuery(scores, truth == 6 ? null : truth);
        })];
    }

    static double Loss(IEnumerable<ScoredQuery> queries, double temperature, double level) => queries.Average(query =>
    {
        var sum = query.Scores.Append((float)level).Sum(score => Math.Exp(score / temperature));
        return Math.Log(sum) - (query.Truth is { } truth ? query.Scores[truth] : level) / temperature;
    });

    [Theory]
    [InlineData(0.05f, 0.6f)]
    [InlineData(0.2f, 0.9f)]
    [InlineData(0.5f, -0.2f)]
    public void It_finds_the_rule_that_made_the_queries(float temperature, float level)
    {
        var truth = new DecisionRule { Temperature = temperature, UnknownLevel = level };
        var fitted = new DecisionRule { Temperature = 0.1f, UnknownLevel = 0.5f }.Fit(Sampled(truth, 8000, 1));
        Assert.InRange(fitted.Temperature, temperature * 0.9f, temperature * 1.1f);
        Assert.InRange(fitted.UnknownLevel, level - 0.05f, level + 0.05f);
    }

    [Fact]
    public void No_rule_of_a_fine_grid_is_likelier()
    {
        var queries = Sampled(new DecisionRule { Temperature = 0.15f, UnknownLevel = 0.7f }, 300, 2);
        var fitted = new DecisionRule().Fit(queries);
        var best = Loss(queries, fitted.Temperature, fitted.UnknownLevel);
        for (var temperature = 0.05; temperature < 0.4; temperature += 0.02)
            for (var level = 0.3; level < 1.1; level += 0.04)
                Assert.True(best <= Loss(queries, temperature, level) + 1e-5, $"T {temperature}, u {level} is likelier than {fitted}.");
    }

    [Fact]
    public void Where_it_starts_does_not_matter()
    {
        var queries = Sampled(new DecisionRule { Temperature = 0.1f, UnknownLevel = 0.7f }, 500, 3);
        var one = new DecisionRule { Temperature = 0.002f, UnknownLevel = -1 }.Fit(queries);
        var other = new DecisionRule { Temperature = 5, UnknownLevel = 2 }.Fit(queries);
        Assert.Equal(one.Temperature, other.Temperature, 3);
        Assert.Equal(one.UnknownLevel, other.UnknownLevel, 3);
    }

    [Fact]
    public void Without_unknown_queries_only_the_temperature_is_fitted()
    {
        var start = new DecisionRule { Temperature = 0.5f, UnknownLevel = -3, UnknownFrom = 0.4f };
        var fitted = start.Fit([.. Sampled(new DecisionRule { Temperature = 0.1f, UnknownLevel = -3 }, 3000, 4).Where(query => query.Truth is not null)]);
        Assert.Equal(-3f, fitted.UnknownLevel, 4);
        Assert.InRange(fitted.Temperature, 0.09f, 0.11f);
        Assert.Equal(start.UnknownFrom, fitted.UnknownFrom);
    }

    [Fact]
    public void Queries_that_part_without_an_error_give_a_usable_rule()
    {
        var fitted = new DecisionRule().Fit([new([0.9f, 0.1f], 0), new([0.2f, 0.95f], 1), new([0.2f, 0.1f], null)]);
        fitted.Validate();
        Assert.InRange(fitted.UnknownLevel, 0.2f, 0.9f);
    }

    [Fact]
    public void Confident_answers_are_as_often_right_as_asked_for()
    {
        var queries = Sampled(new DecisionRule { Temperature = 0.05f, UnknownLevel = 0.5f }, 3000, 5);
        var rule = new DecisionRule().Fit(queries, 0.9f);
        var confident = queries.Select(query => (query.Truth, Best: Best(rule, query))).Where(answer => answer.Best.Probability >= rule.ConfidentFrom).ToArray();
        Assert.InRange(confident.Count(answer => answer.Truth == answer.Best.Index) / (double)confident.Length, 0.9, 1);
        Assert.InRange(confident.Length, 100, 2999);
        Assert.True(rule.ConfidentFrom <= new DecisionRule().Fit(queries, 0.97f).ConfidentFrom);
    }

    [Fact]
    public void The_unknown_threshold_parts_known_from_unknown()
    {
        // "None of these" gets 0.1 .. for known and more for unknown queries: any threshold between parts them.
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

    static (int Index, double Probability) Best(DecisionRule rule, ScoredQuery query)
    {
        var index = query.Scores.IndexOf(query.Scores.Max());
        var weights = query.Scores.Append(rule.UnknownLevel).Select(score => Math.Exp((score - 1) / rule.Temperature)).ToArray();
        // As the rule itself, in single precision.
        return (index, (float)(weights[index] / weights.Sum()));
    }
}
