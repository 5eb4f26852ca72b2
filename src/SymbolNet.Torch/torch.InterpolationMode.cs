namespace TorchSharp;

public static partial class torch
{
  /// <summary>How values between the given ones are found.</summary>
  public enum InterpolationMode
  {
    /// <summary>The nearest one.</summary>
    Nearest = 0,
    /// <summary>On the line between two.</summary>
    Linear = 1,
    /// <summary>On the surface between four.</summary>
    Bilinear = 2,
    /// <summary>On the cubic surface through sixteen.</summary>
    Bicubic = 3,
    /// <summary>In the space between eight.</summary>
    Trilinear = 4,
    /// <summary>The mean of what falls together.</summary>
    Area = 5,
    /// <summary>The nearest one, with pixels measured at their centres.</summary>
    NearestExact = 6,
  }

  /// <summary>How a grid sample finds values between pixels.</summary>
  public enum GridSampleMode
  {
    /// <summary>The nearest pixel.</summary>
    Nearest = 0,
    /// <summary>The surface between four pixels.</summary>
    Bilinear = 2,
  }

  /// <summary>What a grid sample finds beyond the border.</summary>
  public enum GridSamplePaddingMode
  {
    /// <summary>Zeros.</summary>
    Zeros = 0,
    /// <summary>The mirror image.</summary>
    Reflection = 1,
    /// <summary>The border's value.</summary>
    Border = 2,
  }
}
