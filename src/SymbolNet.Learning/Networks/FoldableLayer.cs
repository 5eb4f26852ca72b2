using SymbolNet.Learning.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Networks;

/// <summary>
/// A convolution or linear layer and the batch norm behind it, if there is one, run as one step in the precision of their network and folded into one layer when training is over.
/// Owns only what folding makes; the modules belong to whoever registers them, under whatever names.
/// </summary>
sealed class FoldableLayer : IDisposable
{
    readonly Func<(Tensor Weight, Tensor? Bias)> own;
    readonly Func<Tensor, Tensor, Tensor?, Tensor> run;
    readonly Func<OnnxGraph, OnnxValue, Tensor, Tensor?, OnnxValue> describe;
    readonly NormBase? norm;
    Tensor? foldedWeight, foldedBias;

    /// <summary>A convolution. One with three input channels also takes grey pictures <c>[batch, 1, h, w]</c>, as if they were copied to three channels.</summary>
    public FoldableLayer(EmbeddingNetwork network, Conv2d convolution, BatchNorm2d? norm = null)
        : this(network, () => (convolution.weight!, convolution.bias), norm,
            (input, weight, bias) => F.conv2d(input, network.AtPrecision(Fitting(weight, input.shape[1])), bias is null ? null : network.AtPrecision(bias), convolution.stride, convolution.padding),
            (graph, input, weight, bias) => graph.Convolution(input, Fitting(weight, input.Channels), bias, convolution.stride, convolution.padding))
    {
    }

    /// <summary>A linear layer; gives Float32.</summary>
    public FoldableLayer(EmbeddingNetwork network, Linear linear, BatchNorm1d? norm = null)
        : this(network, () => (linear.weight!, linear.bias), norm,
            (input, weight, bias) => F.linear(input.to(network.Precision), network.AtPrecision(weight), bias is null ? null : network.AtPrecision(bias)).to(ScalarType.Float32),
            (graph, input, weight, bias) => graph.Linear(input, weight, bias))
    {
    }

    FoldableLayer(EmbeddingNetwork network, Func<(Tensor Weight, Tensor? Bias)> own, NormBase? norm, Func<Tensor, Tensor, Tensor?, Tensor> run, Func<OnnxGraph, OnnxValue, Tensor, Tensor?, OnnxValue> describe)
    {
        (this.own, this.norm, this.run, this.describe) = (own, norm, run, describe);
        network.Add(this);
    }

    /// <summary>The layer and its norm, without activation.</summary>
    public Tensor Run(Tensor input)
    {
        if (foldedWeight is not null)
            return run(input, foldedWeight, foldedBias);
        var (weight, bias) = own();
        if (norm is null)
            return run(input, weight, bias);
        // Without gradients the memory of what lies between is free at once.
        using var output = run(input, weight, bias);
        return norm.call(output);
    }

    /// <summary>The same, folded, as an operator of ONNX.</summary>
    public OnnxValue Describe(OnnxGraph graph, OnnxValue input) => describe(graph, input, foldedWeight ?? throw new InvalidOperationException("Only folded layers are described."), foldedBias);

    /// <summary>See <see cref="EmbeddingNetwork.Fold"/>: w' = w γ/√(σ²+ε), b' = β + (b - μ) γ/√(σ²+ε).</summary>
    public void Fold()
    {
        Dispose();
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var (weight, bias) = own();
        if (norm is not null)
        {
            var factor = norm.weight! / (norm.running_var! + norm.eps).sqrt();
            weight = weight * factor.reshape([-1, .. Enumerable.Repeat(1L, (int)weight.ndim - 1)]);
            bias = bias is null ? norm.bias! - norm.running_mean! * factor : norm.bias! + (bias - norm.running_mean!) * factor;
        }
        // Channels last, as the pictures are: otherwise libtorch reorders the weights at every call.
        if (weight.ndim == 4)
            weight = weight.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
        foldedWeight = weight.detach().DetachFromDisposeScope();
        foldedBias = bias?.detach().DetachFromDisposeScope();
    }

    /// <summary>Frees what folding made; the layer is then as before.</summary>
    public void Dispose()
    {
        foldedWeight?.Dispose();
        foldedBias?.Dispose();
        (foldedWeight, foldedBias) = (null, null);
    }

    // Convolving three copies of a channel is convolving it with the sum of the weights.
    static Tensor Fitting(Tensor weight, long channels) => weight.shape[1] == 3 && channels == 1 ? weight.sum(1, keepdim: true) : weight;
}
