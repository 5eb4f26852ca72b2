using SymbolNet.Learning.Onnx;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Networks;

/// <summary>
/// The embedding of Snell, Swersky, Zemel, "Prototypical Networks for Few-shot Learning", 2017: four blocks of a padded 3 × 3 convolution to 64 channels, batch norm, ReLU and max-pooling by 2, flattened.
/// Pictures of 28 pixels become 64 values; 111,936 parameters.
/// </summary>
sealed class PrototypicalNetwork : EmbeddingNetwork
{
    const int Channels = 64, Blocks = 4;

    readonly FoldableLayer[] blocks = new FoldableLayer[Blocks];

    public PrototypicalNetwork(NetworkOptions options) : base(options)
    {
        RequireNoWords();
        for (var i = 0; i < Blocks; i++)
        {
            var convolution = nn.Conv2d(i == 0 ? 1 : Channels, Channels, 3, padding: 1);
            var norm = nn.BatchNorm2d(Channels);
            register_module($"convolution{i + 1}", convolution);
            register_module($"norm{i + 1}", norm);
            blocks[i] = new FoldableLayer(this, convolution, norm);
        }
    }

    public override IReadOnlyList<FeatureShape> Parts => [new(Channels, Options.Size >> Blocks)];

    /// <summary>Values per embedding.</summary>
    public static int DimensionOf(NetworkOptions options) => options.Size is >= 1 << Blocks and <= MaximumSize
        ? new FeatureShape(Channels, options.Size >> Blocks).Length
        : throw new InvalidInputException($"The network '{options.Name}' takes pictures of {1 << Blocks} to {MaximumSize} pixels, not {options.Size}.");

    /// <summary>What it holds.</summary>
    public static NetworkTally TallyOf(NetworkOptions options)
    {
        var tally = new NetworkTally(1, options.Size);
        for (var i = 0; i < Blocks; i++)
            tally.Convolution(Channels, 3).Pool(2, 2);
        return tally;
    }

    public override Tensor forward(Tensor input)
    {
        var maps = ChannelsLast(input);
        foreach (var block in blocks)
            maps = Seen(F.max_pool2d(F.relu(block.Run(maps), inplace: true), 2));
        return maps.flatten(1).to(ScalarType.Float32);
    }

    internal override OnnxValue Describe(OnnxGraph graph, OnnxValue pictures) =>
        graph.Flatten(blocks.Aggregate(pictures, (maps, block) => graph.MaxPool(graph.Relu(block.Describe(graph, maps)), 2, 2)));
}
