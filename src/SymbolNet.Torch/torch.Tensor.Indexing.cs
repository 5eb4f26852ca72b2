using TorchSharp.Interop;
using static TorchSharp.Interop.Operator;

namespace TorchSharp;

public static partial class torch
{
  public partial class Tensor
  {
    /// <summary>A view of the part that the indices name, or a copy where one of them is a tensor. Setting copies into that part.</summary>
    public Tensor this[params TensorIndex[] indices]
    {
      get => index(indices);
      set => index_put_(value, indices);
    }

    /// <summary>The elements at the positions that one tensor per dimension names. Setting copies into them.</summary>
    public Tensor this[params Tensor[] indices]
    {
      get => index(indices);
      set => index_put_(value, indices);
    }

    /// <summary>A view of one position along the first dimension.</summary>
    public Tensor this[long i1]
    {
      get => select(0, i1);
      set => Fill([i1], value);
    }

    /// <summary>A view of one position along the first two dimensions.</summary>
    public Tensor this[long i1, long i2]
    {
      get => At(i1, i2);
      set => Fill([i1, i2], value);
    }

    /// <summary>A view of one position along the first three dimensions.</summary>
    public Tensor this[long i1, long i2, long i3]
    {
      get => At(i1, i2, i3);
      set => Fill([i1, i2, i3], value);
    }

    /// <summary>A view of one position along the first four dimensions.</summary>
    public Tensor this[long i1, long i2, long i3, long i4]
    {
      get => At(i1, i2, i3, i4);
      set => Fill([i1, i2, i3, i4], value);
    }

    /// <summary>A view of one position along as many dimensions as there are indices.</summary>
    public Tensor this[params long[] indices]
    {
      get => At(indices);
      set => Fill(indices, value);
    }

    /// <summary>A view of the part that the indices name, or a copy where one of them is a tensor.</summary>
    public Tensor index(params TensorIndex[] indices)
    {
      var (part, advanced) = Part(indices);
      if (advanced.Length > 0) return part.Gather(advanced);
      return ReferenceEquals(part, this) ? alias() : part;
    }

    /// <summary>The elements at the positions that one tensor per dimension names; libtorch's <c>index</c>. A null takes a whole dimension.</summary>
    public Tensor index(params Tensor[] indices) => Gather(indices);

    Tensor Gather(Tensor?[] indices) => Call("index.Tensor", this, Argument.Optional(indices));

    /// <summary>Copies <paramref name="value"/> into the part that the indices name.</summary>
    public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

    /// <summary>Copies <paramref name="value"/> into the part that the indices name, or adds it there.</summary>
    public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
    {
      var (part, advanced) = Part(indices);
      if (advanced.Length > 0) CallInPlace("index_put_", part, Argument.Optional(advanced), value.to(part.device), accumulate);
      else if (accumulate) part.add_(value);
      else part.copy_(value);
      return this;
    }

    /// <summary>Copies <paramref name="value"/> to the positions that one tensor per dimension names.</summary>
    public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);

    /// <summary>Copies <paramref name="value"/> to the positions that one tensor per dimension names, or adds it there.</summary>
    public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) => CallInPlace("index_put_", this, Argument.Optional(indices), value, accumulate);

    /// <summary>Writes one number into the part that the indices name.</summary>
    public Tensor index_put_(Scalar value, params TensorIndex[] indices) => index_put_(full([], value, dtype, device), indices);

    /// <summary>Writes one number to the positions that one tensor per dimension names.</summary>
    public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(full([], value, dtype, device), indices);

    Tensor At(params ReadOnlySpan<long> positions)
    {
      var part = this;
      foreach (var position in positions)
      {
        var next = part.select(0, position);
        if (!ReferenceEquals(part, this)) part.Dispose();
        part = next;
      }
      return part;
    }

    void Fill(ReadOnlySpan<long> positions, Tensor value)
    {
      using var part = At(positions);
      part.copy_(value);
    }

    /// <summary>The view that the plain indices make, and the tensors to index it with, null for a whole dimension.</summary>
    (Tensor Part, Tensor?[] Advanced) Part(TensorIndex[] indices)
    {
      var part = this;
      var advanced = new List<Tensor?>();
      var given = indices.Sum(index => index.Kind switch
      {
        TensorIndex.Form.Single or TensorIndex.Form.Slice => 1,
        TensorIndex.Form.Tensor => index.Indices!.dtype == ScalarType.Bool ? index.Indices.ndim : 1,
        _ => 0,
      });
      long dim = 0;
      foreach (var index in indices)
      {
        switch (index.Kind)
        {
          case TensorIndex.Form.Single:
            part = part.select(dim, index.Start!.Value);
            break;
          case TensorIndex.Form.Slice:
            part = Call("slice.Tensor", part, dim++, index.Start, index.Stop, index.Step ?? 1);
            break;
          case TensorIndex.Form.None:
            part = part.unsqueeze(dim++);
            break;
          case TensorIndex.Form.Bool:
            part = Call("slice.Tensor", part.unsqueeze(dim), dim++, 0L, index.Start, 1L);
            break;
          case TensorIndex.Form.Ellipsis:
            dim += ndim - given;
            break;
          default:
            while (advanced.Count < dim) advanced.Add(null);
            advanced.Add(index.Indices);
            dim += index.Indices!.dtype == ScalarType.Bool ? index.Indices.ndim : 1;
            break;
        }
      }
      return (part, [.. advanced]);
    }
  }
}
