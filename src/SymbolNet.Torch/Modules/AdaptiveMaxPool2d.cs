using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The largest values of as many windows as the output has pixels.</summary>
public sealed class AdaptiveMaxPool2d : ParameterLessModule<Tensor, Tensor>
{
  internal AdaptiveMaxPool2d(long[] output_size) : base(nameof(AdaptiveMaxPool2d)) => this.output_size = output_size;

  /// <summary>Height and width of the output.</summary>
  public long[] output_size { get; set; }

  /// <inheritdoc/>
  public override Tensor forward(Tensor input) => nn.functional.adaptive_max_pool2d(input, output_size);

  /// <summary>The largest values and where they are.</summary>
  public (Tensor output, Tensor indices) forward_with_indices(Tensor input) => nn.functional.adaptive_max_pool2d_with_indices(input, output_size);
}
