using SymbolNet.Learning.Onnx;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Networks;

/// <summary>
/// The network of the few-shot lecture, trained there with contrastive pairs: pictures resized to the side in the options (published 128), a 5 × 5 convolution to 96 channels and a 3 × 3 one to 64, both
/// unpadded with stride 2, batch norm, ReLU and max-pooling, then linear layers 3136-256-128-32-2 with ReLU between them: a point in the plane.
/// </summary>
sealed class LectureNetwork : ResizingNetwork
{
    /// <summary>Values per embedding.</summary>
    public const int Outputs = 2;

    static readonly int[] Widths = [256, 128, 32, Outputs];

    readonly FoldableLayer first, second;
    readonly FoldableLayer[] dense = new FoldableLayer[Widths.Length];

    public LectureNetwork(NetworkOptions options) : base(options)
    {
        FoldableLayer Convolution(int number, int input, int output, int kernel)
        {
            var (convolution, norm) = (nn.Conv2d(input, output, kernel, stride: 2), nn.BatchNorm2d(output));
            register_module($"convolution{number}", convolution);
            register_module($"norm{number}", norm);
            return new FoldableLayer(this, convolution, norm);
        }

        // Unpadded windows of a size, two apart.
        static int Windows(int side, int size) => (side - size) / 2 + 1;

        first = Convolution(1, 1, 96, 5);
        second = Convolution(2, 96, 64, 3);
        var side = Windows(Windows(Windows(Windows(Side, 5), 3), 3), 2);
        var width = 64 * side * side;
        for (var i = 0; i < Widths.Length; i++)
        {
            var linear = nn.Linear(width, Widths[i]);
            register_module($"linear{i + 1}", linear);
            dense[i] = new FoldableLayer(this, linear);
            width = Widths[i];
        }
    }

    /// <summary>What it holds.</summary>
    public static NetworkTally TallyOf(NetworkOptions options)
    {
        var tally = new NetworkTally(1, SideOf(options)).Convolution(96, 5, stride: 2, padding: 0).Pool(3, 2).Convolution(64, 3, stride: 2, padding: 0).Pool(2, 2);
        foreach (var width in Widths)
            tally.Linear(width);
        return tally;
    }

    public override Tensor forward(Tensor input)
    {
        var maps = Seen(F.max_pool2d(F.relu(first.Run(ChannelsLast(Resized(input))), inplace: true), 3, stride: 2));
        var values = Seen(F.max_pool2d(F.relu(second.Run(maps), inplace: true), 2)).flatten(1);
        for (var i = 0; i < dense.Length - 1; i++)
            values = F.relu(dense[i].Run(values), inplace: true);
        return dense[^1].Run(values);
    }

    internal override OnnxValue Describe(OnnxGraph graph, OnnxValue pictures)
    {
        var maps = graph.MaxPool(graph.Relu(first.Describe(graph, Resized(graph, pictures))), 3, 2);
        var values = graph.Flatten(graph.MaxPool(graph.Relu(second.Describe(graph, maps)), 2, 2));
        for (var i = 0; i < dense.Length - 1; i++)
            values = graph.Relu(dense[i].Describe(graph, values));
        return dense[^1].Describe(graph, values);
    }
}
