using System.Numerics.Tensors;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Sampling;
using SymbolNet.Recognition;
using SymbolNet.Tests.Learning.Checkpoints;

namespace SymbolNet.Tests.Learning.Evaluation;

/// <summary>A query is compared with the examples of a class by what the model was trained for.</summary>
public sealed class ClassSimilarityTests(ModelTestsFixture models) : IClassFixture<ModelTestsFixture>, IDisposable
{
    // Classes with one, two and three examples, and three drawings asked.
    static readonly int[][] Support = [[0], [9, 10], [17, 18, 19]];

    static readonly int[] Queries = [5, 13, 79];

    readonly TemporaryFolder folder = new();

    SymbolCollection Symbols => models.Symbols;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_judge_of_pairs_gives_the_mean_probability_of_the_same_over_the_examples()
    {
        var (drawings, judge) = (new RenderedCollection(Symbols, models.Pairs.Raster), models.Pairs.Pairs!);
        var similarity = ClassSimilarity.Of(Symbols, models.Pairs, models.Pairs.Rule);
        Assert.Equal(("judge of pairs", null), (similarity.Name, similarity.Rule));
        var scores = similarity.Score(Support, Queries);
        var projections = judge.Project(drawings.Of([.. Enumerable.Range(0, Symbols.Items.Count)]));
        for (var query = 0; query < Queries.Length; query++)
            for (var way = 0; way < Support.Length; way++)
                Assert.Equal(judge.Similarities([.. Support[way].Select(item => (projections[Queries[query]], projections[item]))]).Average(), scores[query][way], 1e-5f);
        Assert.True(scores.Max(row => row.Max()) - scores.Min(row => row.Min()) > 0.01f);
        Assert.Equal(Array.ConvertAll(scores, row => Array.IndexOf(row, row.Max())), similarity.Recognise(Support, Queries));
    }

    [Theory]
    [InlineData("contrastive")]
    [InlineData("prototypical")]
    public void A_network_that_learned_distances_gives_the_distance_to_the_mean_of_the_examples(string objective)
    {
        EmbeddingModelTests.Write(folder.Path);
        (ModelDescription.Read(folder.Path) with { Training = new() { Objective = new() { Name = objective } } }).Write(folder.Path);
        using var model = EmbeddingModel.Load(folder.Path);
        var points = model.EmbedUnscaled(new RenderedCollection(Symbols, model.Raster).Of([.. Enumerable.Range(0, Symbols.Items.Count)]));
        Assert.Contains(points, point => MathF.Abs(TensorPrimitives.Norm<float>(point) - 1) > 0.01f);
        var similarity = ClassSimilarity.Of(Symbols, model, model.Rule);
        Assert.Equal(("distance", null), (similarity.Name, similarity.Rule));
        var scores = similarity.Score(Support, Queries);
        for (var query = 0; query < Queries.Length; query++)
            for (var way = 0; way < Support.Length; way++)
                Assert.Equal(-Math.Sqrt(points[0].Select((_, i) => Math.Pow(points[Queries[query]][i] - Support[way].Average(item => points[item][i]), 2)).Sum()), scores[query][way], 1e-4);
    }

    [Fact]
    public void Every_other_model_gives_the_score_of_its_rule()
    {
        var rule = new DecisionRule { PrototypeWeight = 0.25f };
        var similarity = ClassSimilarity.Of(Symbols, models.Classes, rule);
        Assert.Equal(("cosine", rule), (similarity.Name, similarity.Rule));
        var embedded = EmbeddedCollection.Embed(Symbols, models.Classes);
        var (scores, expected) = (similarity.Score(Support, Queries), new float[Support.Length]);
        for (var query = 0; query < Queries.Length; query++)
        {
            new SupportSet(Support.Select(items => items.Select(item => embedded[item])), rule).Score(embedded[Queries[query]], expected);
            Assert.Equal(expected, scores[query]);
        }
    }

    [Fact]
    public void Examples_may_come_from_another_collection()
    {
        var again = new SymbolCollection("again", Symbols.Classes, Symbols.Items);
        foreach (var model in new[] { models.Pairs, models.Classes })
        {
            var (one, two) = (ClassSimilarity.Of(Symbols, model, model.Rule), ClassSimilarity.Of(again, [.. Support.SelectMany(items => items)], Symbols, model, model.Rule));
            Assert.All(one.Score(Support, Queries).Zip(two.Score(Support, Queries)), rows => Assert.All(rows.First.Zip(rows.Second), pair => Assert.Equal(pair.First, pair.Second, 1e-4f)));
        }
    }

    [Fact]
    public void Without_a_decision_rule_the_best_score_tells_the_unknown_and_nothing_is_said_of_probabilities()
    {
        var similarity = ClassSimilarity.Of(Symbols, models.Pairs, models.Pairs.Rule);
        var results = UnknownEvaluation.Run(similarity, 6, 1, 2, 1);
        var episode = new EpisodeSampler(Symbols, 0, 1, EpisodeSampler.AllQueries, false, 1).Draw(0);
        Assert.Equal(similarity.Score(episode.Support[..6], [.. episode.Queries.Take(6).SelectMany(items => items)]).Select(row => row.Max()), results[0].KnownEvidence);
        Assert.Equal((42, 28, 0), (results[0].KnownEvidence.Length, results[0].UnknownEvidence.Length, results[0].Confidences.Length));
        Assert.Equal(double.NaN, UnknownEpisode.Calibration(results).ExpectedError);
    }
}
