using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The element, or alpha * (exp(x) - 1) where negative.</summary>
public sealed class ELU : ParameterLessModule<Tensor, Tensor>
{
  internal ELU(double alpha, bool inplace) : base(nameof(ELU)) => (this.alpha, this.inplace) = (alpha, inplace);

  /// <summary>The factor below zero.</summary>
  public double alpha { get; set; }

  /// <summary>Whether the input itself is changed.</summary>
  public bool inplace { get; set; }

  /// <inheritdoc/>
  public override Tensor forward(Tensor tensor) => nn.functional.elu(tensor, alpha, inplace);
}
