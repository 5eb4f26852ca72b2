using System.Runtime.InteropServices;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Learning.Networks;

public sealed class PairHeadTests
{
    static readonly FeatureShape[] Parts = [new(3, 2), new(5, 1)];

    static SeededRandom Chance(int seed = 1) => new(seed, RandomPurpose.Weights);

    static Tensor Embeddings(int count, int dimension, int seed)
    {
        var random = Chance(seed);
        return tensor(Enumerable.Range(0, count * dimension).Select(_ => random.Normal()).ToArray(), [count, dimension]);
    }

    static double[][] Rows(Tensor matrix)
    {
        var values = MemoryMarshal.Cast<byte, float>(matrix.detach().contiguous().bytes).ToArray();
        return [.. values.Chunk((int)matrix.shape[^1]).Select(row => row.Select(value => (double)value).ToArray())];
    }

    static double[] Linear(nn.Module head, string name, double[] input)
    {
        var weight = Rows(head.get_parameter($"{name}.weight")!);
        var bias = Rows(head.get_parameter($"{name}.bias")!)[0];
        return [.. weight.Zip(bias, (row, shift) => row.Zip(input, (a, b) => a * b).Sum() + shift)];
    }

    static double[] Rectified(IEnumerable<double> values) => [.. values.Select(value => Math.Max(0, value))];

    [Fact]
    public void Network_and_evaluator_have_the_published_number_of_parameters()
    {
        using var network = NetworkRegistry.Create(NetworkRegistry.Published("symbolnet"));
        using var evaluator = new PairEvaluator(network.Parts, CompareMode.Subtract, Chance());
        Assert.Equal(1_677_752, network.ParameterCount + evaluator.parameters().Sum(parameter => parameter.numel()));
        using var concatenating = new PairEvaluator(network.Parts, CompareMode.Concatenate, Chance());
        Assert.Equal(1_677_752 + 50 * 22_140, network.ParameterCount + concatenating.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [InlineData(CompareMode.Subtract)]
    [InlineData(CompareMode.Concatenate)]
    public void The_evaluator_computes_what_is_published(CompareMode mode)
    {
        using var scope = NewDisposeScope();
        using var evaluator = new PairEvaluator(Parts, mode, Chance());
        var (first, second) = (Embeddings(4, 17, 2), Embeddings(4, 17, 3));
        var logits = Rows(evaluator.call(first, second));
        for (var i = 0; i < 4; i++)
        {
            var (one, other) = (Rows(first)[i], Rows(second)[i]);
            double[] Joined(Range part) => mode == CompareMode.Subtract ? [.. one[part].Zip(other[part], (a, b) => a - b)] : [.. one[part], .. other[part]];
            var values = Rectified([.. Linear(evaluator, "part1", Joined(..12)), .. Linear(evaluator, "part2", Joined(12..))]);
            Assert.Equal(100, values.Length);
            var expected = Linear(evaluator, "output", Rectified(Linear(evaluator, "hidden", values)));
            Assert.Equal(expected[0], logits[i][0], 1e-5);
            Assert.Equal(expected[1], logits[i][1], 1e-5);
        }
    }

    [Theory]
    [InlineData(CompareMode.Subtract, 150)]
    [InlineData(CompareMode.Concatenate, 300)]
    public void Scores_from_projections_are_those_of_the_pairs(CompareMode mode, int width)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var network = NetworkRegistry.Create(NetworkRegistry.Published("symbolnet"), Chance());
        using var evaluator = new PairEvaluator(network.Parts, mode, Chance(2));
        // Weights beyond their first size, so that scores are not all near one half.
        foreach (var parameter in evaluator.parameters())
            parameter.mul_(4);
        var (queries, memories) = (Embeddings(3, 22_140, 5).abs(), Embeddings(4, 22_140, 6).abs());
        var (projectedQueries, projectedMemories) = (evaluator.Project(queries), evaluator.Project(memories));
        Assert.Equal([3, width], projectedQueries.shape);
        var all = PairHead.Similarity(evaluator.Compare(projectedQueries.unsqueeze(1), projectedMemories.unsqueeze(0)));
        Assert.Equal([3, 4], all.shape);
        for (var i = 0; i < 4; i++)
        {
            var direct = PairHead.Similarity(evaluator.call(queries, memories.narrow(0, i, 1).expand(3, 22_140)));
            Assert.InRange((all.select(1, i) - direct).abs().max().item<float>(), 0, 1e-5f);
        }
        Assert.True((all - 0.5).abs().max().item<float>() > 0.05f);
    }

    [Theory]
    [InlineData(FeatureComparison.AbsoluteDifference)]
    [InlineData(FeatureComparison.SquaredDifference)]
    [InlineData(FeatureComparison.Product)]
    [InlineData(FeatureComparison.Concatenation)]
    [InlineData(FeatureComparison.Cosine)]
    public void Siamese_heads_compare_as_they_are_told(FeatureComparison comparison)
    {
        using var scope = NewDisposeScope();
        using var head = new PairComparison(6, comparison, Chance());
        var (first, second) = (Embeddings(3, 6, 2), Embeddings(3, 6, 3));
        var logits = Rows(head.call(first, second));
        var all = Rows(head.Compare(head.Project(first).unsqueeze(1), head.Project(second).unsqueeze(0)));
        for (var i = 0; i < 3; i++)
        {
            var (one, other) = (Rows(first)[i], Rows(second)[i]);
            static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
            double[] compared = comparison switch
            {
                FeatureComparison.AbsoluteDifference => [.. one.Zip(other, (a, b) => Math.Abs(a - b))],
                FeatureComparison.SquaredDifference => [.. one.Zip(other, (a, b) => (a - b) * (a - b))],
                FeatureComparison.Product => [.. one.Zip(other, (a, b) => a * b)],
                FeatureComparison.Concatenation => [.. one, .. other],
                _ => [Dot(one, other) / Math.Sqrt(Dot(one, one) * Dot(other, other))],
            };
            var expected = Linear(head, "linear", compared);
            for (var j = 0; j < 2; j++)
            {
                Assert.Equal(expected[j], logits[i][j], 1e-5);
                Assert.Equal(expected[j], all[i * 3 + i][j], 1e-5);
            }
        }
    }

    [Fact]
    public void Similarity_is_the_softmax_of_logit_1()
    {
        using var scope = NewDisposeScope();
        var similarities = Rows(PairHead.Similarity(tensor(new[] { 0f, 0f, 1f, 3f, 2f, -2f }, [3, 2])))[0];
        Assert.Equal(0.5, similarities[0], 1e-6);
        Assert.Equal(1 / (1 + Math.Exp(-2)), similarities[1], 1e-6);
        Assert.Equal(1 / (1 + Math.Exp(4)), similarities[2], 1e-6);
    }

    public static TheoryData<string> Heads => [.. Enum.GetNames<CompareMode>(), .. Enum.GetNames<FeatureComparison>()];

    static PairHead Make(string name, int seed = 1) => Enum.TryParse<CompareMode>(name, out var mode)
        ? new PairEvaluator(Parts, mode, Chance(seed))
        : new PairComparison(17, Enum.Parse<FeatureComparison>(name), Chance(seed));

    [Theory]
    [MemberData(nameof(Heads))]
    public void Gradients_reach_the_head_and_both_embeddings(string name)
    {
        using var scope = NewDisposeScope();
        using var head = Make(name);
        Assert.Equal(17, head.Dimension);
        var (first, second) = (Embeddings(6, 17, 2).requires_grad_(), Embeddings(6, 17, 3).requires_grad_());
        nn.functional.cross_entropy(head.call(first, second), tensor(new long[] { 0, 1, 1, 0, 1, 1 })).backward();
        Assert.All(head.parameters().Append(first).Append(second), tensor => Assert.True(tensor.grad!.abs().max().item<float>() > 0));
    }

    [Theory]
    [MemberData(nameof(Heads))]
    public void The_same_seed_gives_the_same_head(string name)
    {
        using var scope = NewDisposeScope();
        using var one = Make(name);
        manual_seed(99);
        using var other = Make(name);
        using var different = Make(name, 2);
        Assert.All(one.parameters().Zip(other.parameters()), pair => Assert.Equal(0, (pair.First - pair.Second).abs().max().item<float>()));
        Assert.NotEqual(0, (one.parameters().First() - different.parameters().First()).abs().max().item<float>());
    }
}
