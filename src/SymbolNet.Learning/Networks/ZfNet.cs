using SymbolNet.Learning.Onnx;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Networks;

/// <summary>
/// The modified ZFNet of the triplet embedding, with the layers of NN1 in Schroff et al., "FaceNet", 2015: pictures resized to the side in the options (published 220) and scaled to -1..1, eleven padded
/// convolutions with batch norm and LeakyReLU(0.001), four max-poolings by 2, 12,544 values to 4,096 and then to 128, of length 1.
/// </summary>
sealed class ZfNet : ResizingNetwork
{
    /// <summary>Values per embedding.</summary>
    public const int Outputs = 128;

    const int HiddenOutputs = 4096;
    const double Slope = 0.001;

    /// <summary>The convolutions; the first has stride 2, the pooled ones have a 3 × 3 max-pooling of stride 2 behind them.</summary>
    static readonly (int Channels, int Kernel, bool Pooled)[] Shapes =
        [(64, 7, true), (64, 1, false), (192, 3, true), (192, 1, false), (384, 3, true), (384, 1, false), (256, 3, false), (256, 1, false), (256, 3, false), (256, 1, false), (256, 3, true)];

    readonly FoldableLayer[] convolutions = new FoldableLayer[Shapes.Length];
    readonly FoldableLayer hidden, output;

    public ZfNet(NetworkOptions options) : base(options)
    {
        var (channels, side) = (1, Halved(Side));
        for (var i = 0; i < Shapes.Length; i++)
        {
            var shape = Shapes[i];
            var convolution = nn.Conv2d(channels, shape.Channels, shape.Kernel, stride: i == 0 ? 2 : 1, padding: shape.Kernel / 2);
            var norm = nn.BatchNorm2d(shape.Channels);
            register_module($"convolution{i + 1}", convolution);
            register_module($"norm{i + 1}", norm);
            convolutions[i] = new FoldableLayer(this, convolution, norm);
            channels = shape.Channels;
            if (shape.Pooled)
                side = Halved(side);
        }
        var (first, second, hiddenNorm) = (nn.Linear(channels * side * side, HiddenOutputs), nn.Linear(HiddenOutputs, Outputs), nn.BatchNorm1d(HiddenOutputs));
        register_module("hidden", first);
        register_module("hiddenNorm", hiddenNorm);
        register_module("output", second);
        hidden = new FoldableLayer(this, first, hiddenNorm);
        output = new FoldableLayer(this, second);
    }

    /// <summary>What it holds.</summary>
    public static NetworkTally TallyOf(NetworkOptions options)
    {
        var tally = new NetworkTally(1, SideOf(options));
        for (var i = 0; i < Shapes.Length; i++)
        {
            tally.Convolution(Shapes[i].Channels, Shapes[i].Kernel, stride: i == 0 ? 2 : 1);
            if (Shapes[i].Pooled)
                tally.Pool(3, 2, padding: 1);
        }
        return tally.Linear(HiddenOutputs, norm: true).Linear(Outputs);
    }

    public override Tensor forward(Tensor input)
    {
        var maps = ChannelsLast(Standardized(input));
        for (var i = 0; i < convolutions.Length; i++)
        {
            // Large maps: without gradients, each layer's are free after the next.
            using var before = maps;
            using var scope = NewDisposeScope();
            var after = F.leaky_relu(convolutions[i].Run(before), Slope, inplace: true);
            maps = Seen(Shapes[i].Pooled ? F.max_pool2d(after, 3, stride: 2, padding: 1) : after).MoveToOuterDisposeScope();
        }
        return F.normalize(output.Run(F.leaky_relu(hidden.Run(maps.flatten(1)), Slope, inplace: true)), dim: 1);
    }

    // At length 1 whatever describes it puts all embeddings.
    internal override OnnxValue Describe(OnnxGraph graph, OnnxValue pictures)
    {
        var maps = Standardized(graph, pictures);
        for (var i = 0; i < convolutions.Length; i++)
        {
            var after = graph.LeakyRelu(convolutions[i].Describe(graph, maps), Slope);
            maps = Shapes[i].Pooled ? graph.MaxPool(after, 3, 2, padding: 1) : after;
        }
        return output.Describe(graph, graph.LeakyRelu(hidden.Describe(graph, graph.Flatten(maps)), Slope));
    }

    // What stride 2 leaves with padding.
    static int Halved(int side) => (side + 1) / 2;
}
