using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Moves and conversions of modules that give back the module's own type.</summary>
public static class ModuleExtensionMethods
{
  /// <summary>Moves the module to a device and converts its floating-point parts.</summary>
  public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false) where T : nn.Module => (T)module._to(device, type, non_blocking);

  /// <summary>Moves the module to a device.</summary>
  public static T to<T>(this T module, Device device, bool non_blocking = false) where T : nn.Module => (T)module._to(device.type, device.index, non_blocking);

  /// <summary>Moves the module to a device.</summary>
  public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false) where T : nn.Module => (T)module._to(deviceType, deviceIndex, non_blocking);

  /// <summary>Moves the module to a device.</summary>
  public static T to<T>(this T module, string device, bool non_blocking = false) where T : nn.Module => module.to(new Device(device), non_blocking);

  /// <summary>Converts the module's floating-point parts.</summary>
  public static T to<T>(this T module, ScalarType type, bool non_blocking = false) where T : nn.Module => (T)module._to(type, non_blocking);

  /// <summary>Moves the module to the CPU.</summary>
  public static T cpu<T>(this T module, bool non_blocking = false) where T : nn.Module => module.to(CPU, non_blocking);

  /// <summary>Moves the module to a CUDA device (the first by default).</summary>
  public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false) where T : nn.Module => module.to(DeviceType.CUDA, deviceIndex, non_blocking);

  /// <summary>Converts the module's floating-point parts to single precision.</summary>
  public static T @float<T>(this T module, bool non_blocking = false) where T : nn.Module => module.to(ScalarType.Float32, non_blocking);

  /// <summary>Converts the module's floating-point parts to double precision.</summary>
  public static T @double<T>(this T module, bool non_blocking = false) where T : nn.Module => module.to(ScalarType.Float64, non_blocking);

  /// <summary>Converts the module's floating-point parts to half precision.</summary>
  public static T half<T>(this T module, bool non_blocking = false) where T : nn.Module => module.to(ScalarType.Float16, non_blocking);

  /// <summary>Converts the module's floating-point parts to bfloat16.</summary>
  public static T bfloat16<T>(this T module, bool non_blocking = false) where T : nn.Module => module.to(ScalarType.BFloat16, non_blocking);
}
