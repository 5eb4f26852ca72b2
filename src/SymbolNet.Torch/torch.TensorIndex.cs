namespace TorchSharp;

public static partial class torch
{
  /// <summary>What stands for one dimension in <c>tensor[...]</c>: a number, a range, a new dimension, "everything else", or a tensor of indices or truth values.</summary>
  public readonly struct TensorIndex
  {
    internal enum Form { None, Single, Slice, Bool, Ellipsis, Tensor }

    TensorIndex(Form kind, long? start = null, long? stop = null, long? step = null, Tensor? indices = null)
      => (Kind, Start, Stop, Step, Indices) = (kind, start, stop, step, indices);

    internal Form Kind { get; }

    internal long? Start { get; }

    internal long? Stop { get; }

    internal long? Step { get; }

    internal Tensor? Indices { get; }

    /// <summary>As many whole dimensions as are left.</summary>
    public static readonly TensorIndex Ellipsis = new(Form.Ellipsis);

    /// <summary>A new dimension of size 1.</summary>
    public static readonly TensorIndex None = new(Form.None);

    /// <summary>A new dimension of size 1.</summary>
    public static readonly TensorIndex Null = new(Form.None);

    /// <summary>A whole dimension.</summary>
    public static readonly TensorIndex Colon = new(Form.Slice);

    /// <summary>A range with a step; a missing end is the dimension's end, negative numbers count from it.</summary>
    public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => new(Form.Slice, start, stop, step);

    /// <summary>A range; a missing end is the dimension's end.</summary>
    public static TensorIndex Slice((int? start, int? end) range) => new(Form.Slice, range.start, range.end);

    /// <summary>A range in C#'s notation.</summary>
    public static TensorIndex Slice(Range range) => new(Form.Slice, Number(range.Start), range.End.Equals(System.Index.End) ? null : Number(range.End));

    /// <summary>One position, which removes the dimension; none is a new dimension of size 1.</summary>
    public static TensorIndex Single(long? index) => index is null ? None : new(Form.Single, index);

    /// <summary>True is a new dimension of size 1, false one of size 0.</summary>
    public static TensorIndex Bool(bool value) => new(Form.Bool, value ? 1 : 0);

    /// <summary>Positions along a dimension, or a mask over one or more dimensions.</summary>
    public static TensorIndex Tensor(Tensor tensor) => new(Form.Tensor, indices: tensor);

    /// <summary>One position.</summary>
    public static implicit operator TensorIndex(long value) => Single(value);

    /// <summary>A range; a missing end is the dimension's end.</summary>
    public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

    /// <summary>A range in C#'s notation.</summary>
    public static implicit operator TensorIndex(Range range) => Slice(range);

    /// <summary>A position in C#'s notation.</summary>
    public static implicit operator TensorIndex(Index index) => Single(Number(index));

    static long Number(Index index) => index.IsFromEnd ? -index.Value : index.Value;
  }
}
