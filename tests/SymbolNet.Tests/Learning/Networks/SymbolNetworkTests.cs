using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Tests.Learning.Networks;

public sealed class SymbolNetworkTests
{
    static EmbeddingNetwork Create(string blocks, int size = 28) => NetworkRegistry.Create(new NetworkOptions { Name = "symbolnet", Layers = blocks, Size = size }, new SeededRandom(4, RandomPurpose.Weights));

    static Tensor Pictures(int count = 3)
    {
        var random = new SeededRandom(6, RandomPurpose.Weights);
        return tensor(Enumerable.Range(0, count * 28 * 28).Select(_ => random.Uniform()).ToArray(), [count, 1, 28, 28]);
    }

    [Theory]
    [InlineData("1", 42_220, 19_440)]
    [InlineData("2", 42_220 + 115_380, 2_500)]
    [InlineData("3", 562_950, 200)]
    [InlineData("2 1", 42_220 + 115_380, 21_940)]
    [InlineData("1 3", 562_950, 19_640)]
    public void Only_as_many_blocks_are_built_as_needed(string blocks, long parameters, int dimension)
    {
        using var network = Create(blocks);
        Assert.Equal((parameters, dimension), (network.ParameterCount, network.Options.Dimension));
    }

    [Fact]
    public void The_embedding_is_the_chosen_blocks_one_after_another()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var all = Create("1 2 3");
        Assert.Equal([new(60, 18), new(100, 5), new(200, 1)], all.Parts);
        var embeddings = all.call(Pictures());
        // The layers as they are published, on the same weights.
        Tensor Convolve(Tensor maps, string name) => F.relu(F.conv2d(maps, all.get_parameter($"{name}.weight")!, all.get_parameter($"{name}.bias")));
        var first = Convolve(Convolve(Convolve(Pictures(), "block1_1"), "block1_2"), "block1_3");
        var second = Convolve(Convolve(F.max_pool2d(first, 2), "block2_1"), "block2_2");
        var third = Convolve(Convolve(second, "block3_1"), "block3_2");
        Assert.Equal([3, 60, 18, 18], first.shape);
        Assert.Equal([3, 100, 5, 5], second.shape);
        Assert.Equal([3, 200, 1, 1], third.shape);
        Assert.InRange((cat([first.reshape(3, -1), second.reshape(3, -1), third.reshape(3, -1)], 1) - embeddings).abs().max().item<float>(), 0, 1e-5f);
        // The same seed fills the blocks in order, so a part of the network gives a part of the embedding.
        using var one = Create("2");
        Assert.InRange((one.call(Pictures()) - embeddings.narrow(1, 19_440, 2_500)).abs().max().item<float>(), 0, 1e-5f);
    }

    [Fact]
    public void Other_sizes_of_pictures_are_taken_as_far_as_they_go()
    {
        using var network = Create("1 3", 32);
        Assert.Equal([new(60, 22), new(200, 3)], network.Parts);
        Assert.Equal(60 * 22 * 22 + 200 * 9, network.Options.Dimension);
    }
}
