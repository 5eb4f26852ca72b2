using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>The functions, types and settings of libtorch under the names of TorchSharp and PyTorch; meant for <c>using static</c>.</summary>
public static partial class torch
{
  static int defaultElementType = (int)ScalarType.Float32;

  /// <summary>The version of the libtorch this runs on.</summary>
  public static string __version__ => Native.Utf8(Native.sn_version());

  /// <summary>Threads one operation may use; the default is the number of cores.</summary>
  public static int get_num_threads() => Native.sn_get_num_threads();

  /// <summary>Sets how many threads one operation may use.</summary>
  public static void set_num_threads(int num) => Native.Check(Native.sn_set_num_threads(num));

  /// <summary>Threads that independent operations may use.</summary>
  public static int get_num_interop_threads() => Native.sn_get_num_interop_threads();

  /// <summary>Sets how many threads independent operations may use; possible once, before the first of them runs.</summary>
  public static void set_num_interop_threads(int num) => Native.Check(Native.sn_set_num_interop_threads(num));

  /// <summary>The element type of floating-point tensors whose type is not given.</summary>
  public static ScalarType get_default_dtype() => (ScalarType)defaultElementType;

  /// <summary>Sets the element type of floating-point tensors whose type is not given, for all threads.</summary>
  public static void set_default_dtype(ScalarType dtype) => defaultElementType = (int)dtype;

  /// <summary>Whether a CUDA device can be used.</summary>
  public static bool cuda_is_available() => cuda.is_available();

  /// <summary>Opens a dispose scope on this thread: tensors made until its end are freed with it unless they are moved out.</summary>
  public static DisposeScope NewDisposeScope() => DisposeScopeManager.Open();

  /// <summary>The innermost dispose scope of this thread, or null.</summary>
  public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.Current;

  /// <summary>Evaluates an expression in a scope of its own and keeps only its result.</summary>
  public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
  {
    using var scope = NewDisposeScope();
    return expr().MoveToOuterDisposeScope();
  }

  /// <summary>NVIDIA graphics processors.</summary>
  public static class cuda
  {
    /// <summary>Whether this libtorch has CUDA and the machine a device for it.</summary>
    public static bool is_available() => device_count() > 0;

    /// <summary>How many CUDA devices there are; 0 without CUDA.</summary>
    public static int device_count() => Native.Check(Native.sn_cuda_device_count());

    /// <summary>Whether this libtorch has cuDNN.</summary>
    public static bool is_cudnn_available() => Native.sn_cuda_has_cudnn() != 0;

    /// <summary>Seeds the current CUDA device's generator (and, as libtorch has one call for it, all others).</summary>
    public static void manual_seed(long seed) => Native.Check(Native.sn_manual_seed(seed));

    /// <summary>Seeds the generators of all CUDA devices.</summary>
    public static void manual_seed_all(long seed) => Native.Check(Native.sn_manual_seed(seed));

    /// <summary>Waits until a CUDA device (the first by default) has done all its work.</summary>
    public static void synchronize(Device? device = null) => Native.Check(Native.sn_cuda_synchronize((device ?? CUDA).index));
  }
}
