using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Networks;

/// <summary>Two convolutions and a shortcut around them (He et al., "Deep Residual Learning for Image Recognition", 2015). Keeps the shape.</summary>
sealed class ResidualBlock : nn.Module<Tensor, Tensor>
{
    readonly NormalizedConvolution first, second;

    public ResidualBlock(EmbeddingNetwork owner, int channels) : base(nameof(ResidualBlock))
    {
        first = new NormalizedConvolution(owner, channels, channels);
        second = new NormalizedConvolution(owner, channels, channels, rectified: false);
        register_module("first", first);
        register_module("second", second);
    }

    public override Tensor forward(Tensor input) => F.relu(second.call(first.call(input)) + input, inplace: true);

    public void Fold()
    {
        first.Fold();
        second.Fold();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            first.Dispose();
            second.Dispose();
        }
        base.Dispose(disposing);
    }
}
