using static TorchSharp.Interop.Operator;

namespace TorchSharp;

public static partial class torch
{
  // Many elements become one: of the whole tensor or along dimensions.
  public partial class Tensor
  {
    /// <summary>The sum of all elements.</summary>
    public Tensor sum(ScalarType? type = null) => Call("sum", this, type);

    /// <summary>The sum along dimensions.</summary>
    public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Call("sum.dim_IntList", this, dim, keepdim, type);

    /// <summary>The sum along dimensions.</summary>
    public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => Call("sum.dim_IntList", this, dim.ToArray(), keepdim, type);

    /// <summary>The sum along dimensions.</summary>
    public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => Call("sum.dim_IntList", this, new[] { dim }, keepdim, type);

    /// <summary>The sum along two dimensions.</summary>
    public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1], keepdim, type);

    /// <summary>The sum along three dimensions.</summary>
    public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1, dim2], keepdim, type);

    /// <summary>The mean of all elements.</summary>
    public Tensor mean() => Call("mean", this);

    /// <summary>The mean along dimensions.</summary>
    public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Call("mean.dim", this, dimensions, keepdim, type);

    /// <summary>The standard deviation of all elements, by default with Bessel's correction.</summary>
    public Tensor std(bool unbiased = true) => Call("std", this, unbiased);

    /// <summary>The standard deviation along dimensions, by default with Bessel's correction.</summary>
    public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Converted(type, tensor => Call("std.dim", tensor, dimensions, unbiased, keepdim));

    /// <summary>The standard deviation along dimensions, by default with Bessel's correction.</summary>
    public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std(dimensions.ToArray(), unbiased, keepdim, type);

    /// <summary>The standard deviation along dimensions, by default with Bessel's correction.</summary>
    public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Converted(type, tensor => Call("std.dim", tensor, new[] { dim }, unbiased, keepdim));

    /// <summary>The variance of all elements, by default with Bessel's correction.</summary>
    public Tensor var(bool unbiased = true) => Call("var", this, unbiased);

    /// <summary>The variance along dimensions, by default with Bessel's correction.</summary>
    public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Converted(type, tensor => Call("var.dim", tensor, dimensions, unbiased, keepdim));

    /// <summary>The variance along dimensions, by default with Bessel's correction.</summary>
    public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var(dimensions.ToArray(), unbiased, keepdim, type);

    /// <summary>The variance along dimensions, by default with Bessel's correction.</summary>
    public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Converted(type, tensor => Call("var.dim", tensor, new[] { dim }, unbiased, keepdim));

    /// <summary>The product of all elements.</summary>
    public Tensor prod(ScalarType? type = null) => Call("prod", this, type);

    /// <summary>The product along a dimension.</summary>
    public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => Call("prod.dim_int", this, dim, keepdim, type);

    /// <summary>The largest element.</summary>
    public Tensor max() => Call("max", this);

    /// <summary>The larger of both elements.</summary>
    public Tensor max(Tensor other) => Call("max.other", this, other);

    /// <summary>The largest elements along a dimension and where they are.</summary>
    public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Call2("max.dim", this, dim, keepdim);

    /// <summary>The largest elements along dimensions.</summary>
    public Tensor amax(params long[] dims) => Call("amax", this, dims);

    /// <summary>The largest elements along dimensions.</summary>
    public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => @out is null ? Call("amax", this, dims, keepdim) : @out.copy_(Call("amax", this, dims, keepdim));

    /// <summary>Where, in C order, the largest element is.</summary>
    public Tensor argmax() => Call("argmax", this);

    /// <summary>Where the largest elements along a dimension are.</summary>
    public Tensor argmax(long dim, bool keepdim = false) => Call("argmax", this, dim, keepdim);

    /// <summary>The smallest element.</summary>
    public Tensor min() => Call("min", this);

    /// <summary>The smaller of both elements.</summary>
    public Tensor min(Tensor other) => Call("min.other", this, other);

    /// <summary>The smallest elements along a dimension and where they are.</summary>
    public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Call2("min.dim", this, dim, keepdim);

    /// <summary>The smallest elements along dimensions.</summary>
    public Tensor amin(params long[] dims) => Call("amin", this, dims);

    /// <summary>The smallest elements along dimensions.</summary>
    public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => @out is null ? Call("amin", this, dims, keepdim) : @out.copy_(Call("amin", this, dims, keepdim));

    /// <summary>Where, in C order, the smallest element is.</summary>
    public Tensor argmin() => Call("argmin", this);

    /// <summary>Where the smallest elements along a dimension are.</summary>
    public Tensor argmin(long dim, bool keepdim = false) => Call("argmin", this, dim, keepdim);

    /// <summary>The lower median of all elements.</summary>
    public Tensor median() => Call("median", this);

    /// <summary>The quantiles along a dimension, interpolated linearly. The quantiles' numbers become the first dimension.</summary>
    public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Call("quantile", this, q, dim, keepdim);

    /// <summary>The p-norm of all elements.</summary>
    public Tensor norm(float p = 2) => Call("norm.Scalar", this, p);

    /// <summary>The p-norm along a dimension.</summary>
    public Tensor norm(int dim, bool keepdim = false, float p = 2) => Call("norm.ScalarOpt_dim", this, p, new long[] { dim }, keepdim);

    /// <summary>The logarithm of the sum of exponentials along a dimension, computed stably.</summary>
    public Tensor logsumexp(long dim, bool keepdim = false) => Call("logsumexp", this, new[] { dim }, keepdim);

    /// <summary>The running sums along a dimension.</summary>
    public Tensor cumsum(long dim, ScalarType? type = null) => Call("cumsum", this, dim, type);

    /// <summary>The running products along a dimension.</summary>
    public Tensor cumprod(long dim, ScalarType? type = null) => Call("cumprod", this, dim, type);

    /// <summary>Whether at least one element is not zero.</summary>
    public Tensor any() => Call("any", this);

    /// <summary>Whether at least one element is not zero along a dimension.</summary>
    public Tensor any(long dim, bool keepdim = false) => Call("any.dim", this, dim, keepdim);

    /// <summary>Whether no element is zero.</summary>
    public Tensor all() => Call("all", this);

    /// <summary>Whether no element is zero along a dimension.</summary>
    public Tensor all(long dim, bool keepdim = false) => Call("all.dim", this, dim, keepdim);

    /// <summary>How many elements are not zero, overall or along dimensions.</summary>
    public Tensor count_nonzero(long[]? dims = null) => dims is null ? Call("count_nonzero", this) : Call("count_nonzero.dim_IntList", this, dims);

    /// <summary>The <paramref name="k"/> largest (or smallest) elements along a dimension and where they are.</summary>
    public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) => Call2("topk", this, k, dim, largest, sorted);

    /// <summary>The elements sorted along a dimension and where they were.</summary>
    public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) => Call2("sort.stable", this, stable, dim, descending);

    /// <summary>The positions that would sort a dimension.</summary>
    public Tensor argsort(long dim = -1, bool descending = false) => Call("argsort", this, dim, descending);

    /// <summary>The distinct elements, where each element went, and how often each occurs. With <paramref name="dim"/>: distinct slices.</summary>
    public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null)
    {
      var (output, inverse, counts) = dim is { } along ? Call3("unique_dim", this, along, sorted, return_inverse, return_counts) : Call3("_unique2", this, sorted, return_inverse, return_counts);
      if (!return_inverse) inverse.Dispose();
      if (!return_counts) counts.Dispose();
      return (output, return_inverse ? inverse : null, return_counts ? counts : null);
    }

    /// <summary>How often each whole number from 0 on occurs, weighted if <paramref name="weights"/> are given.</summary>
    public Tensor bincount(Tensor? weights, long minlength = 0) => Call("bincount", this, weights, minlength);

    /// <summary>The histogram of the elements over equal bins between <paramref name="min"/> and <paramref name="max"/> (both 0: the elements' range).</summary>
    public Tensor histc(long bins = 100, long min = 0, long max = 0) => Call("histc", this, bins, min, max);

    /// <summary>Evaluates on this tensor, first converted if a type is given.</summary>
    Tensor Converted(ScalarType? type, Func<Tensor, Tensor> evaluate)
    {
      if (type is not { } target || target == dtype) return evaluate(this);
      using var converted = to_type(target);
      return evaluate(converted);
    }
  }
}
