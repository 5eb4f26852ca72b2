using static TorchSharp.torch;

namespace SymbolNet.Tests.Learning.Losses;

/// <summary>A judge of pairs without weights: the distance speaks for "different", the scalar product for "same".</summary>
sealed class PlainPairHead() : nn.Module<Tensor, Tensor, Tensor>(nameof(PlainPairHead))
{
    public override Tensor forward(Tensor first, Tensor second) => stack([(first - second).square().sum(1L).sqrt(), (first * second).sum(1L)], 1);
}
