using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The positive part, at most 6.</summary>
public sealed class ReLU6 : ParameterLessModule<Tensor, Tensor>
{
  internal ReLU6(bool inplace) : base(nameof(ReLU6)) => this.inplace = inplace;

  /// <summary>Whether the input itself is changed.</summary>
  public bool inplace { get; set; }

  /// <inheritdoc/>
  public override Tensor forward(Tensor tensor) => nn.functional.relu6(tensor, inplace);
}
