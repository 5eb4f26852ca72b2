using System.Runtime.Intrinsics.X86;
using System.Text.RegularExpressions;
using TorchSharp;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Checkpoints;

/// <summary>Turns the name of a device into the device, and knows what it can do.</summary>
static partial class ComputeDevice
{
    /// <summary>Understands <c>cpu</c>, <c>cuda</c>, <c>cuda:0</c> and <c>auto</c>.</summary>
    /// <exception cref="InvalidInputException">The name is no device, or CUDA is not available.</exception>
    public static Device Parse(string name)
    {
        if (name == "auto")
            return cuda.is_available() ? CUDA : CPU;
        if (!Name().IsMatch(name))
            throw new InvalidInputException($"'{name}' is no device: cpu, cuda, cuda:0 or auto are accepted.");
        if (name != "cpu" && !cuda.is_available())
            throw new InvalidInputException($"The device '{name}' is asked for, but this machine or this libtorch has no CUDA.");
        var found = device(name);
        InvalidInputException.Require(found.type == DeviceType.CPU || found.index < cuda.device_count(), $"The device '{name}' is asked for, but this machine's last one is 'cuda:{cuda.device_count() - 1}'.");
        return found;
    }

    /// <summary>Whether convolutions in BFloat16 are computed as such. On processors, libtorch's library for them (oneDNN) wants these parts of AVX-512.</summary>
    public static bool HasBFloat16(Device device) =>
        device.type != DeviceType.CPU || ProcessorHasBFloat16;

    /// <summary>The same of this machine's processor.</summary>
    public static bool ProcessorHasBFloat16 => Avx512BW.IsSupported && Avx512BW.VL.IsSupported && Avx512DQ.IsSupported;

    [GeneratedRegex(@"^(cpu|cuda(:\d{1,2})?)$")]
    private static partial Regex Name();
}
