using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>One number with its element type; what an operator takes where a tensor would be too much. Conversions from C# numbers are implicit.</summary>
public sealed class Scalar : IDisposable
{
  Scalar(ScalarType type, ArgumentKind kind, long bits) => (Type, Kind, Bits) = (type, kind, bits);

  /// <summary>The element type of the number.</summary>
  public ScalarType Type { get; }

  internal ArgumentKind Kind { get; }

  internal long Bits { get; }

  internal double Real => Kind == ArgumentKind.Real ? BitConverter.Int64BitsToDouble(Bits) : Bits;

  internal long Integer => Kind == ArgumentKind.Real ? (long)Real : Bits;

  /// <summary>Does nothing: a scalar here is a plain value. TorchSharp's holds native memory, so portable code disposes it.</summary>
  public void Dispose() { }

  internal static Scalar Of(ScalarType type, double real, long integer) => torch.is_floating_point(type) ? OfReal(type, real)
    : new(type, type == ScalarType.Bool ? ArgumentKind.Boolean : ArgumentKind.Integer, integer);

  /// <summary>The number as the C# type of its element type.</summary>
  internal object Boxed() => Type switch
  {
    ScalarType.Byte => (byte)Bits,
    ScalarType.Int8 => (sbyte)Bits,
    ScalarType.Int16 => (short)Bits,
    ScalarType.Int32 => (int)Bits,
    ScalarType.Int64 => Bits,
    ScalarType.Bool => Bits != 0,
    ScalarType.Float16 => (Half)Real,
    ScalarType.Float32 => (float)Real,
    ScalarType.Float64 => Real,
    _ => throw new NotSupportedException($"No C# type stands for {Type} here."),
  };

  static Scalar OfReal(ScalarType type, double value) => new(type, ArgumentKind.Real, BitConverter.DoubleToInt64Bits(value));

  /// <summary>The number as a scalar of type Byte.</summary>
  public static implicit operator Scalar(byte value) => new(ScalarType.Byte, ArgumentKind.Integer, value);

  /// <summary>The number as a scalar of type Int8.</summary>
  public static implicit operator Scalar(sbyte value) => new(ScalarType.Int8, ArgumentKind.Integer, value);

  /// <summary>The number as a scalar of type Int16.</summary>
  public static implicit operator Scalar(short value) => new(ScalarType.Int16, ArgumentKind.Integer, value);

  /// <summary>The number as a scalar of type Int32.</summary>
  public static implicit operator Scalar(int value) => new(ScalarType.Int32, ArgumentKind.Integer, value);

  /// <summary>The number as a scalar of type Int64.</summary>
  public static implicit operator Scalar(long value) => new(ScalarType.Int64, ArgumentKind.Integer, value);

  /// <summary>The number as a scalar of type Float16.</summary>
  public static implicit operator Scalar(Half value) => OfReal(ScalarType.Float16, (double)value);

  /// <summary>The number as a scalar of type Float32.</summary>
  public static implicit operator Scalar(float value) => OfReal(ScalarType.Float32, value);

  /// <summary>The number as a scalar of type Float64.</summary>
  public static implicit operator Scalar(double value) => OfReal(ScalarType.Float64, value);

  /// <summary>The truth value as a scalar of type Bool.</summary>
  public static implicit operator Scalar(bool value) => new(ScalarType.Bool, ArgumentKind.Boolean, value ? 1 : 0);
}
