using System.Collections;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>Reads and writes the elements of a CPU tensor in its own memory. Valid as long as the tensor is.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
  readonly Tensor tensor;
  readonly long[] shape;
  readonly long[] strides;
  readonly bool contiguous;

  internal TensorAccessor(Tensor tensor)
  {
    tensor.Address();
    (this.tensor, shape, strides, contiguous, Count) = (tensor, tensor.shape, tensor.stride(), tensor.is_contiguous(), tensor.numel());
  }

  /// <summary>The number of elements.</summary>
  public long Count { get; }

  /// <summary>Whether writing is forbidden; it never is.</summary>
  public bool IsReadOnly => false;

  /// <summary>The element at one index per dimension.</summary>
  public T this[params long[] indices]
  {
    get
    {
      var value = *Element(indices);
      GC.KeepAlive(tensor);
      return value;
    }
    set
    {
      *Element(indices) = value;
      GC.KeepAlive(tensor);
    }
  }

  /// <summary>All elements in C order.</summary>
  public T[] ToArray()
  {
    var array = new T[Count];
    CopyTo(array.AsSpan());
    return array;
  }

  /// <summary>All elements in an array with as many dimensions as the tensor.</summary>
  public Array ToNDArray()
  {
    if (shape.Length == 0) return ToArray();
    var array = Array.CreateInstance(typeof(T), shape);
    ToArray().AsSpan().CopyTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
      ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(array)), array.Length));
    return array;
  }

  /// <summary>Copies elements in C order, from <paramref name="tensorIndex"/> on, to <paramref name="array"/> from <paramref name="arrayIndex"/> on, until one of them ends.</summary>
  public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

  /// <inheritdoc cref="CopyTo(T[], int, long)"/>
  public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
  {
    ArgumentOutOfRangeException.ThrowIfNegative(tensorIndex);
    var target = array[arrayIndex..];
    var count = (int)Math.Max(0, Math.Min(target.Length, Count - tensorIndex));
    if (contiguous)
    {
      new ReadOnlySpan<T>((T*)tensor.Address() + tensorIndex, count).CopyTo(target);
      GC.KeepAlive(tensor);
      return;
    }
    for (var i = 0; i < count; i++) target[i] = this[(tensorIndex + i).Along(shape)];
  }

  /// <summary>Copies <paramref name="array"/> from <paramref name="arrayIndex"/> on into the elements in C order from <paramref name="tensorIndex"/> on, until one of them ends.</summary>
  public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

  /// <inheritdoc cref="CopyFrom(T[], int, long)"/>
  public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
  {
    ArgumentOutOfRangeException.ThrowIfNegative(tensorIndex);
    var source = array[arrayIndex..];
    var count = (int)Math.Max(0, Math.Min(source.Length, Count - tensorIndex));
    if (contiguous)
    {
      source[..count].CopyTo(new Span<T>((T*)tensor.Address() + tensorIndex, count));
      GC.KeepAlive(tensor);
      return;
    }
    for (var i = 0; i < count; i++) this[(tensorIndex + i).Along(shape)] = source[i];
  }

  /// <summary>The elements in C order.</summary>
  public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

  IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

  /// <summary>Does nothing: the accessor owns no memory.</summary>
  public void Dispose() { }

  T* Element(long[] indices)
  {
    if (indices.Length != shape.Length) throw new ArgumentException($"{shape.Length} indices are needed, not {indices.Length}.");
    long offset = 0;
    for (var i = 0; i < indices.Length; i++)
    {
      var index = indices[i] < 0 ? indices[i] + shape[i] : indices[i];
      if ((ulong)index >= (ulong)shape[i]) throw new IndexOutOfRangeException($"Index {indices[i]} lies outside dimension {i} of size {shape[i]}.");
      offset += index * strides[i];
    }
    return (T*)tensor.Address() + offset;
  }
}
