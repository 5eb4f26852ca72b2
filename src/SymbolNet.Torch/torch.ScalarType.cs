namespace TorchSharp;

public static partial class torch
{
  /// <summary>The types a tensor's elements can have; the numbers are libtorch's.</summary>
  public enum ScalarType : sbyte
  {
    /// <summary>8 bits without sign.</summary>
    Byte = 0,
    /// <summary>8 bits with sign.</summary>
    Int8 = 1,
    /// <summary>16 bits with sign.</summary>
    Int16 = 2,
    /// <summary>32 bits with sign.</summary>
    Int32 = 3,
    /// <summary>64 bits with sign; the type of indices.</summary>
    Int64 = 4,
    /// <summary>IEEE half precision.</summary>
    Float16 = 5,
    /// <summary>IEEE single precision; the default.</summary>
    Float32 = 6,
    /// <summary>IEEE double precision.</summary>
    Float64 = 7,
    /// <summary>Two single precision numbers.</summary>
    ComplexFloat32 = 9,
    /// <summary>Two double precision numbers.</summary>
    ComplexFloat64 = 10,
    /// <summary>Truth values.</summary>
    Bool = 11,
    /// <summary>Single precision's range with 8 bits of mantissa.</summary>
    BFloat16 = 15,
  }

  /// <summary>8 bits without sign.</summary>
  public static readonly ScalarType uint8 = ScalarType.Byte;

  /// <summary>8 bits with sign.</summary>
  public static readonly ScalarType int8 = ScalarType.Int8;

  /// <summary>16 bits with sign.</summary>
  public static readonly ScalarType int16 = ScalarType.Int16;

  /// <summary>32 bits with sign.</summary>
  public static readonly ScalarType int32 = ScalarType.Int32;

  /// <summary>64 bits with sign.</summary>
  public static readonly ScalarType int64 = ScalarType.Int64;

  /// <summary>IEEE half precision.</summary>
  public static readonly ScalarType float16 = ScalarType.Float16;

  /// <summary>IEEE single precision.</summary>
  public static readonly ScalarType float32 = ScalarType.Float32;

  /// <summary>IEEE double precision.</summary>
  public static readonly ScalarType float64 = ScalarType.Float64;

  /// <summary>Single precision's range with 8 bits of mantissa.</summary>
  public static readonly ScalarType bfloat16 = ScalarType.BFloat16;

  /// <summary>Truth values.</summary>
  public static readonly ScalarType @bool = ScalarType.Bool;

  /// <summary>16 bits with sign.</summary>
  public static readonly ScalarType @short = ScalarType.Int16;

  /// <summary>32 bits with sign.</summary>
  public static readonly ScalarType @int = ScalarType.Int32;

  /// <summary>64 bits with sign.</summary>
  public static readonly ScalarType @long = ScalarType.Int64;

  /// <summary>IEEE half precision.</summary>
  public static readonly ScalarType half = ScalarType.Float16;

  /// <summary>IEEE single precision.</summary>
  public static readonly ScalarType @float = ScalarType.Float32;

  /// <summary>IEEE double precision.</summary>
  public static readonly ScalarType @double = ScalarType.Float64;

  /// <summary>Whether the type is a floating-point one.</summary>
  public static bool is_floating_point(ScalarType type) => type is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;

  /// <summary>Whether the elements are floating-point numbers.</summary>
  public static bool is_floating_point(Tensor input) => input.is_floating_point();

  /// <summary>Whether the type is an integer one (truth values are not).</summary>
  public static bool is_integral(ScalarType type) => type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64;

  /// <summary>Whether the type is a complex one.</summary>
  public static bool is_complex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;
}
