using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The hyperbolic tangent.</summary>
public sealed class Tanh : ParameterLessModule<Tensor, Tensor>
{
  internal Tanh(bool inplace) : base(nameof(Tanh)) => this.inplace = inplace;

  /// <summary>Whether the input itself is changed.</summary>
  public bool inplace { get; set; }

  /// <inheritdoc/>
  public override Tensor forward(Tensor tensor) => nn.functional.tanh(tensor, inplace);
}
