using static TorchSharp.Interop.Operator;

namespace TorchSharp;

public static partial class torch
{
  // Operations on every element by itself.
  public partial class Tensor
  {
    /// <summary>The absolute value.</summary>
    public Tensor abs() => Call("abs", this);

    /// <summary>The absolute value. In place.</summary>
    public Tensor abs_() => CallInPlace("abs_", this);

    /// <summary>The negative.</summary>
    public Tensor neg() => Call("neg", this);

    /// <summary>The negative. In place.</summary>
    public Tensor neg_() => CallInPlace("neg_", this);

    /// <summary>The sign: -1, 0 or 1.</summary>
    public Tensor sign() => Call("sign", this);

    /// <summary>The sign: -1, 0 or 1. In place.</summary>
    public Tensor sign_() => CallInPlace("sign_", this);

    /// <summary>The square.</summary>
    public Tensor square() => Call("square", this);

    /// <summary>The square root.</summary>
    public Tensor sqrt() => Call("sqrt", this);

    /// <summary>The square root. In place.</summary>
    public Tensor sqrt_() => CallInPlace("sqrt_", this);

    /// <summary>One over the square root.</summary>
    public Tensor rsqrt() => Call("rsqrt", this);

    /// <summary>One over the square root. In place.</summary>
    public Tensor rsqrt_() => CallInPlace("rsqrt_", this);

    /// <summary>One over the element.</summary>
    public Tensor reciprocal() => Call("reciprocal", this);

    /// <summary>One over the element. In place.</summary>
    public Tensor reciprocal_() => CallInPlace("reciprocal_", this);

    /// <summary>The exponential.</summary>
    public Tensor exp() => Call("exp", this);

    /// <summary>The exponential. In place.</summary>
    public Tensor exp_() => CallInPlace("exp_", this);

    /// <summary>The exponential less one, exact near zero.</summary>
    public Tensor expm1() => Call("expm1", this);

    /// <summary>The exponential less one, exact near zero. In place.</summary>
    public Tensor expm1_() => CallInPlace("expm1_", this);

    /// <summary>The natural logarithm.</summary>
    public Tensor log() => Call("log", this);

    /// <summary>The natural logarithm. In place.</summary>
    public Tensor log_() => CallInPlace("log_", this);

    /// <summary>The natural logarithm of one plus the element, exact near zero.</summary>
    public Tensor log1p() => Call("log1p", this);

    /// <summary>The natural logarithm of one plus the element, exact near zero. In place.</summary>
    public Tensor log1p_() => CallInPlace("log1p_", this);

    /// <summary>The logarithm to base 2.</summary>
    public Tensor log2() => Call("log2", this);

    /// <summary>The logarithm to base 2. In place.</summary>
    public Tensor log2_() => CallInPlace("log2_", this);

    /// <summary>The logarithm to base 10.</summary>
    public Tensor log10() => Call("log10", this);

    /// <summary>The logarithm to base 10. In place.</summary>
    public Tensor log10_() => CallInPlace("log10_", this);

    /// <summary>The sine (radians).</summary>
    public Tensor sin() => Call("sin", this);

    /// <summary>The sine (radians). In place.</summary>
    public Tensor sin_() => CallInPlace("sin_", this);

    /// <summary>The cosine (radians).</summary>
    public Tensor cos() => Call("cos", this);

    /// <summary>The cosine (radians). In place.</summary>
    public Tensor cos_() => CallInPlace("cos_", this);

    /// <summary>The tangent (radians).</summary>
    public Tensor tan() => Call("tan", this);

    /// <summary>The tangent (radians). In place.</summary>
    public Tensor tan_() => CallInPlace("tan_", this);

    /// <summary>The angle in radians whose sine it is.</summary>
    public Tensor asin() => Call("asin", this);

    /// <summary>The angle in radians whose sine it is. In place.</summary>
    public Tensor asin_() => CallInPlace("asin_", this);

    /// <summary>The angle in radians whose cosine it is.</summary>
    public Tensor acos() => Call("acos", this);

    /// <summary>The angle in radians whose cosine it is. In place.</summary>
    public Tensor acos_() => CallInPlace("acos_", this);

    /// <summary>The angle in radians whose tangent it is.</summary>
    public Tensor atan() => Call("atan", this);

    /// <summary>The angle in radians whose tangent it is. In place.</summary>
    public Tensor atan_() => CallInPlace("atan_", this);

    /// <summary>The hyperbolic sine.</summary>
    public Tensor sinh() => Call("sinh", this);

    /// <summary>The hyperbolic sine. In place.</summary>
    public Tensor sinh_() => CallInPlace("sinh_", this);

    /// <summary>The hyperbolic cosine.</summary>
    public Tensor cosh() => Call("cosh", this);

    /// <summary>The hyperbolic cosine. In place.</summary>
    public Tensor cosh_() => CallInPlace("cosh_", this);

    /// <summary>The hyperbolic tangent.</summary>
    public Tensor tanh() => Call("tanh", this);

    /// <summary>The hyperbolic tangent. In place.</summary>
    public Tensor tanh_() => CallInPlace("tanh_", this);

    /// <summary>The error function.</summary>
    public Tensor erf() => Call("erf", this);

    /// <summary>The error function. In place.</summary>
    public Tensor erf_() => CallInPlace("erf_", this);

    /// <summary>One less the error function.</summary>
    public Tensor erfc() => Call("erfc", this);

    /// <summary>One less the error function. In place.</summary>
    public Tensor erfc_() => CallInPlace("erfc_", this);

    /// <summary>The next whole number below.</summary>
    public Tensor floor() => Call("floor", this);

    /// <summary>The next whole number below. In place.</summary>
    public Tensor floor_() => CallInPlace("floor_", this);

    /// <summary>The next whole number above.</summary>
    public Tensor ceil() => Call("ceil", this);

    /// <summary>The next whole number above. In place.</summary>
    public Tensor ceil_() => CallInPlace("ceil_", this);

    /// <summary>The whole part.</summary>
    public Tensor trunc() => Call("trunc", this);

    /// <summary>The whole part. In place.</summary>
    public Tensor trunc_() => CallInPlace("trunc_", this);

    /// <summary>The fraction after the whole part, with its sign.</summary>
    public Tensor frac() => Call("frac", this);

    /// <summary>The fraction after the whole part, with its sign. In place.</summary>
    public Tensor frac_() => CallInPlace("frac_", this);

    /// <summary>The logistic function 1 / (1 + exp(-x)).</summary>
    public Tensor sigmoid() => Call("sigmoid", this);

    /// <summary>The logistic function 1 / (1 + exp(-x)). In place.</summary>
    public Tensor sigmoid_() => CallInPlace("sigmoid_", this);

    /// <summary>The positive part.</summary>
    public Tensor relu() => Call("relu", this);

    /// <summary>The positive part. In place.</summary>
    public Tensor relu_() => CallInPlace("relu_", this);

    /// <summary>The positive part, at most 6.</summary>
    public Tensor relu6() => Call("relu6", this);

    /// <summary>x times its logistic function.</summary>
    public Tensor silu() => Call("silu", this);

    /// <summary>x times its logistic function. In place.</summary>
    public Tensor silu_() => CallInPlace("silu_", this);

    /// <summary>The Gaussian error linear unit x * Phi(x).</summary>
    public Tensor gelu() => Call("gelu", this);

    /// <summary>The scaled exponential linear unit.</summary>
    public Tensor selu() => Call("selu", this);

    /// <summary>The whole number that is nearest after shifting by <paramref name="decimals"/> decimal places; halves go to the even one.</summary>
    public Tensor round(long decimals = 0) => Call("round.decimals", this, decimals);

    /// <summary>The whole number that is nearest; halves go to the even one. In place.</summary>
    public Tensor round_(long decimals = 0) => CallInPlace("round_.decimals", this, decimals);

    /// <summary>Whether the element is not a number.</summary>
    public Tensor isnan() => Call("isnan", this);

    /// <summary>Whether the element is infinite.</summary>
    public Tensor isinf() => Call("isinf", this);

    /// <summary>Whether the element is neither infinite nor NaN.</summary>
    public Tensor isfinite() => Call("isfinite", this);

    /// <summary>Whether the element is zero.</summary>
    public Tensor logical_not() => Call("logical_not", this);

    /// <summary>The element, with NaN and the infinities replaced (by the largest numbers of the type unless given).</summary>
    public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) => Call("nan_to_num", this, nan, posinf, neginf);

    /// <summary>The element, or its product with <paramref name="negative_slope"/> where negative.</summary>
    public Tensor leaky_relu(Scalar negative_slope) => Call("leaky_relu", this, negative_slope);

    /// <summary>The element, or its product with <paramref name="negative_slope"/> where negative. In place.</summary>
    public Tensor leaky_relu_(Scalar negative_slope) => CallInPlace("leaky_relu_", this, negative_slope);

    /// <summary>The element, or alpha * (exp(x) - 1) where negative.</summary>
    public Tensor elu(double alpha = 1) => Call("elu", this, alpha);

    /// <summary>The element, or its product with the learned slope of its channel where negative.</summary>
    public Tensor prelu(Tensor target) => Call("prelu", this, target);

    /// <summary>log(1 + exp(beta * x)) / beta, which is x where beta * x exceeds the threshold.</summary>
    public Tensor softplus(double beta = 1, double threshold = 20) => Call("softplus", this, beta, threshold);

    /// <summary>The logarithm of the logistic function.</summary>
    public Tensor log_sigmoid() => Call("log_sigmoid", this);

    /// <summary>The element, or <paramref name="value"/> where it does not exceed the threshold.</summary>
    public Tensor threshold(Scalar threshold, Scalar value) => Call("threshold", this, threshold, value);

    /// <summary>The element, cut off at <paramref name="min"/> and <paramref name="max"/>.</summary>
    public Tensor hardtanh(Scalar min, Scalar max) => Call("hardtanh", this, min, max);

    /// <summary>The element, cut off at <paramref name="min"/> and <paramref name="max"/>.</summary>
    public Tensor clamp(Scalar? min = null, Scalar? max = null) => Call("clamp", this, min, max);

    /// <summary>The element, cut off at the elements of <paramref name="min"/> and <paramref name="max"/>.</summary>
    public Tensor clamp(Tensor? min = null, Tensor? max = null) => Call("clamp.Tensor", this, min, max);

    /// <summary>The element, at least <paramref name="min"/>.</summary>
    public Tensor clamp_min(Scalar min) => Call("clamp_min", this, min);

    /// <summary>The element, at most <paramref name="max"/>.</summary>
    public Tensor clamp_max(Scalar max) => Call("clamp_max", this, max);

    /// <summary>The element, cut off at <paramref name="min"/> and <paramref name="max"/>. In place.</summary>
    public Tensor clamp_(Scalar? min = null, Scalar? max = null) => CallInPlace("clamp_", this, min, max);

    /// <summary>The element, cut off at the elements of <paramref name="min"/> and <paramref name="max"/>. In place.</summary>
    public Tensor clamp_(Tensor? min = null, Tensor? max = null) => CallInPlace("clamp_.Tensor", this, min, max);

    /// <summary>The element, at least <paramref name="min"/>. In place.</summary>
    public Tensor clamp_min_(Scalar min) => CallInPlace("clamp_min_", this, min);

    /// <summary>The element, at most <paramref name="max"/>. In place.</summary>
    public Tensor clamp_max_(Scalar max) => CallInPlace("clamp_max_", this, max);
  }
}
