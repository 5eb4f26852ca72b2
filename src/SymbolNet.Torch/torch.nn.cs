using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
  // Makers of modules, by the names of the modules.
  public static partial class nn
  {
    /// <summary>A fully connected layer.</summary>
    public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) => new(inputSize, outputSize, hasBias, device, dtype);

    /// <summary>A fully connected layer with given parameters.</summary>
    public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);

    /// <summary>A convolution over images with a square kernel.</summary>
    public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
      => new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), null, (dilation, dilation), padding_mode, groups, bias, device, dtype);

    /// <summary>A convolution over images.</summary>
    public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
      => new(in_channels, out_channels, kernel_size, stride ?? (1, 1), padding ?? (0, 0), null, dilation ?? (1, 1), padding_mode, groups, bias, device, dtype);

    /// <summary>A convolution over images with a square kernel, padded by its effect.</summary>
    public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
      => new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (0, 0), padding, (dilation, dilation), padding_mode, groups, bias, device, dtype);

    /// <summary>A convolution over images, padded by its effect.</summary>
    public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, Padding padding, (long, long)? stride = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
      => new(in_channels, out_channels, kernel_size, stride ?? (1, 1), (0, 0), padding, dilation ?? (1, 1), padding_mode, groups, bias, device, dtype);

    /// <summary>Batch normalisation of vectors or sequences.</summary>
    public static BatchNorm1d BatchNorm1d(long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null)
      => new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

    /// <summary>Batch normalisation of images.</summary>
    public static BatchNorm2d BatchNorm2d(long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null)
      => new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

    /// <summary>Normalisation of groups of channels.</summary>
    public static GroupNorm GroupNorm(long num_groups, long num_channels, double eps = 1e-05, bool affine = true, Device? device = null, ScalarType? dtype = null) => new(num_groups, num_channels, eps, affine, device, dtype);

    /// <summary>Normalisation of the last dimensions.</summary>
    public static LayerNorm LayerNorm(long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null)
      => new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

    /// <summary>Normalisation of the last dimension.</summary>
    public static LayerNorm LayerNorm(long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null)
      => new([normalized_shape], eps, elementwise_affine, bias, device, dtype);

    /// <summary>A learned vector for every whole number. A limit on their norms is not part of this backend.</summary>
    public static Embedding Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
      => max_norm is null ? new(num_embeddings, embedding_dims, padding_idx, scale_grad_by_freq, sparse, device, dtype) : throw new NotSupportedException("An embedding's norm cannot be limited in this backend.");

    /// <summary>The positive part.</summary>
    public static ReLU ReLU(bool inplace = false) => new(inplace);

    /// <summary>The positive part, at most 6.</summary>
    public static ReLU6 ReLU6(bool inplace = false) => new(inplace);

    /// <summary>The positive part with a slope below zero.</summary>
    public static LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);

    /// <summary>The positive part with a learned slope below zero.</summary>
    public static PReLU PReLU(long num_parameters, double init = 0.25, Device? device = null, ScalarType? dtype = null) => new(num_parameters, init, device, dtype);

    /// <summary>The exponential linear unit.</summary>
    public static ELU ELU(double alpha = 1, bool inplace = false) => new(alpha, inplace);

    /// <summary>The identity, cut off at both ends.</summary>
    public static Hardtanh Hardtanh(double min_val = -1, double max_val = 1, bool inplace = false) => new(min_val, max_val, inplace);

    /// <summary>The logistic function.</summary>
    public static Sigmoid Sigmoid() => new(false);

    /// <summary>The logistic function.</summary>
    public static Sigmoid Sigmoid(bool inplace) => new(inplace);

    /// <summary>The hyperbolic tangent.</summary>
    public static Tanh Tanh() => new(false);

    /// <summary>The hyperbolic tangent.</summary>
    public static Tanh Tanh(bool inplace = false) => new(inplace);

    /// <summary>The Gaussian error linear unit.</summary>
    public static GELU GELU() => new(false);

    /// <summary>The Gaussian error linear unit.</summary>
    public static GELU GELU(bool inplace) => new(inplace);

    /// <summary>x times its logistic function.</summary>
    public static SiLU SiLU() => new(false);

    /// <summary>x times its logistic function.</summary>
    public static SiLU SiLU(bool inplace) => new(inplace);

    /// <summary>A smooth positive part.</summary>
    public static Softplus Softplus(double beta = 1, double threshold = 20) => new(beta, threshold);

    /// <summary>Exponentials that sum to one.</summary>
    public static Softmax Softmax(long dim) => new(dim);

    /// <summary>The logarithm of the softmax.</summary>
    public static LogSoftmax LogSoftmax(long dim) => new(dim);

    /// <summary>Elements dropped while training.</summary>
    public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

    /// <summary>Channels dropped while training.</summary>
    public static Dropout2d Dropout2d(double p = 0.5, bool inplace = false) => new(p, inplace);

    /// <summary>Several dimensions as one; by default all but the batch.</summary>
    public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

    /// <summary>One dimension as several.</summary>
    public static Unflatten Unflatten(long dim, long[] unflattened_size) => new(dim, unflattened_size);

    /// <summary>Its input.</summary>
    public static Identity Identity() => new();

    /// <summary>The cosine of the angle between vectors.</summary>
    public static CosineSimilarity CosineSimilarity(long dim = 1, double eps = 1e-08) => new(dim, eps);

    /// <summary>The largest value of every square window.</summary>
    public static MaxPool2d MaxPool2d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
      => new([kernel_size, kernel_size], stride is { } step ? [step, step] : null, padding is { } border ? [border, border] : null, dilation is { } gap ? [gap, gap] : null, ceil_mode);

    /// <summary>The largest value of every window.</summary>
    public static MaxPool2d MaxPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false)
      => new(Two(kernel_size)!, Two(stride), Two(padding), Two(dilation), ceil_mode);

    /// <summary>The largest value of every window.</summary>
    public static MaxPool2d MaxPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) => new(kernel_size, stride, padding, dilation, ceil_mode);

    /// <summary>The mean of every square window.</summary>
    public static AvgPool2d AvgPool2d(long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
      => new([kernel_size, kernel_size], stride is { } step ? [step, step] : null, padding is { } border ? [border, border] : null, ceil_mode, count_include_pad, divisor_override);

    /// <summary>The mean of every window.</summary>
    public static AvgPool2d AvgPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
      => new(Two(kernel_size)!, Two(stride), Two(padding), ceil_mode, count_include_pad, divisor_override);

    /// <summary>The mean of every window.</summary>
    public static AvgPool2d AvgPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
      => new(kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

    /// <summary>Means over as many windows as the output has pixels.</summary>
    public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] output_size) => new(output_size);

    /// <summary>Means over as many windows as the output has pixels.</summary>
    public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) output_size) => new(Two(output_size)!);

    /// <summary>Means over as many windows as the square output has pixels.</summary>
    public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new([output_size, output_size]);

    /// <summary>Largest values over as many windows as the output has pixels.</summary>
    public static AdaptiveMaxPool2d AdaptiveMaxPool2d(long[] output_size) => new(output_size);

    /// <summary>A border of zeros.</summary>
    public static ZeroPad2d ZeroPad2d(long padding) => new(padding, padding, padding, padding);

    /// <summary>A border of zeros: left, right, top, bottom.</summary>
    public static ZeroPad2d ZeroPad2d((long, long, long, long) padding) => new(Four(padding));

    /// <summary>A border that mirrors the image.</summary>
    public static ReflectionPad2d ReflectionPad2d(long padding) => new(padding, padding, padding, padding);

    /// <summary>A border that mirrors the image: left, right, top, bottom.</summary>
    public static ReflectionPad2d ReflectionPad2d((long, long, long, long) padding) => new(Four(padding));

    /// <summary>A border that repeats the outermost pixels.</summary>
    public static ReplicationPad2d ReplicationPad2d(long padding) => new(padding, padding, padding, padding);

    /// <summary>A border that repeats the outermost pixels: left, right, top, bottom.</summary>
    public static ReplicationPad2d ReplicationPad2d((long, long, long, long) padding) => new(Four(padding));

    /// <summary>A border of one number.</summary>
    public static ConstantPad2d ConstantPad2d(long padding, double value) => new(value, padding, padding, padding, padding);

    /// <summary>A border of one number: left, right, top, bottom.</summary>
    public static ConstantPad2d ConstantPad2d((long, long, long, long) padding, double value) => new(value, Four(padding));

    /// <summary>No modules yet.</summary>
    public static Sequential Sequential() => new(Array.Empty<Module<Tensor, Tensor>>());

    /// <summary>Modules one after the other, named 0, 1, 2...</summary>
    public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(modules);

    /// <summary>Modules one after the other, with their names.</summary>
    public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

    /// <summary>Modules one after the other, with their names.</summary>
    public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) => new(Array.ConvertAll(modules, module => (module.Item1, module.Item2)));

    /// <summary>Modules one after the other, named 0, 1, 2...</summary>
    public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new(modules.ToArray());

    /// <summary>Modules one after the other, with their names.</summary>
    public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => new(modules.ToArray());

    /// <summary>Modules one after the other, with their names.</summary>
    public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules) => Sequential(modules.ToArray());

    /// <summary>A list of modules.</summary>
    public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);

    /// <summary>A list of modules.</summary>
    public static ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);

    /// <summary>Modules by name.</summary>
    public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);

    /// <summary>Modules by name.</summary>
    public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules) where T : Module
    {
      var named = new ModuleDict<T>();
      foreach (var module in modules) named.Add(module);
      return named;
    }

    /// <summary>A tensor that a module learns; <paramref name="data"/> itself becomes invalid.</summary>
    public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);

    static long[]? Two((long, long)? pair) => pair is var (first, second) ? [first, second] : null;

    static long[] Four((long, long, long, long) sides) => [sides.Item1, sides.Item2, sides.Item3, sides.Item4];
  }
}
