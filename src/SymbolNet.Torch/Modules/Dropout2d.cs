using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Whole channels set to zero with probability p and the rest scaled up, while training.</summary>
public sealed class Dropout2d : ParameterLessModule<Tensor, Tensor>
{
  internal Dropout2d(double p, bool inplace) : base(nameof(Dropout2d)) => (this.p, this.inplace) = (p, inplace);

  /// <summary>The probability of a zero.</summary>
  public double p { get; set; }

  /// <summary>Whether the input itself is changed.</summary>
  public bool inplace { get; set; }

  /// <inheritdoc/>
  public override Tensor forward(Tensor input) => nn.functional.dropout2d(input, p, training, inplace);
}
