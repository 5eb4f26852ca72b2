using System.Runtime.InteropServices;

namespace SymbolNet.Cli;

/// <summary>
/// Settings of the C library that must be made before libtorch is loaded and that halve the time of a training step: big tensors come and go every step, and by default each of them is mapped from and
/// returned to the kernel; and OpenBLAS starts threads of its own that fight libtorch's.
/// </summary>
static partial class NativeSettings
{
    // From glibc's malloc.h.
    const int TrimThreshold = -1, TopPad = -2, MmapMax = -4;

    /// <summary>Makes the settings where the C library is glibc; elsewhere nothing happens.</summary>
    public static void Prepare()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = SetEnvironment("OPENBLAS_NUM_THREADS", "1", 0);
            _ = SetAllocation(MmapMax, 0);
            _ = SetAllocation(TrimThreshold, int.MaxValue);
            _ = SetAllocation(TopPad, 64 << 20);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library: slower, but nothing is wrong.
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetAllocation(int parameter, int value);
}
