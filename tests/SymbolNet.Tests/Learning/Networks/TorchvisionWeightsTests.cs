using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Networks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Tests.Learning.Networks;

/// <summary>Files with the names and shapes that torchvision writes, and its forward pass written out with them.</summary>
public sealed class TorchvisionWeightsTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static (int[] Blocks, int[] Kernels, int Expansion) Architecture(string name) => name switch
    {
        "resnet18" => ([2, 2, 2, 2], [3, 3], 1),
        "resnet34" => ([3, 4, 6, 3], [3, 3], 1),
        _ => ([3, 4, 6, 3], [1, 3, 1], 4),
    };

    /// <summary>Every name of torchvision's state dictionary with its shape.</summary>
    static Dictionary<string, long[]> Shapes(string name)
    {
        var (blocks, kernels, expansion) = Architecture(name);
        var shapes = new Dictionary<string, long[]>();
        void Layer(string convolution, string norm, long output, long input, long kernel)
        {
            shapes[$"{convolution}.weight"] = [output, input, kernel, kernel];
            foreach (var part in new[] { "weight", "bias", "running_mean", "running_var" })
                shapes[$"{norm}.{part}"] = [output];
            shapes[$"{norm}.num_batches_tracked"] = [];
        }

        Layer("conv1", "bn1", 64, 3, 7);
        var channels = 64;
        for (var layer = 0; layer < 4; layer++)
            for (var block = 0; block < blocks[layer]; block++)
            {
                var (prefix, width, input) = ($"layer{layer + 1}.{block}", 64 << layer, channels);
                for (var i = 0; i < kernels.Length; i++)
                {
                    var output = i == kernels.Length - 1 ? expansion * width : width;
                    Layer($"{prefix}.conv{i + 1}", $"{prefix}.bn{i + 1}", output, channels, kernels[i]);
                    channels = output;
                }
                if (block == 0 && (layer > 0 || expansion > 1))
                    Layer($"{prefix}.downsample.0", $"{prefix}.downsample.1", channels, input, 1);
            }
        shapes["fc.weight"] = [1000, channels];
        shapes["fc.bias"] = [1000];
        return shapes;
    }

    /// <summary>Random weights, exact in BFloat16.</summary>
    static Dictionary<string, Tensor> Weights(string name)
    {
        manual_seed(7);
        return Shapes(name).Where(entry => !entry.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)).ToDictionary(entry => entry.Key, entry =>
        {
            var values = entry.Value.Length > 1 ? (rand(entry.Value) - 0.5) * (3 / Math.Sqrt(entry.Value.Skip(1).Aggregate(1L, (product, size) => product * size))) : rand(entry.Value) * 0.5;
            if (entry.Key.EndsWith("var", StringComparison.Ordinal) || entry.Value.Length == 1 && entry.Key.EndsWith("weight", StringComparison.Ordinal))
                values = values + 0.5;
            return values.to(ScalarType.BFloat16);
        });
    }

    string Write(string name, Dictionary<string, Tensor> weights)
    {
        var tensors = weights.ToDictionary(entry => entry.Key, entry => new StoredTensor("BF16", entry.Value.shape, entry.Value.bytes.ToArray()));
        foreach (var (counter, shape) in Shapes(name).Where(entry => !weights.ContainsKey(entry.Key) && entry.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)))
            tensors[counter] = new StoredTensor("I64", shape, BitConverter.GetBytes(1000L));
        SafeTensors.Write(folder["weights.safetensors"], tensors);
        return folder["weights.safetensors"];
    }

    static Tensor Forward(string name, Dictionary<string, Tensor> weights, Tensor input)
    {
        var (blocks, kernels, _) = Architecture(name);
        Tensor Of(string key) => weights[key].to(ScalarType.Float32);
        Tensor Layer(Tensor maps, string convolution, string norm, long stride, long padding) => F.batch_norm(
            F.conv2d(maps, Of($"{convolution}.weight"), null, [stride, stride], [padding, padding]), Of($"{norm}.running_mean"), Of($"{norm}.running_var"), Of($"{norm}.weight"), Of($"{norm}.bias"));
        var maps = F.max_pool2d(Layer(input, "conv1", "bn1", 2, 3).relu(), 3, stride: 2, padding: 1);
        for (var layer = 0; layer < 4; layer++)
            for (var block = 0; block < blocks[layer]; block++)
            {
                var prefix = $"layer{layer + 1}.{block}";
                var stride = layer > 0 && block == 0 ? 2 : 1;
                var output = maps;
                for (var i = 0; i < kernels.Length; i++)
                {
                    output = Layer(output, $"{prefix}.conv{i + 1}", $"{prefix}.bn{i + 1}", i == Array.IndexOf(kernels, 3) ? stride : 1, kernels[i] / 2);
                    if (i < kernels.Length - 1)
                        output = output.relu();
                }
                var shortcut = weights.ContainsKey($"{prefix}.downsample.0.weight") ? Layer(maps, $"{prefix}.downsample.0", $"{prefix}.downsample.1", stride, 0) : maps;
                maps = (output + shortcut).relu();
            }
        return F.adaptive_avg_pool2d(maps, 1).flatten(1);
    }

    static EmbeddingNetwork Create(string name) => NetworkRegistry.Create(new NetworkOptions { Name = name, Layers = "40", Size = 40 });

    [Theory]
    [InlineData("resnet18", 122)]
    [InlineData("resnet34", 218)]
    [InlineData("resnet50", 320)]
    public void The_names_are_those_of_torchvision(string name, int count)
    {
        var shapes = Shapes(name);
        Assert.Equal(count, shapes.Count);
        using var network = Create(name);
        var own = network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.shape);
        Assert.Equal(shapes.Keys.Where(key => !key.StartsWith("fc.", StringComparison.Ordinal)).Order(StringComparer.Ordinal), own.Keys.Order(StringComparer.Ordinal));
        Assert.All(own, entry => Assert.Equal(shapes[entry.Key], entry.Value));
    }

    [Theory]
    [InlineData("resnet18")]
    [InlineData("resnet50")]
    public void Loaded_weights_compute_what_torchvision_computes(string name)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var weights = Weights(name);
        using var network = Create(name);
        Assert.Equal(["fc.bias", "fc.weight"], TorchvisionWeights.Load(network, Write(name, weights)));
        network.eval();
        var pictures = rand(2, 1, 40, 40);
        var expected = Forward(name, weights, (pictures * 2 - 1).expand(2, 3, 40, 40));
        float Difference() => (network.call(pictures) - expected).abs().max().item<float>() / expected.abs().max().item<float>();
        Assert.InRange(Difference(), 0, 1e-4f);
        network.Fold();
        Assert.InRange(Difference(), 0, 1e-4f);
    }

    [Fact]
    public void A_first_convolution_of_one_channel_does_the_same_on_grey()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var weights = Weights("resnet18").Where(entry => !entry.Key.StartsWith("fc.", StringComparison.Ordinal)).ToDictionary();
        // Multiples of 1/64, whose sum over three channels is exact in BFloat16.
        weights["conv1.weight"] = (weights["conv1.weight"].to(ScalarType.Float32) * 64).round().div(64).to(ScalarType.BFloat16);
        using var network = Create("resnet18");
        Assert.Empty(TorchvisionWeights.Load(network, Write("resnet18", weights)));
        network.eval();
        var pictures = rand(2, 1, 40, 40);
        var expected = network.call(pictures);
        weights["conv1.weight"] = weights["conv1.weight"].to(ScalarType.Float32).sum([1L], keepdim: true).to(ScalarType.BFloat16);
        TorchvisionWeights.Load(network, Write("resnet18", weights));
        Assert.Equal([64, 3, 7, 7], network.get_parameter("conv1.weight")!.shape);
        Assert.InRange((network.call(pictures) - expected).abs().max().item<float>() / expected.abs().max().item<float>(), 0, 1e-4f);
    }

    [Fact]
    public void Weights_that_do_not_fit_are_refused_with_their_names()
    {
        using var scope = NewDisposeScope();
        var weights = Shapes("resnet18").Where(entry => !entry.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)).ToDictionary(entry => entry.Key, _ => zeros(2, 2, dtype: ScalarType.BFloat16));
        string Refusal(string network)
        {
            using var created = Create(network);
            return Assert.Throws<InvalidInputException>(() => TorchvisionWeights.Load(created, Write("resnet18", weights))).Message;
        }

        Assert.Contains("conv1.weight is [2, 2] where [64, 3, 7, 7] is expected", Refusal("resnet18"), StringComparison.Ordinal);
        Assert.Contains("it lacks layer1.2.", Refusal("resnet34"), StringComparison.Ordinal);
        weights.Remove("layer3.1.bn2.running_var");
        weights["layer5.0.conv1.weight"] = weights["fc.bias"];
        Assert.Contains("it lacks layer3.1.bn2.running_var; it has layer5.0.conv1.weight too much", Refusal("resnet18"), StringComparison.Ordinal);
        using var other = NetworkRegistry.Create(new NetworkOptions { Name = "conv4" });
        Assert.Contains("not for 'conv4'", Assert.Throws<InvalidInputException>(() => TorchvisionWeights.Load(other, "nowhere")).Message, StringComparison.Ordinal);
        using var fitting = Create("resnet18");
        Assert.Contains("there is no such file", Assert.Throws<InvalidInputException>(() => TorchvisionWeights.Load(fitting, folder["missing"])).Message, StringComparison.Ordinal);
    }
}
