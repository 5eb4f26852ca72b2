using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>Which element type stands for which C# type.</summary>
internal static class ScalarTypes
{
  /// <summary>The element type of <typeparamref name="T"/>. Throws <see cref="NotSupportedException"/> for a type that no tensor has.</summary>
  internal static ScalarType Of<T>() where T : unmanaged => Of(typeof(T));

  /// <inheritdoc cref="Of{T}"/>
  internal static ScalarType Of(Type type) => type switch
  {
    _ when type == typeof(byte) => ScalarType.Byte,
    _ when type == typeof(sbyte) => ScalarType.Int8,
    _ when type == typeof(short) => ScalarType.Int16,
    _ when type == typeof(int) => ScalarType.Int32,
    _ when type == typeof(long) => ScalarType.Int64,
    _ when type == typeof(Half) => ScalarType.Float16,
    _ when type == typeof(float) => ScalarType.Float32,
    _ when type == typeof(double) => ScalarType.Float64,
    _ when type == typeof(bool) => ScalarType.Bool,
    _ => throw new NotSupportedException($"No tensor has elements of type {type.Name}."),
  };
}
