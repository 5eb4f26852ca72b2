namespace TorchSharp.Modules;

/// <summary>A border that mirrors the image.</summary>
public sealed class ReflectionPad2d : PadBase
{
  internal ReflectionPad2d(params long[] padding) : base(nameof(ReflectionPad2d), PaddingModes.Reflect, 0, padding) { }
}
