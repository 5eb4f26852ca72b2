using System.Globalization;
using System.Text;

namespace TorchSharp;

public static partial class torch
{
  public partial class Tensor
  {
    /// <summary>Positions at either end of a dimension that are shown when it is long.</summary>
    const int ShownAtEnds = 3;

    /// <summary>Longer dimensions are shown in part.</summary>
    const int ShownWhole = 12;

    /// <summary>Shape, type and device, then the elements; those of long dimensions only at both ends.</summary>
    public override string ToString()
    {
      if (IsInvalid) return "[disposed]";
      var text = new StringBuilder($"[{string.Join("x", shape)}], type = {dtype}, device = {device}");
      using var unrecorded = no_grad();
      using var scope = NewDisposeScope();
      var values = (is_floating_point() ? to_type(ScalarType.Float64) : dtype == ScalarType.Bool ? this : to_type(ScalarType.Int64)).cpu().contiguous();
      text.Append(", value = ");
      Append(text, values);
      return text.ToString();
    }

    static void Append(StringBuilder text, Tensor values)
    {
      if (values.ndim == 0)
      {
        text.Append(CultureInfo.InvariantCulture, $"{values.ToScalar().Boxed():g5}");
        return;
      }
      var count = values.shape[0];
      text.Append('[');
      for (long i = 0; i < count; i++)
      {
        if (i > 0) text.Append(", ");
        if (count > ShownWhole && i == ShownAtEnds)
        {
          text.Append("..., ");
          i = count - ShownAtEnds;
        }
        Append(text, values[i]);
      }
      text.Append(']');
    }
  }
}
