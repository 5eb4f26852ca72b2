using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Networks;

/// <summary>Convolution without bias, padded to keep the side at stride 1, then batch norm, then ReLU if wanted. <c>[batch, in, h, w]</c> to <c>[batch, out, ⌈h/stride⌉, ⌈w/stride⌉]</c>.</summary>
sealed class NormalizedConvolution : nn.Module<Tensor, Tensor>
{
    readonly EmbeddingNetwork owner;
    readonly Conv2d convolution;
    readonly BatchNorm2d norm;
    readonly long[] stride, padding;
    readonly bool rectified;
    Tensor? foldedWeight, foldedBias;

    public NormalizedConvolution(EmbeddingNetwork owner, int input, int output, int kernel = 3, int stride = 1, bool rectified = true) : base(nameof(NormalizedConvolution))
    {
        (this.owner, this.rectified, this.stride, padding) = (owner, rectified, [stride, stride], [kernel / 2, kernel / 2]);
        convolution = nn.Conv2d(input, output, kernel, stride: stride, padding: kernel / 2, bias: false);
        norm = nn.BatchNorm2d(output);
        register_module("convolution", convolution);
        register_module("norm", norm);
    }

    public override Tensor forward(Tensor input)
    {
        Tensor output;
        if (foldedWeight is not null)
            output = F.conv2d(input, foldedWeight, foldedBias, stride, padding);
        else
        {
            // What autocast does: the convolution in the faster type, its weight cast from the Float32 master copy.
            var weight = owner.Precision == ScalarType.Float32 ? convolution.weight! : convolution.weight!.to(owner.Precision);
            output = norm.call(F.conv2d(input, weight, null, stride, padding));
        }
        return rectified ? F.relu(output, inplace: true) : output;
    }

    /// <summary>See <see cref="EmbeddingNetwork.Fold"/>: w' = w γ/√(σ²+ε), b' = β - μ γ/√(σ²+ε).</summary>
    public void Fold()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var factor = norm.weight! / (norm.running_var! + norm.eps).sqrt();
        // Channels last, as the pictures are: otherwise libtorch reorders the weights at every call.
        foldedWeight = (convolution.weight! * factor.reshape(-1, 1, 1, 1)).permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2).detach().DetachFromDisposeScope();
        foldedBias = (norm.bias! - norm.running_mean! * factor).detach().DetachFromDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foldedWeight?.Dispose();
            foldedBias?.Dispose();
            convolution.Dispose();
            norm.Dispose();
        }
        base.Dispose(disposing);
    }
}
