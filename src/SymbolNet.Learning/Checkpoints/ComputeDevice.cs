using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Checkpoints;

/// <summary>Turns the name of a device into the device.</summary>
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
        return device(name);
    }

    [GeneratedRegex(@"^(cpu|cuda(:\d{1,2})?)$")]
    private static partial Regex Name();
}
