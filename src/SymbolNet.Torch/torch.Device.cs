using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
  /// <summary>Where a tensor's elements lie: a kind of device and which one of it. Immutable.</summary>
  public class Device
  {
    /// <summary>A device from a text such as <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
    public Device(string description)
    {
      var parts = description.Split(':');
      type = Parse(parts[0]);
      index = parts.Length == 1 ? Normal(type, -1) : int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>A device from its kind, such as <c>cuda</c>, and its number.</summary>
    public Device(string deviceType, int index = -1) : this(Parse(deviceType), index) { }

    /// <summary>A device from its kind and its number; -1 is the only CPU or the first CUDA device.</summary>
    public Device(DeviceType deviceType, int index = -1)
    {
      type = deviceType;
      this.index = Normal(deviceType, index);
    }

    /// <summary>A CUDA device.</summary>
    public Device(int index) : this(DeviceType.CUDA, index) { }

    /// <summary>The kind of device.</summary>
    public DeviceType type { get; }

    /// <summary>The number among its kind; -1 for the CPU.</summary>
    public int index { get; }

    /// <summary>The text form, such as <c>cuda:0</c>.</summary>
    public override string ToString() => type == DeviceType.CPU ? "cpu" : $"{type.ToString().ToLowerInvariant()}:{index}";

    /// <summary>A device from its text form.</summary>
    public static implicit operator Device(string description) => new(description);

    static DeviceType Parse(string kind) => kind.ToLowerInvariant() switch
    {
      "cpu" => DeviceType.CPU,
      "cuda" => DeviceType.CUDA,
      "mps" => DeviceType.MPS,
      "meta" => DeviceType.META,
      _ => throw new ArgumentException($"'{kind}' is no kind of device: cpu, cuda, mps or meta."),
    };

    static int Normal(DeviceType kind, int index) => kind is DeviceType.CUDA or DeviceType.MPS ? Math.Max(index, 0) : -1;
  }

  /// <summary>The CPU.</summary>
  public static readonly Device CPU = new(DeviceType.CPU);

  /// <summary>The first CUDA device.</summary>
  public static Device CUDA { get; } = new(DeviceType.CUDA, 0);

  /// <summary>A device from a text such as <c>cpu</c> or <c>cuda:1</c>.</summary>
  public static Device device(string description) => new(description);

  /// <summary>A device from its kind and its number.</summary>
  public static Device device(string deviceType, int index = -1) => new(deviceType, index);

  /// <summary>A device from its kind and its number.</summary>
  public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

  /// <summary>A CUDA device.</summary>
  public static Device device(int index) => new(index);
}
