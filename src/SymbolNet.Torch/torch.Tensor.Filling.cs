using TorchSharp.Interop;
using static TorchSharp.Interop.Operator;

namespace TorchSharp;

public static partial class torch
{
  // Copies, conversions, and writing into the whole tensor.
  public partial class Tensor
  {
    /// <summary>A copy of the elements; gradients flow through it.</summary>
    public Tensor clone() => Call("clone", this);

    /// <summary>The same elements outside the autograd graph.</summary>
    public Tensor detach() => Call("detach", this);

    /// <summary>Takes the tensor out of the autograd graph.</summary>
    public Tensor detach_() => CallInPlace("detach_", this);

    /// <summary>The same elements in C order without gaps, copied only where needed.</summary>
    public Tensor contiguous() => Call("contiguous", this);

    /// <summary>Copies the elements of <paramref name="source"/>, broadcast and converted, into this tensor.</summary>
    public Tensor copy_(Tensor source, bool nonBlocking = false) => CallInPlace("copy_", this, source, nonBlocking);

    /// <summary>Writes one number everywhere.</summary>
    public Tensor fill_(Scalar value) => CallInPlace("fill_.Scalar", this, value);

    /// <summary>Writes zero everywhere.</summary>
    public Tensor zero_() => CallInPlace("zero_", this);

    /// <summary>Writes normally distributed numbers.</summary>
    public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) => CallInPlace("normal_", this, mean, std, generator);

    /// <summary>Writes numbers uniformly distributed in [from, to).</summary>
    public Tensor uniform_(double from, double to, Generator? generator = null) => CallInPlace("uniform_", this, from, to, generator);

    /// <summary>Writes 1 with probability <paramref name="p"/>, else 0.</summary>
    public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => CallInPlace("bernoulli_.float", this, p, generator);

    /// <summary>Writes 1 with the probabilities <paramref name="p"/>, else 0.</summary>
    public Tensor bernoulli_(Tensor p, Generator? generator = null) => CallInPlace("bernoulli_.Tensor", this, p, generator);

    /// <summary>Writes exponentially distributed numbers.</summary>
    public Tensor exponential_(double lambda = 1, Generator? generator = null) => CallInPlace("exponential_", this, lambda, generator);

    /// <summary>1 with the element as its probability, else 0.</summary>
    public Tensor bernoulli(Generator? generator = null) => Call("bernoulli", this, generator);

    /// <summary>Positions drawn with the elements of each row as their weights, <paramref name="num_samples"/> per row.</summary>
    public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) => Call("multinomial", this, num_samples, replacement, generator);

    /// <summary>Zeros in this tensor's shape; type and device are this tensor's unless given.</summary>
    public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Call("zeros_like", this, dtype, Argument.None, device).with_requires_grad(requires_grad);

    /// <summary>Ones in this tensor's shape; type and device are this tensor's unless given.</summary>
    public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Call("ones_like", this, dtype, Argument.None, device).with_requires_grad(requires_grad);

    /// <summary>Memory as it comes in this tensor's shape; type and device are this tensor's unless given.</summary>
    public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Call("empty_like", this, dtype, Argument.None, device).with_requires_grad(requires_grad);

    /// <summary>Numbers uniformly distributed in [0, 1) in this tensor's shape; type and device are this tensor's unless given.</summary>
    public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Call("rand_like", this, dtype, Argument.None, device).with_requires_grad(requires_grad);

    /// <summary>Normally distributed numbers in this tensor's shape; type and device are this tensor's unless given.</summary>
    public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Call("randn_like", this, dtype, Argument.None, device).with_requires_grad(requires_grad);

    /// <summary>One number everywhere in this tensor's shape; type and device are this tensor's unless given.</summary>
    public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Call("full_like", this, value, dtype, Argument.None, device).with_requires_grad(requires_grad);

    /// <summary>Whole numbers in [low, high) in this tensor's shape.</summary>
    public Tensor randint_like(long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Call("randint_like.low_dtype", this, low, high, dtype, Argument.None, device).with_requires_grad(requires_grad);

    /// <summary>As single precision.</summary>
    public Tensor @float() => to_type(ScalarType.Float32);

    /// <summary>As double precision.</summary>
    public Tensor @double() => to_type(ScalarType.Float64);

    /// <summary>As half precision.</summary>
    public Tensor half() => to_type(ScalarType.Float16);

    /// <summary>As bfloat16.</summary>
    public Tensor bfloat16() => to_type(ScalarType.BFloat16);

    /// <summary>As 32-bit integers.</summary>
    public Tensor @int() => to_type(ScalarType.Int32);

    /// <summary>As 64-bit integers.</summary>
    public Tensor @long() => to_type(ScalarType.Int64);

    /// <summary>As 16-bit integers.</summary>
    public Tensor @short() => to_type(ScalarType.Int16);

    /// <summary>As unsigned 8-bit integers.</summary>
    public Tensor @byte() => to_type(ScalarType.Byte);

    /// <summary>As signed 8-bit integers.</summary>
    public Tensor @char() => to_type(ScalarType.Int8);

    /// <summary>As truth values.</summary>
    public Tensor @bool() => to_type(ScalarType.Bool);

    /// <summary>As another element type.</summary>
    public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => After(Call("to.dtype", this, type, non_blocking, copy), disposeAfter);

    /// <summary>As another element type.</summary>
    public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => to_type(type, copy, disposeAfter, non_blocking);

    /// <summary>As another element type on another device.</summary>
    public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => After(Call("to.device", this, device, type, non_blocking, copy), disposeAfter);

    /// <summary>On another device.</summary>
    public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => to(dtype, device, copy, disposeAfter, non_blocking);

    /// <summary>On another device.</summary>
    public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => to(new Device(device), copy, disposeAfter, non_blocking);

    /// <summary>On another device.</summary>
    public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

    /// <summary>With the element type and on the device of another tensor.</summary>
    public Tensor to(Tensor other, bool non_blocking = false) => to(other.dtype, other.device, non_blocking: non_blocking);

    /// <summary>With the element type of another tensor.</summary>
    public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

    /// <summary>On the CPU.</summary>
    public Tensor cpu() => to(CPU);

    /// <summary>On a CUDA device (the first by default).</summary>
    public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA, non_blocking: non_blocking);

    Tensor After(Tensor result, bool disposeThis)
    {
      if (disposeThis) Dispose();
      return result;
    }
  }
}
