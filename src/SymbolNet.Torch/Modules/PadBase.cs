using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Widens the border.</summary>
public abstract class PadBase : ParameterLessModule<Tensor, Tensor>
{
  readonly PaddingModes mode;

  private protected PadBase(string name, PaddingModes mode, double value, params long[] padding) : base(name) => (this.mode, this.value, this.padding) = (mode, value, padding);

  /// <summary>How far: left, right, top, bottom.</summary>
  public long[] padding { get; set; }

  /// <summary>What a constant border is filled with.</summary>
  public double value { get; set; }

  /// <inheritdoc/>
  public override Tensor forward(Tensor input) => nn.functional.pad(input, padding, mode, value);
}
