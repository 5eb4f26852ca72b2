using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One dimension as several.</summary>
public sealed class Unflatten : ParameterLessModule<Tensor, Tensor>
{
  internal Unflatten(long dim, long[] unflattened_size) : base(nameof(Unflatten)) => (this.dim, this.unflattened_size) = (dim, unflattened_size);

  /// <summary>The dimension.</summary>
  public long dim { get; set; }

  /// <summary>The new sizes.</summary>
  public long[] unflattened_size { get; set; }

  /// <inheritdoc/>
  public override Tensor forward(Tensor tensor) => tensor.unflatten(dim, unflattened_size);
}
