using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The mean of every window.</summary>
public sealed class AvgPool2d : ParameterLessModule<Tensor, Tensor>
{
  internal AvgPool2d(long[] kernel_size, long[]? stride, long[]? padding, bool ceil_mode, bool count_include_pad, long? divisor_override) : base(nameof(AvgPool2d)) => (this.kernel_size, this.stride, this.padding, this.ceil_mode, this.count_include_pad, this.divisor_override) = (kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

  /// <summary>Height and width of a window.</summary>
  public long[] kernel_size { get; set; }

  /// <summary>Steps between windows; null is the window's size.</summary>
  public long[]? stride { get; set; }

  /// <summary>How far windows reach beyond the border.</summary>
  public long[]? padding { get; set; }

  /// <summary>Whether windows that do not fit whole count.</summary>
  public bool ceil_mode { get; set; }

  /// <summary>Whether the border counts in the mean.</summary>
  public bool count_include_pad { get; set; }

  /// <summary>What the sum is divided by instead of the window's size.</summary>
  public long? divisor_override { get; set; }

  /// <inheritdoc/>
  public override Tensor forward(Tensor input) => nn.functional.avg_pool2d(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);
}
