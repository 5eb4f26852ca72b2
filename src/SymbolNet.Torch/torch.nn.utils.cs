using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
  public static partial class nn
  {
    /// <summary>What training loops do to all parameters at once.</summary>
    public static class utils
    {
      /// <summary>Scales the gradients so that the norm of all of them together is at most <paramref name="max_norm"/>; returns the norm they had.</summary>
      public static unsafe double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
      {
        var parameters = tensors.ToArray();
        var handles = Array.ConvertAll(parameters, parameter => (nint)parameter.Handle);
        fixed (nint* first = handles)
        {
          Native.Check(Native.sn_clip_grad_norm(handles.Length, first, max_norm, norm_type, out var norm));
          GC.KeepAlive(parameters);
          return norm;
        }
      }

      /// <summary>Cuts every number of the gradients off at plus and minus <paramref name="clip_value"/>.</summary>
      public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
      {
        using var unrecorded = no_grad();
        foreach (var parameter in tensors)
        {
          using var grad = parameter.grad;
          grad?.clamp_(-clip_value, clip_value);
        }
      }

      /// <summary>All parameters as one vector.</summary>
      public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
      {
        var parts = tensors.Select(parameter => parameter.reshape(-1)).ToArray();
        var vector = cat(parts);
        foreach (var part in parts) part.Dispose();
        return vector;
      }

      /// <summary>Writes a vector back into the parameters it was made of.</summary>
      public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
      {
        using var unrecorded = no_grad();
        long start = 0;
        foreach (var parameter in tensors)
        {
          using var part = vec.narrow(0, start, parameter.numel());
          using var shaped = part.view_as(parameter);
          parameter.copy_(shaped);
          start += parameter.numel();
        }
      }
    }
  }
}
