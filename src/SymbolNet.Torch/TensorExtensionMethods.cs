using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What tensors and C# values offer each other besides the members of <see cref="Tensor"/>.</summary>
public static class TensorExtensionMethods
{
  /// <summary>Bytes per element of a type.</summary>
  public static int ElementSize(this ScalarType type) => type switch
  {
    ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
    ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
    ScalarType.Int32 or ScalarType.Float32 => 4,
    ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
    ScalarType.ComplexFloat64 => 16,
    _ => throw new ArgumentOutOfRangeException(nameof(type)),
  };

  /// <summary>How many elements a shape has.</summary>
  public static long TotalSize(this IEnumerable<long> shape) => shape.Aggregate(1L, (product, size) => product * size);

  /// <summary>The tensor as a parameter; the tensor object itself becomes invalid.</summary>
  public static Parameter AsParameter(this Tensor tensor) => new(tensor);

  /// <summary>A tensor without dimensions that holds the number.</summary>
  public static Tensor ToTensor<T>(this T scalar, Device? device = null, bool requires_grad = false) where T : struct => scalar switch
  {
    bool value => tensor(value, null, device, requires_grad),
    byte value => tensor(value, device, requires_grad),
    int value => tensor(value, device, requires_grad),
    long value => tensor(value, null, device, requires_grad),
    float value => tensor(value, device, requires_grad),
    double value => tensor(value, null, device, requires_grad),
    _ => throw new NotSupportedException($"No tensor has elements of type {typeof(T).Name}."),
  };

  /// <summary>A tensor of the given shape over the array's memory, or over a copy.</summary>
  public static Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false)
  {
    var shared = from_array(rawArray).reshape(dimensions);
    return (doCopy ? shared.clone() : shared).with_requires_grad(requires_grad);
  }

  /// <summary>The only element as a float.</summary>
  public static float ToSingle(this Tensor value) => value.ToScalar().ToSingle();

  /// <summary>The only element as a double.</summary>
  public static double ToDouble(this Tensor value) => value.ToScalar().ToDouble();

  /// <summary>The only element as an int.</summary>
  public static int ToInt32(this Tensor value) => value.ToScalar().ToInt32();

  /// <summary>The only element as a long.</summary>
  public static long ToInt64(this Tensor value) => value.ToScalar().ToInt64();

  /// <summary>The only element as a byte.</summary>
  public static byte ToByte(this Tensor value) => value.ToScalar().ToByte();

  /// <summary>Whether the only element is not zero.</summary>
  public static bool ToBoolean(this Tensor value) => value.ToScalar().ToBoolean();
}
