using SymbolNet.Learning.Onnx;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Networks;

/// <summary>
/// A residual block with torchvision's names: two 3 × 3 convolutions, or as a bottleneck 1 × 1, 3 × 3 and 1 × 1 to four times the width, each with batch norm, and a shortcut around them, projected by
/// 1 × 1 where the shape changes. The stride is that of the first 3 × 3.
/// </summary>
sealed class ResNetBlock : nn.Module<Tensor, Tensor>
{
    const int Expansion = 4;

    readonly List<FoldableLayer> layers = [];
    readonly FoldableLayer? shortcut;

    public ResNetBlock(EmbeddingNetwork network, int input, int width, int stride, bool bottleneck) : base(nameof(ResNetBlock))
    {
        var output = OutputOf(width, bottleneck);
        var channels = input;
        foreach (var shape in ShapesOf(width, stride, bottleneck))
        {
            var convolution = nn.Conv2d(channels, shape.Output, shape.Kernel, stride: shape.Stride, padding: shape.Kernel / 2, bias: false);
            var norm = nn.BatchNorm2d(shape.Output);
            layers.Add(new FoldableLayer(network, convolution, norm));
            register_module($"conv{layers.Count}", convolution);
            register_module($"bn{layers.Count}", norm);
            channels = shape.Output;
        }
        if (stride != 1 || input != output)
        {
            var convolution = nn.Conv2d(input, output, 1, stride: stride, bias: false);
            var norm = nn.BatchNorm2d(output);
            shortcut = new FoldableLayer(network, convolution, norm);
            register_module("downsample", nn.Sequential(convolution, norm));
        }
    }

    /// <summary>Its convolutions.</summary>
    public static (int Output, int Kernel, int Stride)[] ShapesOf(int width, int stride, bool bottleneck) =>
        bottleneck ? [(width, 1, 1), (width, 3, stride), (OutputOf(width, bottleneck), 1, 1)] : [(width, 3, stride), (width, 3, 1)];

    /// <summary>Channels that come out.</summary>
    public static int OutputOf(int width, bool bottleneck) => bottleneck ? Expansion * width : width;

    public override Tensor forward(Tensor input)
    {
        // What lies between is not kept to the end of the whole network: at 224 pixels that would be many times what comes out.
        using var scope = NewDisposeScope();
        var maps = input;
        for (var i = 0; i < layers.Count - 1; i++)
            maps = F.relu(layers[i].Run(maps), inplace: true);
        return F.relu(layers[^1].Run(maps) + (shortcut?.Run(input) ?? input), inplace: true).MoveToOuterDisposeScope();
    }

    /// <summary>See <see cref="EmbeddingNetwork.Describe"/>.</summary>
    public OnnxValue Describe(OnnxGraph graph, OnnxValue input)
    {
        var maps = input;
        for (var i = 0; i < layers.Count - 1; i++)
            maps = graph.Relu(layers[i].Describe(graph, maps));
        return graph.Relu(graph.Add(layers[^1].Describe(graph, maps), shortcut?.Describe(graph, input) ?? input));
    }
}
