using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x times its logistic function.</summary>
public sealed class SiLU : ParameterLessModule<Tensor, Tensor>
{
  internal SiLU(bool inplace) : base(nameof(SiLU)) => this.inplace = inplace;

  /// <summary>Whether the input itself is changed.</summary>
  public bool inplace { get; set; }

  /// <inheritdoc/>
  public override Tensor forward(Tensor tensor) => nn.functional.silu(tensor, inplace);
}
