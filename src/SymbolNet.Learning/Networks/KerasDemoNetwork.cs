using SymbolNet.Learning.Onnx;
using SymbolNet.Learning.Sampling;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Networks;

/// <summary>
/// The network of the transfer learning demo: three unpadded 3 × 3 convolutions to 16 channels with ReLU, max-pooling by 2, three to 32, the largest value of every map, a linear layer to 128 and tanh.
/// Takes pictures of any size from 20 pixels, colour <c>[batch, 3, h, w]</c> or grey <c>[batch, 1, h, w]</c>, which counts as copied to three channels. 32,448 parameters; with 10 classes behind it
/// (<see cref="LinearClassifier"/>) 33,738. The first weights are drawn as Keras does.
/// </summary>
sealed class KerasDemoNetwork : EmbeddingNetwork
{
    /// <summary>Values per embedding.</summary>
    public const int Outputs = 128;

    /// <summary>The smallest side of a picture that leaves one pixel of each map.</summary>
    const int SmallestSize = 20;

    static readonly int[] Channels = [3, 16, 16, 16, 32, 32, 32];

    readonly FoldableLayer[] convolutions = new FoldableLayer[Channels.Length - 1];
    readonly FoldableLayer dense;

    public KerasDemoNetwork(NetworkOptions options) : base(options)
    {
        RequireNoWords();
        if (options.Size is < SmallestSize or > MaximumSize)
            throw new InvalidInputException($"The network '{options.Name}' takes pictures of {SmallestSize} to {MaximumSize} pixels, not {options.Size}.");
        for (var i = 0; i < convolutions.Length; i++)
        {
            var convolution = nn.Conv2d(Channels[i], Channels[i + 1], 3);
            register_module($"convolution{i + 1}", convolution);
            convolutions[i] = new FoldableLayer(this, convolution);
        }
        var linear = nn.Linear(Channels[^1], Outputs);
        register_module(nameof(dense), linear);
        dense = new FoldableLayer(this, linear);
    }

    /// <summary>What it holds.</summary>
    public static NetworkTally TallyOf(NetworkOptions options)
    {
        var tally = new NetworkTally(Channels[0], options.Size);
        for (var i = 1; i < Channels.Length; i++)
            (i - 1 == Channels.Length / 2 ? tally.Pool(2, 2) : tally).Convolution(Channels[i], 3, padding: 0, norm: false);
        return tally.Gather().Linear(Outputs);
    }

    public override Tensor forward(Tensor input)
    {
        var maps = ChannelsLast(input);
        for (var i = 0; i < convolutions.Length; i++)
        {
            if (i == convolutions.Length / 2)
                maps = F.max_pool2d(maps, 2);
            maps = Seen(F.relu(convolutions[i].Run(maps), inplace: true));
        }
        return dense.Run(maps.amax(2, 3)).tanh();
    }

    internal override OnnxValue Describe(OnnxGraph graph, OnnxValue pictures)
    {
        var maps = pictures;
        for (var i = 0; i < convolutions.Length; i++)
            maps = graph.Relu(convolutions[i].Describe(graph, i == convolutions.Length / 2 ? graph.MaxPool(maps, 2, 2) : maps));
        return graph.Tanh(dense.Describe(graph, graph.Largest(maps)));
    }

    internal override void Initialize(SeededRandom random) => WeightInitialization.Glorot(this, random);
}
