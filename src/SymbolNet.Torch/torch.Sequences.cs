using TorchSharp.Interop;
using static TorchSharp.Interop.Operator;

namespace TorchSharp;

// Ranges, identities and random whole numbers.
public static partial class torch
{
  /// <summary>The numbers from <paramref name="start"/> to <paramref name="stop"/> (not included) with a step; whole numbers if all three are.</summary>
  public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    => Named(Call("arange.start_step", start, stop, step, dtype ?? RangeType(start, stop, step), Argument.None, device), requires_grad, null);

  /// <summary>The numbers from <paramref name="start"/> to <paramref name="stop"/> (not included) with step 1; whole numbers if both are.</summary>
  public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(start, stop, 1, dtype, device, requires_grad);

  /// <summary>The numbers from 0 to <paramref name="stop"/> (not included) with step 1; whole numbers if it is one.</summary>
  public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(0, stop, 1, dtype, device, requires_grad);

  /// <summary>As many numbers as asked, evenly spaced from <paramref name="start"/> to <paramref name="end"/>, both included.</summary>
  public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    => Named(Call("linspace", start, end, steps, dtype ?? get_default_dtype(), Argument.None, device), requires_grad, null);

  /// <summary>As many numbers as asked, from base^start to base^end, both included, evenly spaced in the exponent.</summary>
  public static Tensor logspace(double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    => Named(Call("logspace", start, end, steps, @base, dtype ?? get_default_dtype(), Argument.None, device), requires_grad, null);

  /// <summary>Ones on the diagonal of a matrix of zeros; square unless <paramref name="columns"/> are given.</summary>
  public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    => Named(Call("eye.m", rows, columns < 0 ? rows : columns, dtype ?? get_default_dtype(), Argument.None, device), requires_grad, names);

  /// <summary>The numbers from 0 to n - 1 in random order.</summary>
  public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null)
    => Named(Call("randperm.generator", n, generator, dtype ?? ScalarType.Int64, Argument.None, device), requires_grad, null);

  /// <summary>Whole numbers uniformly distributed in [low, high).</summary>
  public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    => Named(Call("randint.low_generator", low, high, size, generator, dtype ?? ScalarType.Int64, Argument.None, device), requires_grad, names);

  /// <summary>Whole numbers uniformly distributed in [0, high).</summary>
  public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    => randint(0L, high, size, dtype, device, requires_grad, generator, names);

  /// <summary>Whole numbers uniformly distributed in [low, high).</summary>
  public static Tensor randint(long low, long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    => randint(low, high, size.Shape, dtype, device, requires_grad, generator, names);

  /// <summary>Whole numbers uniformly distributed in [0, high).</summary>
  public static Tensor randint(long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    => randint(0L, high, size.Shape, dtype, device, requires_grad, generator, names);

  /// <summary>Whole numbers uniformly distributed in [low, high).</summary>
  public static Tensor randint(int low, int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    => randint(low, high, new Size(size).Shape, dtype, device, requires_grad, generator, names);

  /// <summary>Whole numbers uniformly distributed in [0, high).</summary>
  public static Tensor randint(int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    => randint(0L, high, new Size(size).Shape, dtype, device, requires_grad, generator, names);

  /// <summary>Normally distributed numbers with a mean and a standard deviation per element.</summary>
  public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null) => Call("normal.Tensor_Tensor", mean, std, generator);

  static ScalarType RangeType(params Scalar[] ends) => Array.Exists(ends, end => is_floating_point(end.Type)) ? get_default_dtype() : ScalarType.Int64;
}
