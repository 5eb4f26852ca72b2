using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The element, or its product with a slope where negative.</summary>
public sealed class LeakyReLU : ParameterLessModule<Tensor, Tensor>
{
  internal LeakyReLU(double negative_slope, bool inplace) : base(nameof(LeakyReLU)) => (this.negative_slope, this.inplace) = (negative_slope, inplace);

  /// <summary>The slope below zero.</summary>
  public double negative_slope { get; set; }

  /// <summary>Whether the input itself is changed.</summary>
  public bool inplace { get; set; }

  /// <inheritdoc/>
  public override Tensor forward(Tensor tensor) => nn.functional.leaky_relu(tensor, negative_slope, inplace);
}
