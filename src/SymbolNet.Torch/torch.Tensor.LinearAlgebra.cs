using static TorchSharp.Interop.Operator;

namespace TorchSharp;

public static partial class torch
{
  // Products of vectors and matrices, softmax.
  public partial class Tensor
  {
    /// <summary>The product of vectors, matrices or batches of matrices.</summary>
    public Tensor matmul(Tensor target) => Call("matmul", this, target);

    /// <summary>The product of two matrices.</summary>
    public Tensor mm(Tensor target) => Call("mm", this, target);

    /// <summary>The product of a matrix and a vector.</summary>
    public Tensor mv(Tensor target) => Call("mv", this, target);

    /// <summary>The products of two batches of matrices.</summary>
    public Tensor bmm(Tensor batch2) => Call("bmm", this, batch2);

    /// <summary>The inner product of two vectors.</summary>
    public Tensor dot(Tensor target) => Call("dot", this, target);

    /// <summary>The outer product of two vectors.</summary>
    public Tensor outer(Tensor vec2) => Call("outer", this, vec2);

    /// <summary>beta times this plus alpha times the product of two matrices.</summary>
    public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Call("addmm", this, mat1, mat2, beta, alpha);

    /// <summary>beta times this plus alpha times the products of two batches of matrices.</summary>
    public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => Call("baddbmm", this, batch1, batch2, beta, alpha);

    /// <summary>The trace of a matrix.</summary>
    public Tensor trace() => Call("trace", this);

    /// <summary>The inverse of a matrix.</summary>
    public Tensor inverse() => Call("inverse", this);

    /// <summary>Exponentials that sum to one along a dimension.</summary>
    public Tensor softmax(long dim, ScalarType? dtype = null) => Call("softmax.int", this, dim, dtype);

    /// <summary>The logarithm of <see cref="softmax"/>, computed stably.</summary>
    public Tensor log_softmax(long dim, ScalarType? dtype = null) => Call("log_softmax.int", this, dim, dtype);
  }
}
