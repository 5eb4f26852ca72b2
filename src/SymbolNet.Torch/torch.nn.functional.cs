using static TorchSharp.Interop.Operator;

namespace TorchSharp;

public static partial class torch
{
  public static partial class nn
  {
    /// <summary>What modules compute, as functions of their input and their parameters. Images are [batch, channels, height, width].</summary>
    public static partial class functional
    {
      /// <summary>x times the transposed weights plus the bias. [..., in] with weights [out, in] gives [..., out].</summary>
      public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Call("linear", input, weights, bias);

      /// <summary>A convolution over images. Weights are [out, in / groups, height, width].</summary>
      public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1)
        => Call("conv2d", input, weight, bias, strides ?? [1, 1], padding ?? [0, 0], dilation ?? [1, 1], groups);

      /// <summary>A convolution over images that keeps their size or only takes what fits.</summary>
      public static Tensor conv2d_padding(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1)
        => Call("conv2d.padding", input, weight, bias, strides ?? [1, 1], padding == Padding.Same ? "same" : "valid", dilation ?? [1, 1], groups);

      /// <summary>Every channel shifted and scaled to mean 0 and variance 1, of the batch while training (which also updates the running statistics), else of the running statistics.</summary>
      public static Tensor batch_norm(Tensor input, Tensor running_mean, Tensor running_var, Tensor? weight = null, Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1e-05)
        => Call("batch_norm", input, weight, bias, running_mean, running_var, training, momentum, eps, true);

      /// <summary>Every group of channels of every sample shifted and scaled to mean 0 and variance 1.</summary>
      public static Tensor group_norm(Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05) => Call("group_norm", input, num_groups, weight, bias, eps);

      /// <summary>The last dimensions of every sample shifted and scaled to mean 0 and variance 1.</summary>
      public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05) => Call("layer_norm", input, normalized_shape, weight, bias, eps);

      /// <summary>Every vector along a dimension scaled to p-norm 1; norms below <paramref name="eps"/> count as that.</summary>
      public static Tensor normalize(Tensor input, double p = 2, long dim = 1, double eps = 1e-12)
      {
        using var norm = Call("norm.ScalarOpt_dim", input, p, new[] { dim }, true);
        using var bounded = norm.clamp_min(eps);
        return input.div(bounded);
      }

      /// <summary>Elements set to zero with probability <paramref name="p"/> and the rest scaled up, while training.</summary>
      public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
        => inplace ? CallInPlace("dropout_", input, p, training).alias() : Call("dropout", input, p, training);

      /// <summary>Whole channels set to zero with probability <paramref name="p"/> and the rest scaled up, while training.</summary>
      public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
        => inplace ? CallInPlace("feature_dropout_", input, p, training).alias() : Call("feature_dropout", input, p, training);

      /// <summary>The positive part.</summary>
      public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_().alias() : x.relu();

      /// <summary>The positive part, at most 6.</summary>
      public static Tensor relu6(Tensor x, bool inplace = false) => inplace ? CallInPlace("relu6_", x).alias() : x.relu6();

      /// <summary>The element, or its product with the slope where negative.</summary>
      public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) => inplace ? input.leaky_relu_(negative_slope).alias() : input.leaky_relu(negative_slope);

      /// <summary>The element, or its product with the learned slope of its channel where negative.</summary>
      public static Tensor prelu(Tensor input, Tensor weight) => input.prelu(weight);

      /// <summary>The element, or alpha * (exp(x) - 1) where negative.</summary>
      public static Tensor elu(Tensor x, double alpha, bool inplace = false) => inplace ? CallInPlace("elu_", x, alpha).alias() : x.elu(alpha);

      /// <summary>The element, cut off at both ends.</summary>
      public static Tensor hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) => inplace ? CallInPlace("hardtanh_", x, min_val, max_val).alias() : x.hardtanh(min_val, max_val);

      /// <summary>The logistic function.</summary>
      public static Tensor sigmoid(Tensor x) => x.sigmoid();

      /// <summary>The logistic function.</summary>
      public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? x.sigmoid_().alias() : x.sigmoid();

      /// <summary>The logarithm of the logistic function.</summary>
      public static Tensor logsigmoid(Tensor x) => x.log_sigmoid();

      /// <summary>The hyperbolic tangent.</summary>
      public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? x.tanh_().alias() : x.tanh();

      /// <summary>The Gaussian error linear unit.</summary>
      public static Tensor gelu(Tensor x) => x.gelu();

      /// <summary>The Gaussian error linear unit.</summary>
      public static Tensor gelu(Tensor x, bool inplace) => inplace ? CallInPlace("gelu_", x).alias() : x.gelu();

      /// <summary>x times its logistic function.</summary>
      public static Tensor silu(Tensor x, bool inplace = false) => inplace ? x.silu_().alias() : x.silu();

      /// <summary>log(1 + exp(beta * x)) / beta, which is x where beta * x exceeds the threshold.</summary>
      public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => x.softplus(beta, threshold);

      /// <summary>Exponentials that sum to one along a dimension.</summary>
      public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

      /// <summary>The logarithm of <see cref="softmax"/>, computed stably.</summary>
      public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

      /// <summary>The cosine of the angle between vectors along a dimension.</summary>
      public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-08) => Call("cosine_similarity", x1, x2, dim, eps);

      /// <summary>The p-norm of x1 - x2 + eps along the last dimension.</summary>
      public static Tensor pairwise_distance(Tensor input1, Tensor input2, double p = 2, double eps = 1e-06, bool keepdim = false) => Call("pairwise_distance", input1, input2, p, eps, keepdim);

      /// <summary>A new last dimension with a one at the place each whole number names.</summary>
      public static Tensor one_hot(Tensor x, long num_classes = -1) => Call("one_hot", x, num_classes);

      /// <summary>Sliding patches of images as columns: [batch, channels * kernel, positions].</summary>
      public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1)
        => unfold(input, (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

      /// <summary>Sliding patches of images as columns: [batch, channels * kernel, positions].</summary>
      public static Tensor unfold(Tensor input, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null)
        => Call("im2col", input, Two(kernel_size), Two(dilation ?? (1, 1)), Two(padding ?? (0, 0)), Two(stride ?? (1, 1)));

      /// <summary>The border widened: pairs of (before, after) from the last dimension on; negative numbers cut.</summary>
      public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
      {
        PaddingModes.Constant or PaddingModes.Zeros => Call("pad", input, pad, "constant", value),
        _ => Call("pad", input, pad, mode.ToString().ToLowerInvariant()),
      };

      /// <summary>The border widened: pairs of (before, after) from the last dimension on; negative numbers cut.</summary>
      public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, pad.ToArray(), mode, value);

      /// <summary>The border of the last dimension widened.</summary>
      public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, Two(pad), mode, value);

      /// <summary>The border of the last two dimensions widened: left, right, top, bottom.</summary>
      public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
        => functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

      /// <summary>The border of the last two dimensions widened alike on all sides.</summary>
      public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, [pad, pad, pad, pad], mode, value);

      static long[] Two((long, long) pair) => [pair.Item1, pair.Item2];
    }
  }
}
