using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The element, cut off at both ends.</summary>
public sealed class Hardtanh : ParameterLessModule<Tensor, Tensor>
{
  internal Hardtanh(double min_val, double max_val, bool inplace) : base(nameof(Hardtanh)) => (this.min_val, this.max_val, this.inplace) = (min_val, max_val, inplace);

  /// <summary>The lower end.</summary>
  public double min_val { get; set; }

  /// <summary>The upper end.</summary>
  public double max_val { get; set; }

  /// <summary>Whether the input itself is changed.</summary>
  public bool inplace { get; set; }

  /// <inheritdoc/>
  public override Tensor forward(Tensor tensor) => nn.functional.hardtanh(tensor, min_val, max_val, inplace);
}
