namespace TorchSharp.Interop;

/// <summary>From a position in C order to one index per dimension.</summary>
internal static class FlatIndex
{
  internal static long[] Along(this long position, long[] shape)
  {
    var indices = new long[shape.Length];
    for (var i = shape.Length - 1; i >= 0; i--) (position, indices[i]) = Math.DivRem(position, shape[i]);
    return position == 0 ? indices : throw new ArgumentOutOfRangeException(nameof(position), "The position lies beyond the last element.");
  }
}
