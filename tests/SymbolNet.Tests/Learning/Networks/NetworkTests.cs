using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Learning.Networks;

public sealed class NetworkTests
{
    static EmbeddingNetwork Create(string name, string layers = "", int size = 32, int dimension = 256) =>
        NetworkRegistry.Create(new NetworkOptions { Name = name, Layers = layers, Size = size, Dimension = dimension }, new SeededRandom(1, RandomPurpose.Weights));

    static long Convolution(int input, int output, int kernel = 3) => input * output * kernel * kernel + 2 * output;

    [Fact]
    public void Parameter_counts_follow_from_the_layers()
    {
        using var residual = Create("residual");
        Assert.Equal(
            Convolution(1, 32) + 2 * Convolution(32, 32) + Convolution(32, 64) + 2 * Convolution(64, 64) + Convolution(64, 128) + 2 * Convolution(128, 128) + 4 * 4 * 128 * 256 + 2 * 256,
            residual.ParameterCount);
        using var plain = Create("plain");
        Assert.Equal(Convolution(1, 32, 5) + Convolution(32, 64) + Convolution(64, 96) + Convolution(96, 96) + Convolution(96, 128) + 4 * 4 * 128 * 256 + 2 * 256, plain.ParameterCount);
        using var conv4 = Create("conv4", dimension: 64);
        Assert.Equal(Convolution(1, 64) + 3 * Convolution(64, 64) + 2 * 2 * 64 * 64 + 2 * 64, conv4.ParameterCount);
    }

    [Theory]
    [InlineData("residual", 32)]
    [InlineData("plain", 40)]
    [InlineData("conv4", 28)]
    public void Pictures_become_embeddings_and_folding_changes_nothing(string name, int size)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var network = Create(name, size: size, dimension: 48);
        var random = new SeededRandom(2, RandomPurpose.Weights);
        var pictures = tensor(Enumerable.Range(0, 6 * size * size).Select(_ => random.Uniform()).ToArray(), [6, 1, size, size]);
        // A few training passes give the norms statistics of their own.
        network.train();
        for (var i = 0; i < 5; i++)
            network.call(pictures);
        network.eval();
        var plain = network.call(pictures);
        Assert.Equal([6, 48], plain.shape);
        network.Precision = ScalarType.BFloat16;
        var fast = network.call(pictures);
        network.Precision = ScalarType.Float32;
        network.Fold();
        var folded = network.call(pictures);
        var scale = plain.abs().max().item<float>();
        Assert.InRange((plain - folded).abs().max().item<float>() / scale, 0, 1e-4f);
        Assert.InRange((plain - fast).abs().max().item<float>() / scale, 1e-6f, 0.1f);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights()
    {
        using var scope = NewDisposeScope();
        using var one = Create("conv4");
        manual_seed(123);
        using var other = Create("conv4");
        foreach (var (left, right) in one.parameters().Zip(other.parameters()))
            Assert.Equal(0, (left - right).abs().max().item<float>());
    }

    [Theory]
    [InlineData("residual", "c32 x", "'x' is no layer")]
    [InlineData("residual", "c32 r64", "follows a layer of 32 channels")]
    [InlineData("residual", "p p p p p p", "leave nothing")]
    [InlineData("nonsense", "", "There is no network 'nonsense'")]
    public void Impossible_networks_are_refused(string name, string layers, string why) =>
        Assert.Contains(why, Assert.Throws<InvalidInputException>(() => Create(name, layers)).Message, StringComparison.Ordinal);
}
