namespace TorchSharp;

// The functions that mirror torch.Tensor.Gathering.cs: libtorch has both forms.
public static partial class torch
{
  /// <inheritdoc cref="Tensor.gather(long, Tensor)"/>
  public static Tensor gather(Tensor input, long dim, Tensor index) => input.gather(dim, index);

  /// <inheritdoc cref="Tensor.index_add(long, Tensor, Tensor, Scalar)"/>
  public static Tensor index_add(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) => input.index_add(dim, index, source, alpha);

  /// <inheritdoc cref="Tensor.index_add_(long, Tensor, Tensor, Scalar)"/>
  public static Tensor index_add_(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) => input.index_add_(dim, index, source, alpha);

  /// <inheritdoc cref="Tensor.index_copy(long, Tensor, Tensor)"/>
  public static Tensor index_copy(Tensor input, long dim, Tensor index, Tensor source) => input.index_copy(dim, index, source);

  /// <inheritdoc cref="Tensor.index_copy_(long, Tensor, Tensor)"/>
  public static Tensor index_copy_(Tensor input, long dim, Tensor index, Tensor source) => input.index_copy_(dim, index, source);

  /// <inheritdoc cref="Tensor.index_fill(long, Tensor, Scalar)"/>
  public static Tensor index_fill(Tensor input, long dim, Tensor index, Scalar value) => input.index_fill(dim, index, value);

  /// <inheritdoc cref="Tensor.index_fill_(long, Tensor, Scalar)"/>
  public static Tensor index_fill_(Tensor input, long dim, Tensor index, Scalar value) => input.index_fill_(dim, index, value);

  /// <inheritdoc cref="Tensor.index_select(long, Tensor)"/>
  public static Tensor index_select(Tensor input, long dim, Tensor index) => input.index_select(dim, index);

  /// <inheritdoc cref="Tensor.nonzero()"/>
  public static Tensor nonzero(Tensor input) => input.nonzero();

  /// <inheritdoc cref="Tensor.scatter(long, Tensor, Tensor)"/>
  public static Tensor scatter(Tensor input, long dim, Tensor index, Tensor src) => input.scatter(dim, index, src);

  /// <inheritdoc cref="Tensor.scatter_(long, Tensor, Tensor)"/>
  public static Tensor scatter_(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_(dim, index, src);

  /// <inheritdoc cref="Tensor.scatter_add(long, Tensor, Tensor)"/>
  public static Tensor scatter_add(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_add(dim, index, src);

  /// <inheritdoc cref="Tensor.scatter_add_(long, Tensor, Tensor)"/>
  public static Tensor scatter_add_(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_add_(dim, index, src);

  /// <inheritdoc cref="Tensor.take(Tensor)"/>
  public static Tensor take(Tensor input, Tensor index) => input.take(index);

  /// <inheritdoc cref="Tensor.take_along_dim(Tensor, long)"/>
  public static Tensor take_along_dim(Tensor input, Tensor indices, long dim = 0) => input.take_along_dim(indices, dim);
}
