using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The logistic function.</summary>
public sealed class Sigmoid : ParameterLessModule<Tensor, Tensor>
{
  internal Sigmoid(bool inplace) : base(nameof(Sigmoid)) => this.inplace = inplace;

  /// <summary>Whether the input itself is changed.</summary>
  public bool inplace { get; set; }

  /// <inheritdoc/>
  public override Tensor forward(Tensor tensor) => nn.functional.sigmoid(tensor, inplace);
}
