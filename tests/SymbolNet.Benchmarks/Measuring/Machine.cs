using System.Globalization;
using System.Runtime.InteropServices;

namespace SymbolNet.Benchmarks.Measuring;

/// <summary>The machine that the figures are from.</summary>
static class Machine
{
    /// <summary>Cores, processor, runtime, and how busy it is already, in one line.</summary>
    public static string Describe() => string.Create(CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString()}, {RuntimeInformation.FrameworkDescription}, load {Load()} before the start");

    /// <summary>Resident memory of a process, in bytes.</summary>
    public static long ResidentBytes(int process) => Bytes(process, "VmRSS");

    /// <summary>The most resident memory a process ever had, in bytes.</summary>
    public static long PeakBytes(int process) => Bytes(process, "VmHWM");

    static long Bytes(int process, string field)
    {
        // As in "VmRSS:    123456 kB".
        var text = Field($"/proc/{process}/status", field) ?? throw new InvalidInputException("Memory can be measured on Linux only.");
        return long.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture) * 1024;
    }

    static string? Field(string file, string name) =>
        File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() : null;

    static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
