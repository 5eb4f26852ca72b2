using static TorchSharp.Interop.Operator;

namespace TorchSharp;

public static partial class torch
{
  public static partial class nn
  {
    // Images seen through a grid or at another size.
    public static partial class functional
    {
      /// <summary>The grid [batch, height, width, 2] that an affine map [batch, 2, 3] makes of an output of the given size [batch, channels, height, width].</summary>
      public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false)
        => Call("affine_grid_generator", theta, size ?? throw new ArgumentNullException(nameof(size)), align_corners);

      /// <summary>The image's values at the grid's points, which are (x, y) from -1 to 1.</summary>
      public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear, GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null)
        => Call("grid_sampler", input, grid, mode == GridSampleMode.Bilinear ? 0L : 1L, padding_mode switch
        {
          GridSamplePaddingMode.Border => 1L,
          GridSamplePaddingMode.Reflection => 2L,
          _ => 0L,
        }, align_corners ?? false);

      /// <summary>The input at another size, given directly or by a factor for every dimension after [batch, channels].</summary>
      public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
      {
        if (size is null == scale_factor is null) throw new ArgumentException("Interpolation needs either a size or a scale factor.");
        var spatial = x.shape[2..];
        if (scale_factor is { Length: 1 }) scale_factor = [.. Enumerable.Repeat(scale_factor[0], spatial.Length)];
        if (size is { Length: 1 }) size = [.. Enumerable.Repeat(size[0], spatial.Length)];
        if (scale_factor is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
        {
          size = [.. spatial.Zip(scale_factor, (length, factor) => (long)Math.Floor(length * factor))];
          scale_factor = null;
        }
        var suffix = antialias ? "_aa.vec" : ".vec";
        return (mode, spatial.Length) switch
        {
          (InterpolationMode.Nearest, >= 1 and <= 3) => Call($"upsample_nearest{spatial.Length}d.vec", x, size, scale_factor),
          (InterpolationMode.NearestExact, >= 1 and <= 3) => Call($"_upsample_nearest_exact{spatial.Length}d.vec", x, size, scale_factor),
          (InterpolationMode.Linear, 1) => Call("upsample_linear1d.vec", x, size, align_corners ?? false, scale_factor),
          (InterpolationMode.Bilinear, 2) => Call((antialias ? "_" : "") + "upsample_bilinear2d" + suffix, x, size, align_corners ?? false, scale_factor),
          (InterpolationMode.Bicubic, 2) => Call((antialias ? "_" : "") + "upsample_bicubic2d" + suffix, x, size, align_corners ?? false, scale_factor),
          (InterpolationMode.Trilinear, 3) => Call("upsample_trilinear3d.vec", x, size, align_corners ?? false, scale_factor),
          (InterpolationMode.Area, 2) => adaptive_avg_pool2d(x, size!),
          _ => throw new ArgumentException($"{mode} does not fit an input with {spatial.Length} dimensions after [batch, channels]."),
        };
      }
    }
  }
}
