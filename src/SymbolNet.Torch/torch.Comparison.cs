namespace TorchSharp;

// The functions that mirror torch.Tensor.Comparison.cs: libtorch has both forms.
public static partial class torch
{
  /// <inheritdoc cref="Tensor.allclose(Tensor, double, double, bool)"/>
  public static bool allclose(Tensor tensor, Tensor target, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false) => tensor.allclose(target, rtol, atol, equal_nan);

  /// <inheritdoc cref="Tensor.bitwise_and(Tensor)"/>
  public static Tensor bitwise_and(Tensor left, Tensor right) => left.bitwise_and(right);

  /// <inheritdoc cref="Tensor.bitwise_not()"/>
  public static Tensor bitwise_not(Tensor input) => input.bitwise_not();

  /// <inheritdoc cref="Tensor.bitwise_or(Tensor)"/>
  public static Tensor bitwise_or(Tensor left, Tensor right) => left.bitwise_or(right);

  /// <inheritdoc cref="Tensor.bitwise_xor(Tensor)"/>
  public static Tensor bitwise_xor(Tensor left, Tensor right) => left.bitwise_xor(right);

  /// <inheritdoc cref="Tensor.eq(Tensor)"/>
  public static Tensor eq(Tensor left, Tensor right) => left.eq(right);

  /// <inheritdoc cref="Tensor.ge(Tensor)"/>
  public static Tensor ge(Tensor left, Tensor right) => left.ge(right);

  /// <inheritdoc cref="Tensor.gt(Tensor)"/>
  public static Tensor gt(Tensor left, Tensor right) => left.gt(right);

  /// <inheritdoc cref="Tensor.isclose(Tensor, double, double, bool)"/>
  public static Tensor isclose(Tensor tensor, Tensor other, double rtol = 1E-05, double atol = 1E-08, bool nanEqual = false) => tensor.isclose(other, rtol, atol, nanEqual);

  /// <inheritdoc cref="Tensor.isin(Tensor, bool, bool)"/>
  public static Tensor isin(Tensor tensor, Tensor test_elements, bool assumeUnique = false, bool invert = false) => tensor.isin(test_elements, assumeUnique, invert);

  /// <inheritdoc cref="Tensor.le(Tensor)"/>
  public static Tensor le(Tensor left, Tensor right) => left.le(right);

  /// <inheritdoc cref="Tensor.logical_and(Tensor)"/>
  public static Tensor logical_and(Tensor left, Tensor right) => left.logical_and(right);

  /// <inheritdoc cref="Tensor.logical_or(Tensor)"/>
  public static Tensor logical_or(Tensor left, Tensor right) => left.logical_or(right);

  /// <inheritdoc cref="Tensor.logical_xor(Tensor)"/>
  public static Tensor logical_xor(Tensor left, Tensor right) => left.logical_xor(right);

  /// <inheritdoc cref="Tensor.lt(Tensor)"/>
  public static Tensor lt(Tensor left, Tensor right) => left.lt(right);

  /// <inheritdoc cref="Tensor.masked_select(Tensor)"/>
  public static Tensor masked_select(Tensor input, Tensor mask) => input.masked_select(mask);

  /// <inheritdoc cref="Tensor.ne(Tensor)"/>
  public static Tensor ne(Tensor left, Tensor right) => left.ne(right);
}
