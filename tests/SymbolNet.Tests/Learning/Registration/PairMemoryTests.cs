using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Registration;
using SymbolNet.Learning.Sampling;
using SymbolNet.Recognition;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Learning.Registration;

public sealed class PairMemoryTests
{
    static readonly FeatureShape[] Parts = [new(3, 4), new(5, 2)];

    const int Dimension = 3 * 16 + 5 * 4;

    [Theory]
    [InlineData(CompareMode.Subtract)]
    [InlineData(CompareMode.Concatenate)]
    public void Scores_are_those_of_every_pair_on_its_own(CompareMode mode)
    {
        using var head = Head(mode);
        using var memory = new PairMemory(head, memories: 3);
        memory.Register("many", Drawings(1, 9));
        memory.Register("few", Drawings(2, 2));
        memory.Register("one", Drawings(3, 1));
        var queries = Drawings(4, 5);
        var scores = memory.Score(queries);
        for (var query = 0; query < queries.Length; query++)
            for (var category = 0; category < 3; category++)
                Assert.Equal(memory.Categories[category].Memories.Average(remembered => Same(head, queries[query], remembered)), scores[query][category], 1e-5f);
        // An evaluator that says the same to everything would pass the above.
        Assert.True(scores.SelectMany(row => row).Max() - scores.SelectMany(row => row).Min() > 0.01f);
    }

    [Fact]
    public void More_queries_than_fit_at_once_score_as_each_alone()
    {
        using var head = Head();
        using var memory = new PairMemory(head, memories: 60);
        for (var category = 0; category < 10; category++)
            memory.Register($"category {category}", Drawings(category, 60));
        var queries = Drawings(20, 60);
        var together = memory.Score(queries);
        foreach (var query in new[] { 0, 26, 27, 28, 59 })
            for (var category = 0; category < 10; category++)
                Assert.Equal(memory.Score([queries[query]])[0][category], together[query][category], 1e-5f);
    }

    [Fact]
    public void Registering_again_adds_and_what_was_there_keeps_its_scores()
    {
        using var head = Head();
        using var memory = new PairMemory(head);
        var query = Drawings(9, 1);
        memory.Register("a", Drawings(1, 4));
        var before = memory.Score(query)[0];
        var added = memory.Register("b", Drawings(2, 25));
        Assert.Equal((25, PairMemory.UsualMemories, PairMemory.UsualMemories), (added.Seen, added.Memories.Length, added.Medoids.Length));
        Assert.All(added.Medoids, medoid => Assert.InRange(medoid, 0, 24));
        Assert.Equal(2, memory.Score(query)[0].Length);
        Assert.Equal(before[0], memory.Score(query)[0][0], 1e-6f);
        Assert.True(memory.Remove("a"));
        Assert.False(memory.Remove("a"));
        Assert.Equal("b", Assert.Single(memory.Categories).Name);
        Assert.Single(memory.Score(query)[0]);
    }

    [Fact]
    public void What_cannot_be_is_a_sentence_and_changes_nothing()
    {
        using var head = Head();
        using var memory = new PairMemory(head);
        Assert.Throws<InvalidInputException>(() => memory.Score(Drawings(1, 1)));
        memory.Register("a", Drawings(1, 1));
        Assert.Contains("'a'", Assert.Throws<InvalidInputException>(() => memory.Register("a", Drawings(2, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("'b'", Assert.Throws<InvalidInputException>(() => memory.Register("b", [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => memory.Register("b", [[1f]]));
        Assert.Throws<ArgumentException>(() => memory.Score([[1f]]));
        Assert.Single(memory.Categories);
        Assert.Empty(memory.Score([]));
    }

    [Fact]
    public void One_above_the_threshold_is_the_answer_several_are_a_list_none_is_unknown()
    {
        RememberedCategory[] categories = [.. "abc".Select(name => new RememberedCategory(name.ToString(), [[0f]], [0], 1))];
        PairAnswer Decide(params float[] scores) => PairAnswer.Decide(categories, scores);

        var sure = Decide(0.2f, 0.86f, 0.85f);
        Assert.Equal(Certainty.Confident, sure.Certainty);
        Assert.Equal("b", Assert.Single(sure.Above).Category.Name);
        Assert.Equal(["b", "c", "a"], sure.All.Select(category => category.Category.Name));
        var several = Decide(0.9f, 0.1f, 0.95f);
        Assert.Equal(Certainty.Unsure, several.Certainty);
        Assert.Equal(["c", "a"], several.Above.Select(category => category.Category.Name));
        var none = Decide(0.85f, 0.1f, 0.5f);
        Assert.Equal(Certainty.Unknown, none.Certainty);
        Assert.Empty(none.Above);
        Assert.Equal(3, none.All.Length);
        Assert.Throws<InvalidInputException>(() => PairAnswer.Decide(categories, [0, 0, 0], 1.5f));
        Assert.Throws<ArgumentException>(() => PairAnswer.Decide(categories, [0]));
    }

    [Fact]
    public void An_answer_comes_from_the_scores()
    {
        using var head = Head();
        using var memory = new PairMemory(head);
        memory.Register("a", Drawings(1, 3));
        memory.Register("b", Drawings(2, 3));
        var query = Drawings(3, 1)[0];
        var scores = memory.Score([query])[0];
        var answer = memory.Answer(query, threshold: (scores[0] + scores[1]) / 2);
        Assert.Equal(Certainty.Confident, answer.Certainty);
        Assert.Equal(scores[0] > scores[1] ? "a" : "b", answer.Above[0].Category.Name);
    }

    [Fact]
    public void No_tensor_outlives_it()
    {
        using var head = Head();
        var before = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (var memory = new PairMemory(head))
        {
            memory.Register("a", Drawings(1, 30));
            memory.Score(Drawings(2, 3));
            memory.Register("b", Drawings(3, 30));
            memory.Score(Drawings(2, 3));
        }
        Assert.Equal(before, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    static PairEvaluator Head(CompareMode mode = CompareMode.Subtract)
    {
        var head = new PairEvaluator(Parts, mode, new SeededRandom(1, RandomPurpose.Weights));
        head.eval();
        return head;
    }

    // The published way: the whole evaluator on one pair of embeddings.
    static float Same(PairHead head, float[] query, float[] remembered)
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        return head.call(tensor(query, [1, Dimension]), tensor(remembered, [1, Dimension])).softmax(1)[0, 1].item<float>();
    }

    // Drawings of a category lie around a place of their own.
    static float[][] Drawings(int category, int count)
    {
        var random = new SeededRandom(category, RandomPurpose.Episodes);
        var place = Enumerable.Range(0, Dimension).Select(_ => 3 * random.Normal()).ToArray();
        return [.. Enumerable.Range(0, count).Select(_ => place.Select(value => value + random.Normal()).ToArray())];
    }
}
