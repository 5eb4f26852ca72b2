using System.Runtime.InteropServices;

namespace SymbolNet.Benchmarks;

/// <summary>The yardstick for training: SymbolNet trained on pairs by libtorch alone (<c>native/bare_training.cpp</c>). Not thread-safe.</summary>
sealed unsafe partial class BareTraining : IDisposable
{
    nint handle = Opened();

    /// <summary>One step on pictures <c>[2 · pairs, 1, 28, 28]</c>, of which 2i and 2i + 1 are a pair.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="same">1 for each pair of the same symbol, else 0.</param>
    /// <returns>The loss.</returns>
    public double Step(ReadOnlySpan<float> pictures, ReadOnlySpan<long> same)
    {
        fixed (float* ink = pictures)
        fixed (long* labels = same)
            return bare_training_step(handle, ink, same.Length, labels) is >= 0 and var loss ? loss : throw BareNetwork.Failure();
    }

    /// <summary>Frees it.</summary>
    public void Dispose()
    {
        bare_training_close(handle);
        handle = 0;
    }

    static nint Opened() => bare_training_open() is not 0 and var opened ? opened : throw BareNetwork.Failure();

    [LibraryImport(BareNetwork.Library)]
    private static partial nint bare_training_open();

    [LibraryImport(BareNetwork.Library)]
    private static partial double bare_training_step(nint training, float* pictures, long pairs, long* same);

    [LibraryImport(BareNetwork.Library)]
    private static partial void bare_training_close(nint training);
}
