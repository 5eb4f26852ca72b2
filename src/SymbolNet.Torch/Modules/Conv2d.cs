using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A convolution over images: [batch, in, height, width] gives [batch, out, height', width'].</summary>
public sealed class Conv2d : Convolution
{
  internal Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long) stride, (long, long) padding, Padding? padding_type, (long, long) dilation, PaddingModes padding_mode, long groups, bool bias, Device? device, ScalarType? dtype)
    : base(nameof(Conv2d), in_channels, out_channels, Two(kernel_size), Two(stride), Two(padding), padding_type, Two(dilation), groups, bias, padding_mode, device, dtype) { }

  /// <inheritdoc/>
  public override Tensor forward(Tensor input)
  {
    if (padding_mode == PaddingModes.Zeros)
    {
      return padding_type is { } type ? nn.functional.conv2d_padding(input, weight!, bias, stride, type, dilation, groups) : nn.functional.conv2d(input, weight!, bias, stride, padding, dilation, groups);
    }
    using var padded = nn.functional.pad(input, Border(), padding_mode);
    return nn.functional.conv2d(padded, weight!, bias, stride, [0, 0], dilation, groups);
  }

  /// <summary>Left, right, top, bottom.</summary>
  long[] Border()
  {
    if (padding_type is null) return [padding[1], padding[1], padding[0], padding[0]];
    if (padding_type == Padding.Valid) return [0, 0, 0, 0];
    var (height, width) = (dilation[0] * (kernel_size[0] - 1), dilation[1] * (kernel_size[1] - 1));
    return [width / 2, width - (width / 2), height / 2, height - (height / 2)];
  }

  static long[] Two((long, long) pair) => [pair.Item1, pair.Item2];
}
