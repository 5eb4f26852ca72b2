namespace TorchSharp;

/// <summary>Kinds of devices; the numbers are libtorch's.</summary>
public enum DeviceType
{
  /// <summary>The processor.</summary>
  CPU = 0,
  /// <summary>An NVIDIA graphics processor.</summary>
  CUDA = 1,
  /// <summary>An Apple graphics processor.</summary>
  MPS = 13,
  /// <summary>No device: shapes and types without elements.</summary>
  META = 14,
}
