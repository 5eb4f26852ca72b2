using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>How an argument travels to operators.cpp; the same order as there.</summary>
internal enum ArgumentKind { None, Tensor, Integer, Real, Boolean, Integers, Reals, Tensors, OptionalTensors, Text, Device, Generator }

/// <summary>One argument of an operator. Conversions from C# values are implicit, so a call reads like the operator's schema.</summary>
/// <remarks>It keeps the tensor it came from alive until the call is over.</remarks>
internal readonly struct Argument
{
  Argument(ArgumentKind kind, long bits, object? reference = null) => (Kind, Bits, Reference) = (kind, bits, reference);

  internal ArgumentKind Kind { get; }

  /// <summary>The number, the bits of the double, the native handle, or a device.</summary>
  internal long Bits { get; }

  /// <summary>The tensor, list or text behind the argument.</summary>
  internal object? Reference { get; }

  /// <summary>An optional argument that is left out.</summary>
  internal static Argument None => default;

  /// <summary>A list of tensors some of which are absent (<c>Tensor?[]</c> in a schema).</summary>
  internal static Argument Optional(Tensor?[] tensors) => new(ArgumentKind.OptionalTensors, 0, tensors);

  public static implicit operator Argument(Tensor? tensor) => tensor is null ? default : new(ArgumentKind.Tensor, tensor.Handle, tensor);
  public static implicit operator Argument(long? value) => value is { } number ? new(ArgumentKind.Integer, number) : default;
  public static implicit operator Argument(double? value) => value is { } number ? new(ArgumentKind.Real, BitConverter.DoubleToInt64Bits(number)) : default;
  public static implicit operator Argument(bool? value) => value is { } flag ? new(ArgumentKind.Boolean, flag ? 1 : 0) : default;
  public static implicit operator Argument(ScalarType? type) => type is { } known ? new(ArgumentKind.Integer, (long)known) : default;
  public static implicit operator Argument(Scalar? value) => value is null ? default : new(value.Kind, value.Bits);
  public static implicit operator Argument(Device? device) => device is null ? default : new(ArgumentKind.Device, ((long)device.type << 32) | (uint)device.index);
  public static implicit operator Argument(Generator? generator) => generator is null ? default : new(ArgumentKind.Generator, generator.Handle, generator);
  public static implicit operator Argument(string? text) => text is null ? default : new(ArgumentKind.Text, 0, text);
  public static implicit operator Argument(long[]? values) => values is null ? default : new(ArgumentKind.Integers, 0, values);
  public static implicit operator Argument(double[]? values) => values is null ? default : new(ArgumentKind.Reals, 0, values);
  public static implicit operator Argument(Tensor[] tensors) => new(ArgumentKind.Tensors, 0, tensors);
}

/// <summary>An <see cref="Argument"/> as operators.cpp reads it.</summary>
internal struct NativeArgument
{
  internal int Kind;
  internal int Count;
  internal long Bits;
}
