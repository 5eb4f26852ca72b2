using System.Collections;

namespace TorchSharp;

public static partial class torch
{
  /// <summary>The sizes of a tensor's dimensions. Immutable; <c>default</c> is the size of a 0-dimensional tensor.</summary>
  public readonly struct Size : IEnumerable<long>
  {
    readonly long[]? sizes;

    /// <summary>One size per dimension.</summary>
    public Size(long[] shape) => sizes = [.. shape];

    /// <summary>One size per dimension.</summary>
    public Size(IEnumerable<long> shape) => sizes = [.. shape];

    /// <summary>One size per dimension.</summary>
    public Size(int[] shape) => sizes = Array.ConvertAll(shape, size => (long)size);

    /// <summary>One dimension.</summary>
    public Size(long size) => sizes = [size];

    /// <summary>Two dimensions.</summary>
    public Size((long, long) size) => sizes = [size.Item1, size.Item2];

    /// <summary>Three dimensions.</summary>
    public Size((long, long, long) size) => sizes = [size.Item1, size.Item2, size.Item3];

    /// <summary>Four dimensions.</summary>
    public Size((long, long, long, long) size) => sizes = [size.Item1, size.Item2, size.Item3, size.Item4];

    /// <summary>The sizes as an array.</summary>
    public long[] Shape => [.. sizes ?? []];

    /// <summary>The number of dimensions.</summary>
    public int Length => sizes?.Length ?? 0;

    /// <summary>Whether there are no dimensions.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>Whether this is the size of a single number.</summary>
    public bool IsScalar => Length == 0;

    /// <summary>The size of one dimension.</summary>
    public long this[int idx] => (sizes ?? [])[idx];

    /// <summary>The number of elements.</summary>
    public long numel() => (sizes ?? []).Aggregate(1L, (product, size) => product * size);

    /// <summary>The sizes, first dimension first.</summary>
    public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)(sizes ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether the other value is a size with the same dimensions.</summary>
    public override bool Equals(object? obj) => obj is Size other && (sizes ?? []).SequenceEqual(other.sizes ?? []);

    /// <summary>A hash of the dimensions.</summary>
    public override int GetHashCode()
    {
      var hash = new HashCode();
      foreach (var size in sizes ?? []) hash.Add(size);
      return hash.ToHashCode();
    }

    /// <summary>Whether both have the same dimensions.</summary>
    public static bool operator ==(Size left, Size right) => left.Equals(right);

    /// <summary>Whether their dimensions differ.</summary>
    public static bool operator !=(Size left, Size right) => !left.Equals(right);

    /// <summary>One dimension.</summary>
    public static implicit operator Size(long size) => new(size);

    /// <summary>Two dimensions.</summary>
    public static implicit operator Size((long, long) size) => new(size);

    /// <summary>Three dimensions.</summary>
    public static implicit operator Size((long, long, long) size) => new(size);

    /// <summary>Four dimensions.</summary>
    public static implicit operator Size((long, long, long, long) size) => new(size);

    /// <summary>One size per dimension.</summary>
    public static implicit operator Size(long[] size) => new(size);
  }
}
