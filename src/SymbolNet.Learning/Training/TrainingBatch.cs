using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>Pictures <c>[batch, 1, size, size]</c> and the numbers of their classes <c>[batch]</c>, outside of any dispose scope.</summary>
sealed record TrainingBatch(Tensor Pictures, Tensor Labels) : IDisposable
{
    public void Dispose()
    {
        Pictures.Dispose();
        Labels.Dispose();
    }
}
