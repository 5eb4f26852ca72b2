using static TorchSharp.Interop.Operator;

namespace TorchSharp;

public static partial class torch
{
  // Elements picked and put by index tensors.
  public partial class Tensor
  {
    /// <summary>The positions that <paramref name="index"/> names along a dimension.</summary>
    public Tensor index_select(long dim, Tensor index) => Call("index_select", this, dim, index);

    /// <summary>For every position of <paramref name="index"/>, the element it names along a dimension.</summary>
    public Tensor gather(long dim, Tensor index) => Call("gather", this, dim, index);

    /// <summary>This with the elements of <paramref name="src"/> at the places that <paramref name="index"/> names along a dimension.</summary>
    public Tensor scatter(long dim, Tensor index, Tensor src) => Call("scatter.src", this, dim, index, src);

    /// <summary>This plus the elements of <paramref name="src"/> at the places that <paramref name="index"/> names along a dimension.</summary>
    public Tensor scatter_add(long dim, Tensor index, Tensor src) => Call("scatter_add", this, dim, index, src);

    /// <summary>This plus <paramref name="alpha"/> times the slices of <paramref name="source"/> at the positions that <paramref name="index"/> names.</summary>
    public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => Call("index_add", this, dim, index, source, alpha);

    /// <summary>This with the slices of <paramref name="source"/> at the positions that <paramref name="index"/> names.</summary>
    public Tensor index_copy(long dim, Tensor index, Tensor source) => Call("index_copy", this, dim, index, source);

    /// <summary>This with <paramref name="value"/> at the positions that <paramref name="index"/> names.</summary>
    public Tensor index_fill(long dim, Tensor index, Scalar value) => Call("index_fill.int_Scalar", this, dim, index, value);

    /// <summary>This with the elements of <paramref name="src"/> at the places that <paramref name="index"/> names along a dimension. In place.</summary>
    public Tensor scatter_(long dim, Tensor index, Tensor src) => CallInPlace("scatter_.src", this, dim, index, src);

    /// <summary>This plus the elements of <paramref name="src"/> at the places that <paramref name="index"/> names along a dimension. In place.</summary>
    public Tensor scatter_add_(long dim, Tensor index, Tensor src) => CallInPlace("scatter_add_", this, dim, index, src);

    /// <summary>This plus <paramref name="alpha"/> times the slices of <paramref name="source"/> at the positions that <paramref name="index"/> names. In place.</summary>
    public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) => CallInPlace("index_add_", this, dim, index, source, alpha);

    /// <summary>This with the slices of <paramref name="source"/> at the positions that <paramref name="index"/> names. In place.</summary>
    public Tensor index_copy_(long dim, Tensor index, Tensor source) => CallInPlace("index_copy_", this, dim, index, source);

    /// <summary>This with <paramref name="value"/> at the positions that <paramref name="index"/> names. In place.</summary>
    public Tensor index_fill_(long dim, Tensor index, Scalar value) => CallInPlace("index_fill_.int_Scalar", this, dim, index, value);

    /// <summary>The elements at positions of the flattened tensor.</summary>
    public Tensor take(Tensor index) => Call("take", this, index);

    /// <summary>For every position of <paramref name="indices"/>, the element it names along a dimension, broadcast.</summary>
    public Tensor take_along_dim(Tensor indices, long dim) => Call("take_along_dim", this, indices, dim);

    /// <summary>The indices of the elements that are not zero, one row each.</summary>
    public Tensor nonzero() => Call("nonzero", this);
  }
}
