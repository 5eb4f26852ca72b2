namespace TorchSharp;

/// <summary>How far a convolution reaches beyond the border.</summary>
public enum Padding
{
  /// <summary>Not at all.</summary>
  Valid = 0,
  /// <summary>So far that the size stays the same.</summary>
  Same = 1,
}
