using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Exponentials that sum to one along a dimension.</summary>
public sealed class Softmax : ParameterLessModule<Tensor, Tensor>
{
  internal Softmax(long dim) : base(nameof(Softmax)) => this.dim = dim;

  /// <summary>The dimension.</summary>
  public long dim { get; set; }

  /// <inheritdoc/>
  public override Tensor forward(Tensor tensor) => tensor.softmax(dim);
}
