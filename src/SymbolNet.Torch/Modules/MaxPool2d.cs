using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The largest value of every window.</summary>
public sealed class MaxPool2d : ParameterLessModule<Tensor, Tensor>
{
  internal MaxPool2d(long[] kernel_size, long[]? stride, long[]? padding, long[]? dilation, bool ceil_mode) : base(nameof(MaxPool2d)) => (this.kernel_size, this.stride, this.padding, this.dilation, this.ceil_mode) = (kernel_size, stride, padding, dilation, ceil_mode);

  /// <summary>Height and width of a window.</summary>
  public long[] kernel_size { get; set; }

  /// <summary>Steps between windows; null is the window's size.</summary>
  public long[]? stride { get; set; }

  /// <summary>How far windows reach beyond the border.</summary>
  public long[]? padding { get; set; }

  /// <summary>Steps between the pixels of a window.</summary>
  public long[]? dilation { get; set; }

  /// <summary>Whether windows that do not fit whole count.</summary>
  public bool ceil_mode { get; set; }

  /// <inheritdoc/>
  public override Tensor forward(Tensor input) => nn.functional.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode);

  /// <summary>The largest value of every window and where in its image it is.</summary>
  public (Tensor output, Tensor indices) forward_with_indices(Tensor input) => nn.functional.max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
}
