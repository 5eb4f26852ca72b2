using System.Runtime.InteropServices;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;
using SymbolNet.Tests.Learning.Checkpoints;
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

    /// <summary>What follows from the published layers: weights and biases of convolutions and linear layers, two numbers per normalised channel.</summary>
    [Theory]
    [InlineData("prototypical", 111_936, 64, 28)]
    [InlineData("symbolnet", 562_950, 22_140, 28)]
    [InlineData("keras-demo", 33_738 - 1_290, 128, 28)]
    [InlineData("resnet18", 11_689_512 - 513_000, 512, 64)]
    [InlineData("resnet34", 21_797_672 - 513_000, 512, 64)]
    [InlineData("resnet50", 25_557_032 - 2_049_000, 2_048, 64)]
    [InlineData("zfnet", 3_168_832 + 12_544 * 4_096 + 3 * 4_096 + 4_096 * 128 + 128, 128, 32)]
    [InlineData("lecture", 58_176 + 803_072 + 32_896 + 4_128 + 66, 2, 128)]
    public void Published_sizes(string name, long parameters, int dimension, int side)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var options = NetworkRegistry.Published(name);
        using var network = NetworkRegistry.Create(options);
        Assert.Equal((dimension, side), (options.Dimension, options.Size));
        Assert.Equal(options, network.Options);
        Assert.Equal(parameters, network.ParameterCount);
        Assert.Equal(dimension, network.Parts.Sum(part => part.Length));
        network.eval();
        Assert.Equal([1, dimension], network.call(Pictures(1, side)).shape);
    }

    [Theory]
    [InlineData("residual", 32)]
    [InlineData("plain", 40)]
    [InlineData("conv4", 28)]
    [InlineData("prototypical", 28)]
    [InlineData("symbolnet", 28)]
    [InlineData("keras-demo", 28)]
    [InlineData("resnet18", 20, "32")]
    [InlineData("zfnet", 20, "32")]
    [InlineData("lecture", 48, "32")]
    public void Pictures_become_embeddings_and_folding_changes_nothing(string name, int size, string layers = "")
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var network = Create(name, layers, size, NetworkRegistry.Find(name).Dimension is null ? 48 : 256);
        var pictures = Pictures(6, size);
        // A few training passes give the norms statistics of their own.
        network.train();
        for (var i = 0; i < 3; i++)
            network.call(pictures);
        network.eval();
        var plain = network.call(pictures);
        Assert.Equal([6, network.Options.Dimension], plain.shape);
        network.Precision = ScalarType.BFloat16;
        var fast = network.call(pictures);
        Assert.Equal(ScalarType.Float32, fast.dtype);
        network.Precision = ScalarType.Float32;
        network.Fold();
        var folded = network.call(pictures);
        network.Precision = ScalarType.BFloat16;
        var fastFolded = network.call(pictures);
        var scale = plain.abs().max().item<float>();
        Assert.InRange((plain - folded).abs().max().item<float>() / scale, 0, 1e-4f);
        Assert.InRange((plain - fast).abs().max().item<float>() / scale, 1e-6f, 0.1f);
        Assert.InRange((plain - fastFolded).abs().max().item<float>() / scale, 1e-6f, 0.1f);
    }

    [Theory]
    [InlineData("residual", 32)]
    [InlineData("prototypical", 28)]
    [InlineData("symbolnet", 28)]
    [InlineData("keras-demo", 28)]
    [InlineData("resnet18", 20, "32")]
    [InlineData("zfnet", 20, "32")]
    [InlineData("lecture", 48, "32")]
    public void Gradients_reach_every_parameter_in_both_precisions(string name, int size, string layers = "")
    {
        using var network = Create(name, layers, size);
        network.train();
        foreach (var precision in new[] { ScalarType.Float32, ScalarType.BFloat16 })
        {
            using var scope = NewDisposeScope();
            network.Precision = precision;
            network.zero_grad();
            var embeddings = network.call(Pictures(4, size));
            // Any direction, so that embeddings of a fixed length have gradients too.
            (embeddings * linspace(-1, 2, embeddings.numel()).view_as(embeddings)).sum().backward();
            // A norm takes off what a bias before it adds.
            bool IsBeforeNorm(string name) => name == "hidden.bias" || name.StartsWith("convolution", StringComparison.Ordinal) && name.EndsWith(".bias", StringComparison.Ordinal) && network.has_parameter(name.Replace("convolution", "norm", StringComparison.Ordinal));
            Assert.All(network.named_parameters(), entry =>
            {
                var gradient = entry.parameter.grad;
                Assert.True(gradient is not null, $"{entry.name} has no gradient.");
                Assert.True(gradient.isfinite().all().item<bool>(), $"The gradient of {entry.name} is not finite.");
                Assert.True(gradient.abs().max().item<float>() > 0 || IsBeforeNorm(entry.name), $"The gradient of {entry.name} is 0.");
            });
        }
    }

    [Theory]
    [InlineData("conv4", 28)]
    [InlineData("symbolnet", 28)]
    [InlineData("keras-demo", 28)]
    [InlineData("resnet18", 24, "32")]
    [InlineData("zfnet", 24, "32")]
    [InlineData("lecture", 24, "32")]
    public void A_network_leaves_no_tensor_behind(string name, int size, string layers = "")
    {
        var before = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (var network = NetworkRegistry.Create(new NetworkOptions { Name = name, Size = size, Layers = layers }))
        using (NewDisposeScope())
        {
            var pictures = Pictures(2, size);
            network.call(pictures).sum().backward();
            network.eval();
            // Folding again, after loading other weights for instance, frees what the first folding made.
            network.Fold();
            network.Fold();
            using var noGrad = no_grad();
            network.call(pictures);
        }
        Assert.Equal(before, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [InlineData("symbolnet", 28)]
    [InlineData("keras-demo", 28)]
    [InlineData("zfnet", 24, "32")]
    [InlineData("lecture", 24, "32")]
    public void A_stored_network_comes_back(string name, int size, string layers = "")
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        var options = NetworkRegistry.Complete(new NetworkOptions { Name = name, Size = size, Layers = layers });
        var bitmap = new SymbolBitmap(size, [.. Enumerable.Range(0, size * size).Select(i => i % 7 / 6f)]);
        float[] expected = [];
        EmbeddingModelTests.Write(folder.Path, options, network =>
        {
            using var noGrad = no_grad();
            network.train();
            network.call(Pictures(4, size));
            network.eval();
            expected = Values(nn.functional.normalize(network.call(tensor(bitmap.Ink.ToArray(), [1, 1, size, size])), dim: 1));
        });
        using var model = EmbeddingModel.Load(folder.Path);
        Assert.Equal(options.Dimension, model.Dimension);
        var embedded = model.Embed([bitmap])[0].Values.ToArray();
        Assert.Equal(expected.Length, embedded.Length);
        Assert.All(expected.Zip(embedded), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Theory]
    [InlineData("keras-demo", "")]
    [InlineData("resnet18", "32")]
    public void Grey_counts_as_copied_to_three_channels(string name, string layers)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var network = Create(name, layers);
        network.eval();
        var grey = Pictures(2, 32);
        var (one, three) = (network.call(grey), network.call(grey.expand(2, 3, 32, 32)));
        Assert.InRange((one - three).abs().max().item<float>() / one.abs().max().item<float>(), 0, 1e-5f);
        Assert.True((network.call(cat([grey, grey, grey * 0.5], 1)) - one).abs().max().item<float>() > 1e-4f);
    }

    [Fact]
    public void The_demo_network_takes_pictures_of_any_size()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var network = Create("keras-demo", size: 28);
        var small = zeros(1, 1, 20, 20);
        small.narrow(2, 8, 4).narrow(3, 8, 4).fill_(1);
        Assert.Equal([1, 128], network.call(small).shape);
        Assert.Equal([3, 128], network.call(rand(3, 3, 31, 77)).shape);
        // The largest value of a map does not depend on how much empty paper lies around the ink.
        var large = zeros(1, 1, 60, 80);
        large.narrow(2, 28, 4).narrow(3, 38, 4).fill_(1);
        var larger = zeros(1, 1, 90, 120);
        larger.narrow(2, 44, 4).narrow(3, 58, 4).fill_(1);
        Assert.InRange((network.call(large) - network.call(larger)).abs().max().item<float>(), 0, 1e-6f);
    }

    [Fact]
    public void Triplet_embeddings_have_length_1()
    {
        using var scope = NewDisposeScope();
        using var network = Create("zfnet", "32", 24);
        var lengths = network.call(Pictures(3, 24)).pow(2).sum([1L]);
        Assert.InRange((lengths - 1).abs().max().item<float>(), 0, 1e-5f);
    }

    [Theory]
    [InlineData("conv4", "")]
    [InlineData("symbolnet", "")]
    [InlineData("keras-demo", "")]
    [InlineData("lecture", "")]
    public void The_same_seed_gives_the_same_weights(string name, string layers)
    {
        using var scope = NewDisposeScope();
        using var one = Create(name, layers);
        manual_seed(123);
        using var other = Create(name, layers);
        using var different = NetworkRegistry.Create(one.Options, new SeededRandom(2, RandomPurpose.Weights));
        foreach (var (left, right) in one.parameters().Zip(other.parameters()))
            Assert.Equal(0, (left - right).abs().max().item<float>());
        Assert.NotEqual(0, (one.parameters().First() - different.parameters().First()).abs().max().item<float>());
    }

    [Fact]
    public void First_weights_of_the_shipped_network_follow_from_the_seed_number_by_number()
    {
        using var network = Create("residual");
        var random = new SeededRandom(1, RandomPurpose.Weights);
        foreach (var parameter in network.parameters().Where(parameter => parameter.ndim > 1))
        {
            var bound = 1 / MathF.Sqrt(parameter.numel() / parameter.shape[0]);
            var expected = new float[parameter.numel()];
            for (var i = 0; i < expected.Length; i++)
                expected[i] = random.Uniform(-bound, bound);
            Assert.Equal(expected, Values(parameter));
        }
    }

    /// <summary>Spread of the first weights: ±1/√inputs evenly, Glorot's even ±√(6/(inputs + outputs)), He's normal 2/outputs.</summary>
    [Fact]
    public void First_weights_are_spread_as_the_frameworks_do()
    {
        using var scope = NewDisposeScope();
        static float[] Weights(EmbeddingNetwork network, string name) => Values(network.get_parameter(name)!);
        using var pytorch = Create("symbolnet", "1", 28);
        var even = 1 / MathF.Sqrt(20 * 25);
        Assert.InRange(Weights(pytorch, "block1_2.weight").Max(), 0.99f * even, even);
        Assert.InRange(Weights(pytorch, "block1_2.bias").Max(MathF.Abs), 0.5f * even, even);
        using var keras = Create("keras-demo");
        var glorot = MathF.Sqrt(6f / (32 * 9 + 32 * 9));
        Assert.InRange(Weights(keras, "convolution6.weight").Max(), 0.99f * glorot, glorot);
        Assert.All(Weights(keras, "convolution6.bias"), bias => Assert.Equal(0, bias));
        using var resnet = Create("resnet18", "32");
        var he = MathF.Sqrt(2f / (64 * 9));
        Assert.Equal(he, MathF.Sqrt(Weights(resnet, "layer1.0.conv1.weight").Average(weight => weight * weight)), 0.02f * he);
        Assert.All(Weights(resnet, "layer1.0.bn1.weight"), weight => Assert.Equal(1, weight));
    }

    [Fact]
    public void The_registry_describes_every_network_completely()
    {
        Assert.Equal(NetworkRegistry.Names.Count, NetworkRegistry.Names.Distinct().Count());
        Assert.All(NetworkRegistry.All, network =>
        {
            Assert.Matches(@"^[^\n]{20,140}\.$", network.Summary);
            var published = NetworkRegistry.Published(network.Name);
            Assert.Equal((network.Side, network.Layers), (published.Size, published.Layers));
            Assert.Equal(published, NetworkRegistry.Complete(published));
        });
        Assert.Equal(new NetworkOptions { Layers = "c32/2 r32 c64 p r64 c128 p r128" }, NetworkRegistry.Complete(new NetworkOptions()));
    }

    [Theory]
    [InlineData("residual", "c32 x", "'x' is no layer")]
    [InlineData("residual", "c32 r64", "follows a layer of 32 channels")]
    [InlineData("residual", "p p p p p p", "leave nothing")]
    [InlineData("nonsense", "", "There is no network 'nonsense'")]
    [InlineData("symbolnet", "1 4", "'4' is no block")]
    [InlineData("symbolnet", "1 1", "named twice")]
    [InlineData("symbolnet", " ", "at least one of its blocks")]
    [InlineData("symbolnet", "", "do not take pictures of 26 pixels", 26)]
    [InlineData("symbolnet", "2", "gives 2500 values here; it cannot give 64", 28, 64)]
    [InlineData("prototypical", "c64", "are fixed")]
    [InlineData("prototypical", "", "takes pictures of 16 to 256 pixels, not 15", 15)]
    [InlineData("keras-demo", "3", "are fixed")]
    [InlineData("keras-demo", "", "takes pictures of 20 to 256 pixels, not 19", 19)]
    [InlineData("resnet18", "31", "takes one word, the side")]
    [InlineData("zfnet", "large", "takes one word, the side")]
    [InlineData("lecture", "", "takes pictures of 8 to 256 pixels, not 7", 7)]
    [InlineData("resnet50", "", "gives 2048 values here; it cannot give 512", 32, 512)]
    public void Impossible_networks_are_refused(string name, string layers, string why, int size = 32, int dimension = 256) =>
        Assert.Contains(why, Assert.Throws<InvalidInputException>(() => Create(name, layers, size, dimension)).Message, StringComparison.Ordinal);

    static Tensor Pictures(int count, int side)
    {
        var random = new SeededRandom(2, RandomPurpose.Weights);
        return tensor(Enumerable.Range(0, count * side * side).Select(_ => random.Uniform()).ToArray(), [count, 1, side, side]);
    }

    static float[] Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.detach().contiguous().bytes).ToArray();
}
