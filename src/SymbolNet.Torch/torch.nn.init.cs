namespace TorchSharp;

public static partial class torch
{
  public static partial class nn
  {
    /// <summary>Ways to fill parameters before training. All work in place, outside the autograd graph, and give the tensor back.</summary>
    public static class init
    {
      /// <summary>What follows a layer, for <see cref="calculate_gain"/>.</summary>
      public enum NonlinearityType
      {
        /// <summary>Nothing.</summary>
        Linear = 0,
        /// <summary>A convolution.</summary>
        Conv1D = 1,
        /// <summary>A convolution.</summary>
        Conv2D = 2,
        /// <summary>A convolution.</summary>
        Conv3D = 3,
        /// <summary>A transposed convolution.</summary>
        ConvTranspose1D = 4,
        /// <summary>A transposed convolution.</summary>
        ConvTranspose2D = 5,
        /// <summary>A transposed convolution.</summary>
        ConvTranspose3D = 6,
        /// <summary>The logistic function.</summary>
        Sigmoid = 7,
        /// <summary>The hyperbolic tangent.</summary>
        Tanh = 8,
        /// <summary>The positive part.</summary>
        ReLU = 9,
        /// <summary>The positive part with a slope below zero.</summary>
        LeakyReLU = 10,
      }

      /// <summary>Whose variance Kaiming's initialisation keeps.</summary>
      public enum FanInOut
      {
        /// <summary>That of activations in the forward pass.</summary>
        FanIn = 0,
        /// <summary>That of gradients in the backward pass.</summary>
        FanOut = 1,
      }

      /// <summary>The factor by which a nonlinearity is compensated; <paramref name="param"/> is the slope of a leaky ReLU.</summary>
      public static double calculate_gain(NonlinearityType nonlinearity, double param = 0) => nonlinearity switch
      {
        NonlinearityType.Tanh => 5.0 / 3,
        NonlinearityType.ReLU => Math.Sqrt(2),
        NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + (param * param))),
        _ => 1,
      };

      /// <summary>How many values each output depends on, and how many outputs each value reaches. Weights are [out, in, kernel...].</summary>
      public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
      {
        var shape = tensor.shape;
        if (shape.Length < 2) throw new ArgumentException("Fan in and fan out need at least two dimensions.", nameof(tensor));
        var kernel = shape.Skip(2).Aggregate(1L, (product, size) => product * size);
        return (shape[1] * kernel, shape[0] * kernel);
      }

      /// <summary>One number everywhere.</summary>
      public static Tensor constant_(Tensor tensor, Scalar val) => Unrecorded(tensor, t => t.fill_(val));

      /// <summary>Zero everywhere.</summary>
      public static Tensor zeros_(Tensor tensor) => Unrecorded(tensor, t => t.zero_());

      /// <summary>One everywhere.</summary>
      public static Tensor ones_(Tensor tensor) => Unrecorded(tensor, t => t.fill_(1));

      /// <summary>Normally distributed numbers.</summary>
      public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) => Unrecorded(tensor, t => t.normal_(mean, std, generator));

      /// <summary>Numbers uniformly distributed in [low, high).</summary>
      public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) => Unrecorded(tensor, t => t.uniform_(low, high, generator));

      /// <summary>Glorot and Bengio (2010), normally distributed.</summary>
      public static Tensor xavier_normal_(Tensor tensor, double gain = 1) => normal_(tensor, 0, XavierDeviation(tensor, gain));

      /// <summary>Glorot and Bengio (2010), uniformly distributed.</summary>
      public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
      {
        var bound = Math.Sqrt(3) * XavierDeviation(tensor, gain);
        return uniform_(tensor, -bound, bound);
      }

      /// <summary>He et al. (2015), normally distributed; <paramref name="a"/> is the slope of the leaky ReLU that follows.</summary>
      public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
        => normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

      /// <summary>He et al. (2015), uniformly distributed; <paramref name="a"/> is the slope of the leaky ReLU that follows.</summary>
      public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
      {
        var bound = Math.Sqrt(3) * KaimingDeviation(tensor, a, mode, nonlinearity);
        return uniform_(tensor, -bound, bound);
      }

      /// <summary>Rows (or columns, if there are fewer) that are orthogonal to each other, as Saxe et al. (2013); later dimensions count as one.</summary>
      public static Tensor orthogonal_(Tensor tensor, double gain = 1) => Unrecorded(tensor, t =>
      {
        using var scope = NewDisposeScope();
        var rows = t.shape[0];
        var columns = t.numel() / rows;
        var random = randn(Math.Max(rows, columns), Math.Min(rows, columns), t.dtype, t.device);
        var (q, r) = Interop.Operator.Call2("linalg_qr", random);
        var unique = q * r.diag().sign();
        return t.copy_((rows < columns ? unique.t() : unique).reshape(t.shape)).mul_(gain);
      });

      static double XavierDeviation(Tensor tensor, double gain)
      {
        var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
        return gain * Math.Sqrt(2.0 / (fanIn + fanOut));
      }

      static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
      {
        var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
        return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
      }

      static Tensor Unrecorded(Tensor tensor, Func<Tensor, Tensor> fill)
      {
        using var unrecorded = no_grad();
        return fill(tensor);
      }
    }
  }
}
