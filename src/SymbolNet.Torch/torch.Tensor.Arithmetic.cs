using static TorchSharp.Interop.Operator;

namespace TorchSharp;

public static partial class torch
{
  // Operations on two tensors element by element, broadcast to a common shape, and with numbers.
  public partial class Tensor
  {
    /// <summary>The sum.</summary>
    public Tensor add(Tensor target) => Call("add.Tensor", this, target);

    /// <summary>The sum.</summary>
    public Tensor add(Scalar scalar) => Call("add.Scalar", this, scalar);

    /// <summary>The sum with <paramref name="alpha"/> times <paramref name="target"/>.</summary>
    public Tensor add(Tensor target, Scalar alpha) => Call("add.Tensor", this, target, alpha);

    /// <summary>The sum with <paramref name="alpha"/> times <paramref name="scalar"/>.</summary>
    public Tensor add(Scalar scalar, Scalar alpha) => Call("add.Scalar", this, scalar, alpha);

    /// <summary>The sum. In place.</summary>
    public Tensor add_(Tensor target) => CallInPlace("add_.Tensor", this, target);

    /// <summary>The sum. In place.</summary>
    public Tensor add_(Scalar scalar) => CallInPlace("add_.Scalar", this, scalar);

    /// <summary>The sum with <paramref name="alpha"/> times <paramref name="target"/>. In place.</summary>
    public Tensor add_(Tensor target, Scalar alpha) => CallInPlace("add_.Tensor", this, target, alpha);

    /// <summary>The sum with <paramref name="alpha"/> times <paramref name="scalar"/>. In place.</summary>
    public Tensor add_(Scalar scalar, Scalar alpha) => CallInPlace("add_.Scalar", this, scalar, alpha);

    /// <summary>The difference.</summary>
    public Tensor sub(Tensor target) => Call("sub.Tensor", this, target);

    /// <summary>The difference.</summary>
    public Tensor sub(Scalar target) => Call("sub.Scalar", this, target);

    /// <summary>The difference. In place.</summary>
    public Tensor sub_(Tensor target) => CallInPlace("sub_.Tensor", this, target);

    /// <summary>The difference. In place.</summary>
    public Tensor sub_(Scalar target) => CallInPlace("sub_.Scalar", this, target);

    /// <summary>The product.</summary>
    public Tensor mul(Tensor target) => Call("mul.Tensor", this, target);

    /// <summary>The product.</summary>
    public Tensor mul(Scalar target) => Call("mul.Scalar", this, target);

    /// <summary>The product. In place.</summary>
    public Tensor mul_(Tensor target) => CallInPlace("mul_.Tensor", this, target);

    /// <summary>The product. In place.</summary>
    public Tensor mul_(Scalar target) => CallInPlace("mul_.Scalar", this, target);

    /// <summary>The quotient, rounded as asked.</summary>
    public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Call("div.Tensor_mode", this, target, rounding_mode.Text());

    /// <summary>The quotient, rounded as asked.</summary>
    public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Call("div.Scalar_mode", this, target, rounding_mode.Text());

    /// <summary>The power.</summary>
    public Tensor pow(Tensor exponent) => Call("pow.Tensor_Tensor", this, exponent);

    /// <summary>The power.</summary>
    public Tensor pow(Scalar exponent) => Call("pow.Tensor_Scalar", this, exponent);

    /// <summary>The remainder of the division, with the sign of the divisor.</summary>
    public Tensor remainder(Tensor target) => Call("remainder.Tensor", this, target);

    /// <summary>The remainder of the division, with the sign of the divisor.</summary>
    public Tensor remainder(Scalar scalar) => Call("remainder.Scalar", this, scalar);

    /// <summary>The sum with <paramref name="value"/> times the product of two tensors.</summary>
    public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Call("addcmul", this, tensor1, tensor2, value);

    /// <summary>The sum with <paramref name="value"/> times the quotient of two tensors.</summary>
    public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Call("addcdiv", this, tensor1, tensor2, value);

    /// <summary>The point between this and <paramref name="end"/> that <paramref name="weight"/> names (0 is here, 1 is there).</summary>
    public Tensor lerp(Tensor end, Tensor weight) => Call("lerp.Tensor", this, end, weight);

    /// <summary>The quotient, rounded as asked. In place.</summary>
    public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => CallInPlace("div_.Tensor_mode", this, target, rounding_mode.Text());

    /// <summary>The quotient, rounded as asked. In place.</summary>
    public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => CallInPlace("div_.Scalar_mode", this, target, rounding_mode.Text());

    /// <summary>The power. In place.</summary>
    public Tensor pow_(Tensor exponent) => CallInPlace("pow_.Tensor", this, exponent);

    /// <summary>The power. In place.</summary>
    public Tensor pow_(Scalar exponent) => CallInPlace("pow_.Scalar", this, exponent);

    /// <summary>The remainder of the division, with the sign of the divisor. In place.</summary>
    public Tensor remainder_(Tensor target) => CallInPlace("remainder_.Tensor", this, target);

    /// <summary>The remainder of the division, with the sign of the divisor. In place.</summary>
    public Tensor remainder_(Scalar scalar) => CallInPlace("remainder_.Scalar", this, scalar);

    /// <summary>The sum with <paramref name="value"/> times the product of two tensors. In place.</summary>
    public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => CallInPlace("addcmul_", this, tensor1, tensor2, value);

    /// <summary>The sum with <paramref name="value"/> times the quotient of two tensors. In place.</summary>
    public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => CallInPlace("addcdiv_", this, tensor1, tensor2, value);

    /// <summary>The point between this and <paramref name="end"/> that <paramref name="weight"/> names (0 is here, 1 is there). In place.</summary>
    public Tensor lerp_(Tensor end, Tensor weight) => CallInPlace("lerp_.Tensor", this, end, weight);

    /// <summary>The quotient, rounded down.</summary>
    public Tensor floor_divide(Tensor other) => Call("floor_divide", this, other);

    /// <summary>The quotient, rounded down.</summary>
    public Tensor floor_divide(Scalar other) => Call("floor_divide.Scalar", this, other);

    /// <summary>The larger of both elements.</summary>
    public Tensor maximum(Tensor other) => Call("maximum", this, other);

    /// <summary>The smaller of both elements.</summary>
    public Tensor minimum(Tensor other) => Call("minimum", this, other);

    /// <summary>The angle in radians of the point with this as its y and <paramref name="other"/> as its x.</summary>
    public Tensor atan2(Tensor other) => Call("atan2", this, other);

    /// <summary>The length of the hypotenuse.</summary>
    public Tensor hypot(Tensor other) => Call("hypot", this, other);

    /// <summary>The logarithm of the sum of both exponentials.</summary>
    public Tensor logaddexp(Tensor other) => Call("logaddexp", this, other);

    /// <summary>This times the logarithm of <paramref name="y"/>, 0 where this is 0.</summary>
    public Tensor xlogy(Tensor y) => Call("xlogy.Tensor", this, y);
  }
}
