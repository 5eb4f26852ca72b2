using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The Gaussian error linear unit.</summary>
public sealed class GELU : ParameterLessModule<Tensor, Tensor>
{
  internal GELU(bool inplace) : base(nameof(GELU)) => this.inplace = inplace;

  /// <summary>Whether the input itself is changed.</summary>
  public bool inplace { get; set; }

  /// <inheritdoc/>
  public override Tensor forward(Tensor tensor) => nn.functional.gelu(tensor, inplace);
}
