using System.Runtime.InteropServices;
using SymbolNet.Learning.Networks;

namespace SymbolNet.Benchmarks;

/// <summary>The yardstick for embedding: a network of the same layers with random weights, run by libtorch alone (<c>native/bare_forward.cpp</c>). Not thread-safe.</summary>
sealed unsafe partial class BareNetwork : IDisposable
{
    internal const string Library = "SymbolNetBare";

    readonly int size, dimension;
    nint handle;

    /// <summary>Builds the network.</summary>
    public BareNetwork(NetworkOptions options)
    {
        (size, dimension) = (options.Size, options.Dimension);
        handle = bare_open(NetworkRegistry.Complete(options).Layers, size, dimension);
        if (handle == 0)
            throw Failure();
    }

    /// <summary>Runs pictures <c>[batch, 1, size, size]</c> through it into embeddings <c>[batch, dimension]</c>.</summary>
    public void Forward(ReadOnlySpan<float> pictures, int batch, Span<float> embeddings)
    {
        if (pictures.Length != batch * size * size || embeddings.Length != batch * dimension)
            throw new ArgumentException($"A batch of {batch} pictures has {batch * size * size} values and {batch * dimension} values of embeddings.");
        fixed (float* from = pictures, to = embeddings)
            if (bare_forward(handle, from, batch, to) != 0)
                throw Failure();
    }

    /// <summary>Sets how many threads the BLAS behind libtorch may use; it does not follow libtorch's own number.</summary>
    public static void SetBlasThreads(int threads) => bare_set_blas_threads(threads);

    /// <summary>Frees the network.</summary>
    public void Dispose()
    {
        bare_close(handle);
        handle = 0;
    }

    internal static InvalidOperationException Failure() => new(Marshal.PtrToStringUTF8(bare_error()));

    [LibraryImport(Library)]
    private static partial nint bare_error();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint bare_open(string words, long size, long dimension);

    [LibraryImport(Library)]
    private static partial int bare_forward(nint network, float* pictures, long batch, float* embeddings);

    [LibraryImport(Library)]
    private static partial void bare_set_blas_threads(int threads);

    [LibraryImport(Library)]
    private static partial void bare_close(nint network);
}
