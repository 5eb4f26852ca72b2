using SymbolNet.Learning.Onnx;
using SymbolNet.Learning.Sampling;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Networks;

/// <summary>
/// ResNet-18, -34 and -50 (He et al., "Deep Residual Learning for Image Recognition", 2015) as torchvision builds them, with its names of parameters and without the classifier <c>fc</c>: 512 or 2,048
/// values. Its weights load with <see cref="Checkpoints.TorchvisionWeights"/>. Pictures, colour <c>[batch, 3, h, w]</c> or grey <c>[batch, 1, h, w]</c>, which counts as copied to three channels, are
/// resized to the side in the options and scaled to -1..1. torchvision trained at 224; the default of 64 is twelve times cheaper, and leaves the last maps 2 × 2 pixels of a symbol.
/// </summary>
sealed class ResNet : ResizingNetwork
{
    static readonly Dictionary<string, (int[] Blocks, bool Bottleneck)> Variants = new()
    {
        ["resnet18"] = ([2, 2, 2, 2], false),
        ["resnet34"] = ([3, 4, 6, 3], false),
        ["resnet50"] = ([3, 4, 6, 3], true),
    };

    const int StemChannels = 64, Layers = 4;

    readonly FoldableLayer stem;
    readonly List<ResNetBlock> blocks = [];

    public ResNet(NetworkOptions options) : base(options)
    {
        var (counts, bottleneck) = Variants[options.Name];
        var convolution = nn.Conv2d(3, StemChannels, 7, stride: 2, padding: 3, bias: false);
        var norm = nn.BatchNorm2d(StemChannels);
        register_module("conv1", convolution);
        register_module("bn1", norm);
        stem = new FoldableLayer(this, convolution, norm);
        var channels = StemChannels;
        for (var i = 0; i < Layers; i++)
        {
            // Every further layer halves the maps and doubles their number.
            var width = StemChannels << i;
            var layer = nn.Sequential();
            for (var j = 0; j < counts[i]; j++)
            {
                var block = new ResNetBlock(this, channels, width, i > 0 && j == 0 ? 2 : 1, bottleneck);
                layer.append(block);
                blocks.Add(block);
                channels = ResNetBlock.OutputOf(width, bottleneck);
            }
            register_module($"layer{i + 1}", layer);
        }
    }

    /// <summary>Values per embedding.</summary>
    public static int DimensionOf(NetworkOptions options) => ResNetBlock.OutputOf(StemChannels << (Layers - 1), Variants[options.Name].Bottleneck);

    /// <summary>What it holds.</summary>
    public static NetworkTally TallyOf(NetworkOptions options)
    {
        var (counts, bottleneck) = Variants[options.Name];
        var tally = new NetworkTally(3, SideOf(options)).Convolution(StemChannels, 7, stride: 2, bias: false).Pool(3, 2, padding: 1);
        for (var i = 0; i < Layers; i++)
            for (var j = 0; j < counts[i]; j++)
            {
                var (input, width, stride) = (tally.Channels, StemChannels << i, i > 0 && j == 0 ? 2 : 1);
                foreach (var (output, kernel, step) in ResNetBlock.ShapesOf(width, stride, bottleneck))
                    tally.Convolution(output, kernel, step, bias: false);
                if (stride != 1 || input != tally.Channels)
                    tally.Shortcut(input);
            }
        return tally.Gather();
    }

    public override Tensor forward(Tensor input)
    {
        var maps = Seen(F.max_pool2d(F.relu(stem.Run(ChannelsLast(Standardized(input))), inplace: true), 3, stride: 2, padding: 1));
        foreach (var block in blocks)
            maps = Seen(block.call(maps));
        return maps.to(ScalarType.Float32).mean([2, 3]);
    }

    internal override OnnxValue Describe(OnnxGraph graph, OnnxValue pictures) =>
        graph.Mean(blocks.Aggregate(graph.MaxPool(graph.Relu(stem.Describe(graph, Standardized(graph, pictures))), 3, 2, padding: 1), (maps, block) => block.Describe(graph, maps)));

    internal override void Initialize(SeededRandom random) => WeightInitialization.He(this, random);
}
