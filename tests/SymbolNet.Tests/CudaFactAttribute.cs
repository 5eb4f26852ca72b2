using static TorchSharp.torch;

namespace SymbolNet.Tests;

/// <summary>A test that needs an NVIDIA GPU and a CUDA build of libtorch; where there is none it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CudaFactAttribute : FactAttribute
{
    public CudaFactAttribute()
    {
        // What the processor computes has tests of its own, so nothing goes unseen where these cannot run.
        if (!cuda.is_available())
            Skip = "this machine, or this libtorch, has no CUDA";
    }
}
