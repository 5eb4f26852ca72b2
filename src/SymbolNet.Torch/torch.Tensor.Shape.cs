using static TorchSharp.Interop.Operator;

namespace TorchSharp;

public static partial class torch
{
  // Views and rearrangements.
  public partial class Tensor
  {
    /// <summary>The same elements in a new shape, without a copy; one size may be -1.</summary>
    public Tensor view(params long[] shape) => Call("view", this, shape);

    /// <summary>The same elements in the shape of another tensor, without a copy.</summary>
    public Tensor view_as(Tensor other) => Call("view_as", this, other);

    /// <summary>The same elements in a new shape, copied only where needed; one size may be -1.</summary>
    public Tensor reshape(params long[] shape) => Call("reshape", this, shape);

    /// <summary>The dimensions from <paramref name="start_dim"/> to <paramref name="end_dim"/> as one.</summary>
    public Tensor flatten(long start_dim = 0, long end_dim = -1) => Call("flatten.using_ints", this, start_dim, end_dim);

    /// <summary>One dimension as several.</summary>
    public Tensor unflatten(long dim, params long[] sizes) => Call("unflatten.int", this, dim, sizes);

    /// <summary>The dimensions in another order.</summary>
    public Tensor permute(params long[] permutation) => Call("permute", this, permutation);

    /// <summary>The dimensions in another order.</summary>
    public Tensor permute(IEnumerable<long> permutation) => permute(permutation.ToArray());

    /// <summary>Two dimensions exchanged.</summary>
    public Tensor transpose(long dim0, long dim1) => Call("transpose.int", this, dim0, dim1);

    /// <summary>Two dimensions exchanged. In place.</summary>
    public Tensor transpose_(long dim0, long dim1) => CallInPlace("transpose_", this, dim0, dim1);

    /// <summary>The transpose of a matrix.</summary>
    public Tensor t() => Call("t", this);

    /// <summary>Dimensions moved to other places, the others keep their order.</summary>
    public Tensor movedim(long[] source, long[] destination) => Call("movedim.intlist", this, source, destination);

    /// <summary>Without dimensions of size 1, or without the one named if its size is 1.</summary>
    public Tensor squeeze(long? dim = null) => dim is { } one ? Call("squeeze.dim", this, one) : Call("squeeze", this);

    /// <summary>Without dimensions of size 1, or without the one named if its size is 1. In place.</summary>
    public Tensor squeeze_(long? dim = null) => dim is { } one ? CallInPlace("squeeze_.dim", this, one) : CallInPlace("squeeze_", this);

    /// <summary>With a new dimension of size 1.</summary>
    public Tensor unsqueeze(long dim) => Call("unsqueeze", this, dim);

    /// <summary>With a new dimension of size 1. In place.</summary>
    public Tensor unsqueeze_(long dim) => CallInPlace("unsqueeze_", this, dim);

    /// <summary>Dimensions of size 1 stretched without a copy; -1 keeps a size.</summary>
    public Tensor expand(params long[] sizes) => expand(sizes, false);

    /// <summary>Dimensions of size 1 stretched without a copy; -1 keeps a size.</summary>
    public Tensor expand(long[] sizes, bool isImplicit = false) => Call("expand", this, sizes, isImplicit);

    /// <summary>Dimensions of size 1 stretched without a copy; -1 keeps a size.</summary>
    public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => expand(sizes.ToArray(), isImplicit);

    /// <summary>Dimensions of size 1 stretched without a copy; -1 keeps a size.</summary>
    public Tensor expand(Size sizes, bool isImplicit = false) => expand(sizes.Shape, isImplicit);

    /// <summary>Stretched to the shape of another tensor without a copy.</summary>
    public Tensor expand_as(Tensor other) => Call("expand_as", this, other);

    /// <summary>Stretched to a shape without a copy.</summary>
    public Tensor broadcast_to(params long[] shape) => Call("broadcast_to", this, shape);

    /// <summary>The whole tensor several times along every dimension.</summary>
    public Tensor repeat(params long[] sizes) => Call("repeat", this, sizes);

    /// <summary>Every element several times in a row, along a dimension or over the flattened tensor.</summary>
    public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) => Call("repeat_interleave.self_int", this, repeats, dim, output_size);

    /// <summary>Every element as often as <paramref name="repeats"/> says, along a dimension or over the flattened tensor.</summary>
    public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) => Call("repeat_interleave.self_Tensor", this, repeats, dim, output_size);

    /// <summary>The order along dimensions reversed.</summary>
    public Tensor flip(params long[] dims) => Call("flip", this, dims);

    /// <summary>The elements shifted along a dimension, those pushed out enter at the other end.</summary>
    public Tensor roll(long shifts, long? dims = null) => roll([shifts], dims is { } one ? [one] : []);

    /// <summary>The elements shifted along dimensions, those pushed out enter at the other end.</summary>
    public Tensor roll(long[] shifts, long[] dims) => Call("roll", this, shifts, dims);

    /// <summary>The elements of the flattened tensor shifted, those pushed out enter at the other end.</summary>
    public Tensor roll(long[] shifts) => roll(shifts, []);

    /// <summary>Turned by 90 degrees <paramref name="k"/> times in the plane of two dimensions (the first two by default).</summary>
    public Tensor rot90(long k = 1, (long, long)? dims = null) => Call("rot90", this, k, dims is { } plane ? new[] { plane.Item1, plane.Item2 } : new long[] { 0, 1 });

    /// <summary>Sliding windows along a dimension, as a new last dimension; a view.</summary>
    public Tensor unfold(long dimension, long size, long step) => Call("unfold", this, dimension, size, step);

    /// <summary>A part of a dimension; a view.</summary>
    public Tensor narrow(long dim, long start, long length) => Call("narrow", this, dim, start, length);

    /// <summary>A range of a dimension with a step; a view.</summary>
    public Tensor slice(long dim, long start, long finish, long step) => Call("slice.Tensor", this, dim, start, finish, step);

    /// <summary>One position of a dimension, which goes away; a view.</summary>
    public Tensor select(long dim, long index) => Call("select.int", this, dim, index);

    /// <summary>A view of the tensor's memory with any shape and steps, in elements.</summary>
    public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) => Call("as_strided", this, size, strides, storageOffset);

    /// <summary>The same elements as another object.</summary>
    public Tensor alias() => Call("alias", this);

    /// <summary>Views of equal parts of a dimension; the last may be smaller.</summary>
    public Tensor[] split(long size, int dim = 0) => CallList("split.Tensor", this, size, dim);

    /// <summary>Views of parts of a dimension with the given sizes.</summary>
    public Tensor[] split(long[] sizes, long dim = 0) => CallList("split_with_sizes", this, sizes, dim);

    /// <summary>Views of parts of a dimension with the given sizes.</summary>
    public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => split(sizes.ToArray(), dim);

    /// <summary>Views of parts of the first dimension with the given sizes.</summary>
    public Tensor[] split(params long[] sizes) => split(sizes, 0L);

    /// <summary>Views of as many parts of a dimension as asked, the last may be smaller.</summary>
    public Tensor[] chunk(long chunks, long dim = 0) => CallList("chunk", this, chunks, dim);

    /// <summary>Views of every position of a dimension.</summary>
    public Tensor[] unbind(long dimension = 0) => CallList("unbind.int", this, dimension);

    /// <summary>The lower triangle, the rest zero.</summary>
    public Tensor tril(long diagonal = 0) => Call("tril", this, diagonal);

    /// <summary>The upper triangle, the rest zero.</summary>
    public Tensor triu(long diagonal = 0) => Call("triu", this, diagonal);

    /// <summary>The diagonal of a matrix, or a matrix with this vector as its diagonal.</summary>
    public Tensor diag(long diagonal = 0) => Call("diag", this, diagonal);

    /// <summary>A view of the diagonal of two dimensions, as the last dimension.</summary>
    public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) => Call("diagonal", this, offset, dim1, dim2);
  }
}
