using SymbolNet.Learning.Onnx;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Networks;

/// <summary>Convolution without bias, padded to keep the side at stride 1, then batch norm, then ReLU if wanted. <c>[batch, in, h, w]</c> to <c>[batch, out, ⌈h/stride⌉, ⌈w/stride⌉]</c>.</summary>
sealed class NormalizedConvolution : nn.Module<Tensor, Tensor>
{
    readonly FoldableLayer layer;
    readonly bool rectified;

    public NormalizedConvolution(EmbeddingNetwork network, int input, int output, int kernel = 3, int stride = 1, bool rectified = true) : base(nameof(NormalizedConvolution))
    {
        this.rectified = rectified;
        var convolution = nn.Conv2d(input, output, kernel, stride: stride, padding: kernel / 2, bias: false);
        var norm = nn.BatchNorm2d(output);
        register_module("convolution", convolution);
        register_module("norm", norm);
        layer = new FoldableLayer(network, convolution, norm);
    }

    public override Tensor forward(Tensor input)
    {
        var output = layer.Run(input);
        return rectified ? F.relu(output, inplace: true) : output;
    }

    /// <summary>See <see cref="EmbeddingNetwork.Describe"/>.</summary>
    public OnnxValue Describe(OnnxGraph graph, OnnxValue input)
    {
        var output = layer.Describe(graph, input);
        return rectified ? graph.Relu(output) : output;
    }
}
