namespace TorchSharp;

// The functions that mirror torch.Tensor.LinearAlgebra.cs: libtorch has both forms.
public static partial class torch
{
  /// <inheritdoc cref="Tensor.addmm(Tensor, Tensor, float, float)"/>
  public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmm(mat1, mat2, beta, alpha);

  /// <inheritdoc cref="Tensor.baddbmm(Tensor, Tensor, float, float)"/>
  public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => input.baddbmm(batch1, batch2, beta, alpha);

  /// <inheritdoc cref="Tensor.bmm(Tensor)"/>
  public static Tensor bmm(Tensor input, Tensor batch2) => input.bmm(batch2);

  /// <inheritdoc cref="Tensor.dot(Tensor)"/>
  public static Tensor dot(Tensor input, Tensor other) => input.dot(other);

  /// <inheritdoc cref="Tensor.inverse()"/>
  public static Tensor inverse(Tensor input) => input.inverse();

  /// <inheritdoc cref="Tensor.matmul(Tensor)"/>
  public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);

  /// <inheritdoc cref="Tensor.mm(Tensor)"/>
  public static Tensor mm(Tensor input, Tensor target) => input.mm(target);

  /// <inheritdoc cref="Tensor.mv(Tensor)"/>
  public static Tensor mv(Tensor input, Tensor target) => input.mv(target);

  /// <inheritdoc cref="Tensor.outer(Tensor)"/>
  public static Tensor outer(Tensor input, Tensor vec2) => input.outer(vec2);

  /// <inheritdoc cref="Tensor.trace()"/>
  public static Tensor trace(Tensor input) => input.trace();
}
