namespace TorchSharp;

// The functions that mirror torch.Tensor.Elementwise.cs: libtorch has both forms.
public static partial class torch
{
  /// <inheritdoc cref="Tensor.abs()"/>
  public static Tensor abs(Tensor input) => input.abs();

  /// <inheritdoc cref="Tensor.abs_()"/>
  public static Tensor abs_(Tensor input) => input.abs_();

  /// <inheritdoc cref="Tensor.acos()"/>
  public static Tensor acos(Tensor input) => input.acos();

  /// <inheritdoc cref="Tensor.acos_()"/>
  public static Tensor acos_(Tensor input) => input.acos_();

  /// <inheritdoc cref="Tensor.asin()"/>
  public static Tensor asin(Tensor input) => input.asin();

  /// <inheritdoc cref="Tensor.asin_()"/>
  public static Tensor asin_(Tensor input) => input.asin_();

  /// <inheritdoc cref="Tensor.atan()"/>
  public static Tensor atan(Tensor input) => input.atan();

  /// <inheritdoc cref="Tensor.atan_()"/>
  public static Tensor atan_(Tensor input) => input.atan_();

  /// <inheritdoc cref="Tensor.ceil()"/>
  public static Tensor ceil(Tensor input) => input.ceil();

  /// <inheritdoc cref="Tensor.ceil_()"/>
  public static Tensor ceil_(Tensor input) => input.ceil_();

  /// <inheritdoc cref="Tensor.clamp(Scalar?, Scalar?)"/>
  public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);

  /// <inheritdoc cref="Tensor.clamp(Tensor?, Tensor?)"/>
  public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp(min, max);

  /// <inheritdoc cref="Tensor.clamp_(Scalar?, Scalar?)"/>
  public static Tensor clamp_(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp_(min, max);

  /// <inheritdoc cref="Tensor.clamp_(Tensor?, Tensor?)"/>
  public static Tensor clamp_(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp_(min, max);

  /// <inheritdoc cref="Tensor.clamp_max(Scalar)"/>
  public static Tensor clamp_max(Tensor input, Scalar max) => input.clamp_max(max);

  /// <inheritdoc cref="Tensor.clamp_max_(Scalar)"/>
  public static Tensor clamp_max_(Tensor input, Scalar max) => input.clamp_max_(max);

  /// <inheritdoc cref="Tensor.clamp_min(Scalar)"/>
  public static Tensor clamp_min(Tensor input, Scalar min) => input.clamp_min(min);

  /// <inheritdoc cref="Tensor.clamp_min_(Scalar)"/>
  public static Tensor clamp_min_(Tensor input, Scalar min) => input.clamp_min_(min);

  /// <inheritdoc cref="Tensor.cos()"/>
  public static Tensor cos(Tensor input) => input.cos();

  /// <inheritdoc cref="Tensor.cos_()"/>
  public static Tensor cos_(Tensor input) => input.cos_();

  /// <inheritdoc cref="Tensor.cosh()"/>
  public static Tensor cosh(Tensor input) => input.cosh();

  /// <inheritdoc cref="Tensor.cosh_()"/>
  public static Tensor cosh_(Tensor input) => input.cosh_();

  /// <inheritdoc cref="Tensor.erf()"/>
  public static Tensor erf(Tensor input) => input.erf();

  /// <inheritdoc cref="Tensor.erf_()"/>
  public static Tensor erf_(Tensor input) => input.erf_();

  /// <inheritdoc cref="Tensor.erfc()"/>
  public static Tensor erfc(Tensor input) => input.erfc();

  /// <inheritdoc cref="Tensor.erfc_()"/>
  public static Tensor erfc_(Tensor input) => input.erfc_();

  /// <inheritdoc cref="Tensor.exp()"/>
  public static Tensor exp(Tensor input) => input.exp();

  /// <inheritdoc cref="Tensor.exp_()"/>
  public static Tensor exp_(Tensor input) => input.exp_();

  /// <inheritdoc cref="Tensor.expm1()"/>
  public static Tensor expm1(Tensor input) => input.expm1();

  /// <inheritdoc cref="Tensor.expm1_()"/>
  public static Tensor expm1_(Tensor input) => input.expm1_();

  /// <inheritdoc cref="Tensor.floor()"/>
  public static Tensor floor(Tensor input) => input.floor();

  /// <inheritdoc cref="Tensor.floor_()"/>
  public static Tensor floor_(Tensor input) => input.floor_();

  /// <inheritdoc cref="Tensor.frac()"/>
  public static Tensor frac(Tensor input) => input.frac();

  /// <inheritdoc cref="Tensor.frac_()"/>
  public static Tensor frac_(Tensor input) => input.frac_();

  /// <inheritdoc cref="Tensor.isfinite()"/>
  public static Tensor isfinite(Tensor tensor) => tensor.isfinite();

  /// <inheritdoc cref="Tensor.isinf()"/>
  public static Tensor isinf(Tensor tensor) => tensor.isinf();

  /// <inheritdoc cref="Tensor.isnan()"/>
  public static Tensor isnan(Tensor input) => input.isnan();

  /// <inheritdoc cref="Tensor.log()"/>
  public static Tensor log(Tensor input) => input.log();

  /// <inheritdoc cref="Tensor.log10()"/>
  public static Tensor log10(Tensor input) => input.log10();

  /// <inheritdoc cref="Tensor.log10_()"/>
  public static Tensor log10_(Tensor input) => input.log10_();

  /// <inheritdoc cref="Tensor.log1p()"/>
  public static Tensor log1p(Tensor input) => input.log1p();

  /// <inheritdoc cref="Tensor.log1p_()"/>
  public static Tensor log1p_(Tensor input) => input.log1p_();

  /// <inheritdoc cref="Tensor.log2()"/>
  public static Tensor log2(Tensor input) => input.log2();

  /// <inheritdoc cref="Tensor.log2_()"/>
  public static Tensor log2_(Tensor input) => input.log2_();

  /// <inheritdoc cref="Tensor.log_()"/>
  public static Tensor log_(Tensor input) => input.log_();

  /// <inheritdoc cref="Tensor.logical_not()"/>
  public static Tensor logical_not(Tensor input) => input.logical_not();

  /// <inheritdoc cref="Tensor.nan_to_num(double, double?, double?)"/>
  public static Tensor nan_to_num(Tensor input, double nan = 0, double? posinf = null, double? neginf = null) => input.nan_to_num(nan, posinf, neginf);

  /// <inheritdoc cref="Tensor.neg()"/>
  public static Tensor neg(Tensor input) => input.neg();

  /// <inheritdoc cref="Tensor.neg_()"/>
  public static Tensor neg_(Tensor input) => input.neg_();

  /// <inheritdoc cref="Tensor.reciprocal()"/>
  public static Tensor reciprocal(Tensor input) => input.reciprocal();

  /// <inheritdoc cref="Tensor.reciprocal_()"/>
  public static Tensor reciprocal_(Tensor input) => input.reciprocal_();

  /// <inheritdoc cref="Tensor.round(long)"/>
  public static Tensor round(Tensor input, long decimals = 0) => input.round(decimals);

  /// <inheritdoc cref="Tensor.round_(long)"/>
  public static Tensor round_(Tensor input, long decimals = 0) => input.round_(decimals);

  /// <inheritdoc cref="Tensor.rsqrt()"/>
  public static Tensor rsqrt(Tensor input) => input.rsqrt();

  /// <inheritdoc cref="Tensor.rsqrt_()"/>
  public static Tensor rsqrt_(Tensor input) => input.rsqrt_();

  /// <inheritdoc cref="Tensor.sigmoid()"/>
  public static Tensor sigmoid(Tensor input) => input.sigmoid();

  /// <inheritdoc cref="Tensor.sigmoid_()"/>
  public static Tensor sigmoid_(Tensor input) => input.sigmoid_();

  /// <inheritdoc cref="Tensor.sign()"/>
  public static Tensor sign(Tensor input) => input.sign();

  /// <inheritdoc cref="Tensor.sign_()"/>
  public static Tensor sign_(Tensor input) => input.sign_();

  /// <inheritdoc cref="Tensor.sin()"/>
  public static Tensor sin(Tensor input) => input.sin();

  /// <inheritdoc cref="Tensor.sin_()"/>
  public static Tensor sin_(Tensor input) => input.sin_();

  /// <inheritdoc cref="Tensor.sinh()"/>
  public static Tensor sinh(Tensor input) => input.sinh();

  /// <inheritdoc cref="Tensor.sinh_()"/>
  public static Tensor sinh_(Tensor input) => input.sinh_();

  /// <inheritdoc cref="Tensor.sqrt()"/>
  public static Tensor sqrt(Tensor input) => input.sqrt();

  /// <inheritdoc cref="Tensor.sqrt_()"/>
  public static Tensor sqrt_(Tensor input) => input.sqrt_();

  /// <inheritdoc cref="Tensor.square()"/>
  public static Tensor square(Tensor input) => input.square();

  /// <inheritdoc cref="Tensor.tan()"/>
  public static Tensor tan(Tensor input) => input.tan();

  /// <inheritdoc cref="Tensor.tan_()"/>
  public static Tensor tan_(Tensor input) => input.tan_();

  /// <inheritdoc cref="Tensor.tanh()"/>
  public static Tensor tanh(Tensor input) => input.tanh();

  /// <inheritdoc cref="Tensor.tanh_()"/>
  public static Tensor tanh_(Tensor input) => input.tanh_();

  /// <inheritdoc cref="Tensor.trunc()"/>
  public static Tensor trunc(Tensor input) => input.trunc();

  /// <inheritdoc cref="Tensor.trunc_()"/>
  public static Tensor trunc_(Tensor input) => input.trunc_();
}
