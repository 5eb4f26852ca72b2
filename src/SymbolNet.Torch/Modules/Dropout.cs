using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Elements set to zero with probability p and the rest scaled up, while training.</summary>
public sealed class Dropout : ParameterLessModule<Tensor, Tensor>
{
  internal Dropout(double p, bool inplace) : base(nameof(Dropout)) => (this.p, this.inplace) = (p, inplace);

  /// <summary>The probability of a zero.</summary>
  public double p { get; set; }

  /// <summary>Whether the input itself is changed.</summary>
  public bool inplace { get; set; }

  /// <inheritdoc/>
  public override Tensor forward(Tensor tensor) => nn.functional.dropout(tensor, p, training, inplace);
}
