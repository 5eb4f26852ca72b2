namespace TorchSharp.Modules;

/// <summary>A border of one number.</summary>
public sealed class ConstantPad2d : PadBase
{
  internal ConstantPad2d(double value, params long[] padding) : base(nameof(ConstantPad2d), PaddingModes.Constant, value, padding) { }
}
