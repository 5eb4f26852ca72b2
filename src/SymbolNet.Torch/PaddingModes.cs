namespace TorchSharp;

/// <summary>What lies beyond the border.</summary>
public enum PaddingModes
{
  /// <summary>Zeros.</summary>
  Zeros = 0,
  /// <summary>The mirror image, without repeating the border.</summary>
  Reflect = 1,
  /// <summary>The border, repeated.</summary>
  Replicate = 2,
  /// <summary>The other side.</summary>
  Circular = 3,
  /// <summary>One number.</summary>
  Constant = 4,
}
