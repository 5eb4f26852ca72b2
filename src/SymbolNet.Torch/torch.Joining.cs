using static TorchSharp.Interop.Operator;

namespace TorchSharp;

// Several tensors become one, or one expression.
public static partial class torch
{
  /// <summary>The tensors one after the other along a dimension they all have.</summary>
  public static Tensor cat(IList<Tensor> tensors, long dim = 0) => cat(tensors.ToArray(), dim);

  /// <summary>The tensors one after the other along a dimension they all have.</summary>
  public static Tensor cat(Tensor[] tensors, long dim = 0) => Call("cat", tensors, dim);

  /// <summary>The tensors one after the other along a dimension they all have.</summary>
  public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => cat(tensors.ToArray(), dim);

  /// <summary>The tensors, all of one shape, one after the other along a new dimension.</summary>
  public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Call("stack", tensors.ToArray(), dim);

  /// <summary>The tensors one above the other: along the first dimension, vectors as rows.</summary>
  public static Tensor vstack(IList<Tensor> tensors) => vstack(tensors.ToArray());

  /// <summary>The tensors one above the other: along the first dimension, vectors as rows.</summary>
  public static Tensor vstack(Tensor[] tensors) => Call("vstack", tensors);

  /// <summary>The tensors one above the other: along the first dimension, vectors as rows.</summary>
  public static Tensor vstack(ReadOnlySpan<Tensor> tensors) => vstack(tensors.ToArray());

  /// <summary>The tensors side by side: along the second dimension, vectors along their only one.</summary>
  public static Tensor hstack(IList<Tensor> tensors) => hstack(tensors.ToArray());

  /// <summary>The tensors side by side: along the second dimension, vectors along their only one.</summary>
  public static Tensor hstack(params Tensor[] tensors) => Call("hstack", tensors);

  /// <summary>The tensors side by side: along the second dimension, vectors along their only one.</summary>
  public static Tensor hstack(IEnumerable<Tensor> tensors) => hstack(tensors.ToArray());

  /// <summary>The tensors side by side: along the second dimension, vectors along their only one.</summary>
  public static Tensor hstack(ReadOnlySpan<Tensor> tensors) => hstack(tensors.ToArray());

  /// <summary>For every vector a tensor over the grid they span, with its coordinate.</summary>
  public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") => CallList("meshgrid.indexing", tensors.ToArray(), indexing);

  /// <summary>Sums of products in Einstein's notation, such as <c>ij,jk->ik</c>.</summary>
  public static Tensor einsum(string equation, params Tensor[] tensors) => Call("einsum", equation, tensors);

  /// <summary>The elements of <paramref name="x"/> where the condition holds, else those of <paramref name="y"/>.</summary>
  public static Tensor where(Tensor condition, Tensor x, Tensor y) => x.where(condition, y);

  /// <summary>The indices of the elements that are not zero, one tensor per dimension.</summary>
  public static Tensor[] where(Tensor condition) => CallList("where", condition);

  /// <summary>The distances between all rows of <paramref name="x1"/> and all rows of <paramref name="x2"/>, in the p-norm. [..., n, d] and [..., m, d] give [..., n, m].</summary>
  public static Tensor cdist(Tensor x1, Tensor x2, double p = 2, compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary) => Call("cdist", x1, x2, p, (long)compute_mode);

  /// <summary>Views of every position of a dimension.</summary>
  public static Tensor[] unbind(Tensor tensor, int dim = 0) => tensor.unbind(dim);

  /// <summary>Exponentials that sum to one along a dimension.</summary>
  public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

  /// <summary>Dimensions moved to other places, the others keep their order.</summary>
  public static Tensor movedim(Tensor input, long source, long destination) => input.movedim([source], [destination]);

  /// <summary>The number of elements.</summary>
  public static long numel(Tensor input) => input.numel();

  /// <summary>How divisions are rounded.</summary>
  public enum RoundingMode
  {
    /// <summary>Not at all.</summary>
    None = 0,
    /// <summary>Towards zero.</summary>
    trunc = 1,
    /// <summary>Down.</summary>
    floor = 2,
  }

  /// <summary>The name the operators know it by.</summary>
  static string? Text(this RoundingMode mode) => mode == RoundingMode.None ? null : mode.ToString();
}
