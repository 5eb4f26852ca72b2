using static TorchSharp.Interop.Operator;

namespace TorchSharp;

public static partial class torch
{
  // Comparisons, logic and choices.
  public partial class Tensor
  {
    /// <summary>Whether the elements are equal.</summary>
    public Tensor eq(Tensor target) => Call("eq.Tensor", this, target);

    /// <summary>Whether the elements are equal.</summary>
    public Tensor eq(Scalar target) => Call("eq.Scalar", this, target);

    /// <summary>Whether the elements differ.</summary>
    public Tensor ne(Tensor target) => Call("ne.Tensor", this, target);

    /// <summary>Whether the elements differ.</summary>
    public Tensor ne(Scalar target) => Call("ne.Scalar", this, target);

    /// <summary>Whether the element is less.</summary>
    public Tensor lt(Tensor target) => Call("lt.Tensor", this, target);

    /// <summary>Whether the element is less.</summary>
    public Tensor lt(Scalar target) => Call("lt.Scalar", this, target);

    /// <summary>Whether the element is less or equal.</summary>
    public Tensor le(Tensor target) => Call("le.Tensor", this, target);

    /// <summary>Whether the element is less or equal.</summary>
    public Tensor le(Scalar target) => Call("le.Scalar", this, target);

    /// <summary>Whether the element is greater.</summary>
    public Tensor gt(Tensor target) => Call("gt.Tensor", this, target);

    /// <summary>Whether the element is greater.</summary>
    public Tensor gt(Scalar target) => Call("gt.Scalar", this, target);

    /// <summary>Whether the element is greater or equal.</summary>
    public Tensor ge(Tensor target) => Call("ge.Tensor", this, target);

    /// <summary>Whether the element is greater or equal.</summary>
    public Tensor ge(Scalar target) => Call("ge.Scalar", this, target);

    /// <summary>Whether both elements are not zero.</summary>
    public Tensor logical_and(Tensor other) => Call("logical_and", this, other);

    /// <summary>Whether one of the elements is not zero.</summary>
    public Tensor logical_or(Tensor other) => Call("logical_or", this, other);

    /// <summary>Whether exactly one of the elements is not zero.</summary>
    public Tensor logical_xor(Tensor other) => Call("logical_xor", this, other);

    /// <summary>The bits set in both.</summary>
    public Tensor bitwise_and(Tensor other) => Call("bitwise_and.Tensor", this, other);

    /// <summary>The bits set in one or both.</summary>
    public Tensor bitwise_or(Tensor other) => Call("bitwise_or.Tensor", this, other);

    /// <summary>The bits set in exactly one.</summary>
    public Tensor bitwise_xor(Tensor other) => Call("bitwise_xor.Tensor", this, other);

    /// <summary>The bits that are not set; for truth values the opposite.</summary>
    public Tensor bitwise_not() => Call("bitwise_not", this);

    /// <summary>This where <paramref name="condition"/> holds, else <paramref name="y"/>.</summary>
    public Tensor where(Tensor condition, Tensor y) => Call("where.self", condition, this, y);

    /// <summary>This, with <paramref name="value"/> where the mask holds.</summary>
    public Tensor masked_fill(Tensor mask, Scalar value) => Call("masked_fill.Scalar", this, mask, value);

    /// <summary>Writes <paramref name="value"/> where the mask holds.</summary>
    public Tensor masked_fill_(Tensor mask, Scalar value) => CallInPlace("masked_fill_.Scalar", this, mask, value);

    /// <summary>The elements where the mask holds, in C order.</summary>
    public Tensor masked_select(Tensor mask) => Call("masked_select", this, mask);

    /// <summary>Whether shape and all elements are equal up to |a - b| &lt;= atol + rtol |b|.</summary>
    public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) => CallTruth("allclose", this, target, rtol, atol, equal_nan);

    /// <summary>Whether the elements are equal up to |a - b| &lt;= atol + rtol |b|.</summary>
    public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) => Call("isclose", this, other, rtol, atol, nanEqual);

    /// <summary>Whether the element occurs in <paramref name="test_elements"/>.</summary>
    public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) => Call("isin.Tensor_Tensor", this, test_elements, assumeUnique, invert);
  }
}
