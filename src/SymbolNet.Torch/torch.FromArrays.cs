using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

// Tensors from numbers, arrays, lists and memory. All of them copy; from_array and frombuffer share.
public static partial class torch
{
  /// <summary>A tensor without dimensions that holds the number.</summary>
  public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Copy<bool>([scalar], [], dtype, device, requires_grad);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<bool> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<bool>(rawArray.ToArray(), dimensions, dtype, device, requires_grad), false, names);

  /// <summary>A tensor with one dimension that holds a copy of the array.</summary>
  public static Tensor tensor(bool[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<bool>(rawArray, [rawArray.Length], dtype, device, requires_grad), false, names);

  /// <summary>A tensor of the given shape with a copy of the array in C order.</summary>
  public static Tensor tensor(bool[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<bool>(rawArray, dimensions, dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list.</summary>
  public static Tensor tensor(IList<bool> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<bool>(rawArray.ToArray(), [rawArray.Count], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<bool> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<bool>(rawArray.ToArray(), [rows, columns], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<bool> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<bool>(rawArray.ToArray(), [dim0, dim1, dim2], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<bool> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<bool>(rawArray.ToArray(), [dim0, dim1, dim2, dim3], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the array in its shape.</summary>
  public static Tensor tensor(bool[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<bool>(Elements<bool>(rawArray), Sizes(rawArray), dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the array in its shape.</summary>
  public static Tensor tensor(bool[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<bool>(Elements<bool>(rawArray), Sizes(rawArray), dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the array in its shape.</summary>
  public static Tensor tensor(bool[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<bool>(Elements<bool>(rawArray), Sizes(rawArray), dtype, device, requires_grad), false, names);

  /// <summary>A tensor without dimensions that holds the number.</summary>
  public static Tensor tensor(byte scalar, Device? device = null, bool requires_grad = false) => Copy<byte>([scalar], [], null, device, requires_grad);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<byte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<byte>(rawArray.ToArray(), dimensions, dtype, device, requires_grad), false, names);

  /// <summary>A tensor with one dimension that holds a copy of the array.</summary>
  public static Tensor tensor(byte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<byte>(rawArray, [rawArray.Length], dtype, device, requires_grad), false, names);

  /// <summary>A tensor of the given shape with a copy of the array in C order.</summary>
  public static Tensor tensor(byte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<byte>(rawArray, dimensions, dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list.</summary>
  public static Tensor tensor(IList<byte> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<byte>(rawArray.ToArray(), [rawArray.Count], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<byte> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<byte>(rawArray.ToArray(), [rows, columns], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<byte> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<byte>(rawArray.ToArray(), [dim0, dim1, dim2], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<byte> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<byte>(rawArray.ToArray(), [dim0, dim1, dim2, dim3], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the array in its shape.</summary>
  public static Tensor tensor(byte[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<byte>(Elements<byte>(rawArray), Sizes(rawArray), dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the array in its shape.</summary>
  public static Tensor tensor(byte[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<byte>(Elements<byte>(rawArray), Sizes(rawArray), dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the array in its shape.</summary>
  public static Tensor tensor(byte[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<byte>(Elements<byte>(rawArray), Sizes(rawArray), dtype, device, requires_grad), false, names);

  /// <summary>A tensor of the given shape with a copy of the memory in C order.</summary>
  public static Tensor tensor(Memory<byte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<byte>(rawArray.Span, dimensions, dtype, device, requires_grad), false, names);

  /// <summary>A tensor without dimensions that holds the number.</summary>
  public static Tensor tensor(double scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Copy<double>([scalar], [], dtype, device, requires_grad);

  /// <summary>A tensor that holds a copy of the list.</summary>
  public static Tensor tensor(IList<double> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<double>(rawArray.ToArray(), [rawArray.Count], dtype, device, requires_grad), false, names);

  /// <summary>A tensor with one dimension that holds a copy of the array.</summary>
  public static Tensor tensor(double[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<double>(rawArray, [rawArray.Length], dtype, device, requires_grad), false, names);

  /// <summary>A tensor of the given shape with a copy of the array in C order.</summary>
  public static Tensor tensor(double[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<double>(rawArray, dimensions, dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<double> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<double>(rawArray.ToArray(), [rows, columns], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<double> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<double>(rawArray.ToArray(), [dim0, dim1, dim2], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<double> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<double>(rawArray.ToArray(), [dim0, dim1, dim2, dim3], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the array in its shape.</summary>
  public static Tensor tensor(double[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<double>(Elements<double>(rawArray), Sizes(rawArray), dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the array in its shape.</summary>
  public static Tensor tensor(double[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<double>(Elements<double>(rawArray), Sizes(rawArray), dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the array in its shape.</summary>
  public static Tensor tensor(double[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<double>(Elements<double>(rawArray), Sizes(rawArray), dtype, device, requires_grad), false, names);

  /// <summary>A tensor of the given shape with a copy of the memory in C order.</summary>
  public static Tensor tensor(Memory<double> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<double>(rawArray.Span, dimensions, dtype, device, requires_grad), false, names);

  /// <summary>A tensor without dimensions that holds the number.</summary>
  public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) => Copy<float>([scalar], [], null, device, requires_grad);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<float> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<float>(rawArray.ToArray(), dimensions, dtype, device, requires_grad), false, names);

  /// <summary>A tensor with one dimension that holds a copy of the array.</summary>
  public static Tensor tensor(float[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<float>(rawArray, [rawArray.Length], dtype, device, requires_grad), false, names);

  /// <summary>A tensor of the given shape with a copy of the array in C order.</summary>
  public static Tensor tensor(float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<float>(rawArray, dimensions, dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list.</summary>
  public static Tensor tensor(IList<float> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<float>(rawArray.ToArray(), [rawArray.Count], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<float> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<float>(rawArray.ToArray(), [rows, columns], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<float> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<float>(rawArray.ToArray(), [dim0, dim1, dim2], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<float> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<float>(rawArray.ToArray(), [dim0, dim1, dim2, dim3], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the array in its shape.</summary>
  public static Tensor tensor(float[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<float>(Elements<float>(rawArray), Sizes(rawArray), dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the array in its shape.</summary>
  public static Tensor tensor(float[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<float>(Elements<float>(rawArray), Sizes(rawArray), dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the array in its shape.</summary>
  public static Tensor tensor(float[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<float>(Elements<float>(rawArray), Sizes(rawArray), dtype, device, requires_grad), false, names);

  /// <summary>A tensor of the given shape with a copy of the memory in C order.</summary>
  public static Tensor tensor(Memory<float> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<float>(rawArray.Span, dimensions, dtype, device, requires_grad), false, names);

  /// <summary>A tensor without dimensions that holds the number.</summary>
  public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) => Copy<int>([scalar], [], null, device, requires_grad);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<int> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<int>(rawArray.ToArray(), dimensions, dtype, device, requires_grad), false, names);

  /// <summary>A tensor with one dimension that holds a copy of the array.</summary>
  public static Tensor tensor(int[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<int>(rawArray, [rawArray.Length], dtype, device, requires_grad), false, names);

  /// <summary>A tensor of the given shape with a copy of the array in C order.</summary>
  public static Tensor tensor(int[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<int>(rawArray, dimensions, dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list.</summary>
  public static Tensor tensor(IList<int> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<int>(rawArray.ToArray(), [rawArray.Count], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<int> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<int>(rawArray.ToArray(), [rows, columns], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<int> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<int>(rawArray.ToArray(), [dim0, dim1, dim2], dtype, device, requires_grad), false, names);

  /// <summary>A tensor of the given shape with a copy of the array in C order.</summary>
  public static Tensor tensor(int[] rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<int>(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the array in its shape.</summary>
  public static Tensor tensor(int[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<int>(Elements<int>(rawArray), Sizes(rawArray), dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the array in its shape.</summary>
  public static Tensor tensor(int[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<int>(Elements<int>(rawArray), Sizes(rawArray), dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the array in its shape.</summary>
  public static Tensor tensor(int[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<int>(Elements<int>(rawArray), Sizes(rawArray), dtype, device, requires_grad), false, names);

  /// <summary>A tensor of the given shape with a copy of the memory in C order.</summary>
  public static Tensor tensor(Memory<int> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<int>(rawArray.Span, dimensions, dtype, device, requires_grad), false, names);

  /// <summary>A tensor without dimensions that holds the number.</summary>
  public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Copy<long>([scalar], [], dtype, device, requires_grad);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<long> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<long>(rawArray.ToArray(), dimensions, dtype, device, requires_grad), false, names);

  /// <summary>A tensor with one dimension that holds a copy of the array.</summary>
  public static Tensor tensor(long[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<long>(dataArray, [dataArray.Length], dtype, device, requires_grad), false, names);

  /// <summary>A tensor of the given shape with a copy of the array in C order.</summary>
  public static Tensor tensor(long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<long>(dataArray, dimensions, dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list.</summary>
  public static Tensor tensor(IList<long> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<long>(rawArray.ToArray(), [rawArray.Count], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<long> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<long>(rawArray.ToArray(), [rows, columns], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<long> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<long>(rawArray.ToArray(), [dim0, dim1, dim2], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the list in the given shape, in C order.</summary>
  public static Tensor tensor(IList<long> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<long>(rawArray.ToArray(), [dim0, dim1, dim2, dim3], dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the array in its shape.</summary>
  public static Tensor tensor(long[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<long>(Elements<long>(rawArray), Sizes(rawArray), dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the array in its shape.</summary>
  public static Tensor tensor(long[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<long>(Elements<long>(rawArray), Sizes(rawArray), dtype, device, requires_grad), false, names);

  /// <summary>A tensor that holds a copy of the array in its shape.</summary>
  public static Tensor tensor(long[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<long>(Elements<long>(rawArray), Sizes(rawArray), dtype, device, requires_grad), false, names);

  /// <summary>A tensor of the given shape with a copy of the memory in C order.</summary>
  public static Tensor tensor(Memory<long> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(Copy<long>(rawArray.Span, dimensions, dtype, device, requires_grad), false, names);

  /// <summary>A tensor that shares the array's memory, which stays pinned as long as the tensor lives, unless type or device demand a copy.</summary>
  public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

  /// <summary>A tensor that shares the array's memory, which stays pinned as long as the tensor lives, unless type or device demand a copy.</summary>
  public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    => Named(Placed(Over(rawArray, ScalarTypes.Of(rawArray.GetType().GetElementType()!), 0, Sizes(rawArray)), dtype, device), requires_grad, names);

  /// <summary>A one-dimensional tensor that shares <paramref name="count"/> elements of the array from <paramref name="offset"/> on (all that follow by default).</summary>
  public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
  {
    var own = ScalarTypes.Of(rawArray.GetType().GetElementType()!);
    var length = count < 0 ? rawArray.LongLength - offset : count;
    if (offset < 0 || length < 0 || offset + length > rawArray.LongLength) throw new ArgumentOutOfRangeException(nameof(count), "The range lies outside the array.");
    return Named(Placed(Over(rawArray, own, offset, [length]), dtype, null), requires_grad, null);
  }

  static unsafe Tensor Copy<T>(ReadOnlySpan<T> data, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requires_grad) where T : unmanaged
  {
    long elements = 1;
    foreach (var size in shape) elements *= size;
    if (elements != data.Length) throw new ArgumentException($"A tensor of {elements} elements cannot be made from {data.Length} numbers.");
    fixed (T* first = data)
    fixed (long* sizes = shape)
    {
      T nothing = default;
      Native.Check(Native.sn_tensor_copy_of(first == null ? &nothing : first, sizes, shape.Length, (int)ScalarTypes.Of<T>(), out var handle));
      return Named(Placed(new(handle), dtype, device), requires_grad, null);
    }
  }

  /// <summary>A tensor over pinned memory of an array.</summary>
  static unsafe Tensor Over(Array array, ScalarType type, long offset, long[] shape)
  {
    var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
    fixed (long* sizes = shape)
    {
      var first = (byte*)pin.AddrOfPinnedObject() + (offset * TensorExtensionMethods.ElementSize(type));
      var status = Native.sn_tensor_over(first, sizes, shape.Length, (int)type, &Unpin, GCHandle.ToIntPtr(pin), out var handle);
      if (status < 0) pin.Free();
      Native.Check(status);
      return new(handle);
    }
  }

  [UnmanagedCallersOnly]
  static void Unpin(nint pin) => GCHandle.FromIntPtr(pin).Free();

  /// <summary>The tensor itself, or its conversion in its stead.</summary>
  static Tensor Placed(Tensor tensor, ScalarType? dtype, Device? device) => (dtype ?? tensor.dtype) == tensor.dtype && (device ?? CPU).type == DeviceType.CPU
    ? tensor : tensor.to(dtype ?? tensor.dtype, device ?? CPU, disposeAfter: true);

  static long[] Sizes(Array array)
  {
    var sizes = new long[array.Rank];
    for (var i = 0; i < sizes.Length; i++) sizes[i] = array.GetLongLength(i);
    return sizes;
  }

  static ReadOnlySpan<T> Elements<T>(Array array) where T : unmanaged
    => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
}
