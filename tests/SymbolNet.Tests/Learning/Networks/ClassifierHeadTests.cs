using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Learning.Networks;

public sealed class ClassifierHeadTests
{
    static SeededRandom Chance() => new(1, RandomPurpose.Weights);

    static long Count(nn.Module module) => module.parameters().Sum(parameter => parameter.numel());

    static Tensor Ones(params long[] shape) => ones(shape);

    static void Equal(Tensor expected, Tensor actual) => Assert.InRange((expected - actual).abs().max().item<float>(), 0, 1e-5f);

    [Fact]
    public void The_demo_network_with_its_softmax_has_the_published_number_of_parameters()
    {
        using var network = NetworkRegistry.Create(NetworkRegistry.Published("keras-demo"));
        using var head = new LinearClassifier(network.Options.Dimension, 10, Chance());
        Assert.Equal(33_738, network.ParameterCount + Count(head));
    }

    [Fact]
    public void A_linear_classifier_is_a_softmax_of_sums()
    {
        using var scope = NewDisposeScope();
        using var head = new LinearClassifier(3, 4, Chance());
        var embeddings = tensor(new[] { 1f, -2f, 0.5f, 0f, 0f, 0f }, [2, 3]);
        var logits = embeddings.matmul(head.get_parameter("linear.weight")!.t()) + head.get_parameter("linear.bias")!;
        Equal(logits - logits.exp().sum(1, keepdim: true).log(), head.call(embeddings));
    }

    [Fact]
    public void The_frozen_classifier_drops_only_while_it_trains()
    {
        using var scope = NewDisposeScope();
        using var head = new DropoutClassifier(128, 62, Chance());
        Assert.Equal(128 * 64 + 64 + 64 * 62 + 62, Count(head));
        var embeddings = Ones(4, 128);
        head.eval();
        var hidden = (embeddings.matmul(head.get_parameter("hidden.weight")!.t()) + head.get_parameter("hidden.bias")!).relu();
        Equal((hidden.matmul(head.get_parameter("output.weight")!.t()) + head.get_parameter("output.bias")!).log_softmax(1), head.call(embeddings));
        head.train();
        // The same row four times: dropout makes them differ.
        var rows = head.call(embeddings);
        Assert.True((rows[0] - rows[1]).abs().max().item<float>() > 1e-3f);
        Equal(Ones(4), rows.exp().sum(1));
        rows.sum().backward();
        Assert.All(head.parameters(), parameter => Assert.True(parameter.grad!.abs().max().item<float>() > 0));
    }

    [Fact]
    public void The_binary_head_is_one_unit()
    {
        using var scope = NewDisposeScope();
        using var head = new BinaryHead(10, Chance());
        Assert.Equal(11, Count(head));
        var outputs = eye(10);
        Assert.Equal([10, 1], head.call(outputs).shape);
        Equal(head.get_parameter("linear.weight")!.view(-1) + head.get_parameter("linear.bias")!, head.call(outputs).squeeze(-1));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 1)]
    public void Classifiers_of_nothing_are_refused(int dimension, int classes) =>
        Assert.Contains("two or more classes", Assert.Throws<InvalidInputException>(() => new LinearClassifier(dimension, classes, Chance())).Message, StringComparison.Ordinal);
}
