using static TorchSharp.Interop.Operator;

namespace TorchSharp;

public static partial class torch
{
  public static partial class nn
  {
    // Windows over images [batch, channels, height, width] become one value each. The stride is the kernel's size unless given.
    public static partial class functional
    {
      /// <summary>The largest value of every window.</summary>
      public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
        => Call("max_pool2d", input, kernel_size, strides ?? [], padding ?? [0], dilation ?? [1], ceil_mode);

      /// <summary>The largest value of every window.</summary>
      public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
        => max_pool2d(input, [kernel_size], stride is { } step ? [step] : null, [padding ?? 0], [dilation ?? 1], ceil_mode);

      /// <summary>The largest value of every window.</summary>
      public static Tensor max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false)
        => max_pool2d(input, Two(kernel_size), stride is { } step ? Two(step) : null, Two(padding ?? (0, 0)), Two(dilation ?? (1, 1)), ceil_mode);

      /// <summary>The largest value of every window and where in its image it is.</summary>
      public static (Tensor output, Tensor indices) max_pool2d_with_indices(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
        => Call2("max_pool2d_with_indices", input, kernel_size, strides ?? [], padding ?? [0], dilation ?? [1], ceil_mode);

      /// <summary>The mean of every window.</summary>
      public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
        => Call("avg_pool2d", input, kernel_size, stride ?? [], padding ?? [0], ceil_mode, count_include_pad, divisor_override);

      /// <summary>The mean of every window.</summary>
      public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
        => avg_pool2d(input, [kernel_size], stride is { } step ? [step] : null, [padding], ceil_mode, count_include_pad, divisor_override);

      /// <summary>The mean of every window.</summary>
      public static Tensor avg_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
        => avg_pool2d(input, Two(kernel_size), stride is { } step ? Two(step) : null, Two(padding ?? (0, 0)), ceil_mode, count_include_pad, divisor_override);

      /// <summary>The means of as many windows as the output has pixels.</summary>
      public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => Call("adaptive_avg_pool2d", input, output_size);

      /// <summary>The means of as many windows as the output has pixels.</summary>
      public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => adaptive_avg_pool2d(input, Two(output_size));

      /// <summary>The means of as many windows as the output has pixels.</summary>
      public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, [output_size, output_size]);

      /// <summary>The largest values of as many windows as the output has pixels.</summary>
      public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size)
      {
        var (output, indices) = adaptive_max_pool2d_with_indices(input, output_size);
        indices.Dispose();
        return output;
      }

      /// <summary>The largest values of as many windows as the output has pixels, and where they are.</summary>
      public static (Tensor output, Tensor indices) adaptive_max_pool2d_with_indices(Tensor input, long[] output_size) => Call2("adaptive_max_pool2d", input, output_size);
    }
  }
}
