using SymbolNet.Learning.Onnx;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Networks;

/// <summary>Two convolutions and a shortcut around them (He et al., "Deep Residual Learning for Image Recognition", 2015). Keeps the shape.</summary>
sealed class ResidualBlock : nn.Module<Tensor, Tensor>
{
    readonly NormalizedConvolution first, second;

    public ResidualBlock(EmbeddingNetwork network, int channels) : base(nameof(ResidualBlock))
    {
        first = new NormalizedConvolution(network, channels, channels);
        second = new NormalizedConvolution(network, channels, channels, rectified: false);
        register_module("first", first);
        register_module("second", second);
    }

    public override Tensor forward(Tensor input) => F.relu(second.call(first.call(input)) + input, inplace: true);

    /// <summary>See <see cref="EmbeddingNetwork.Describe"/>.</summary>
    public OnnxValue Describe(OnnxGraph graph, OnnxValue input) => graph.Relu(graph.Add(second.Describe(graph, first.Describe(graph, input)), input));
}
