using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace TorchSharp.Interop;

/// <summary>The C functions of <c>native/</c>. A status of -1 is a failure; <see cref="Check"/> turns it into an exception with libtorch's message.</summary>
internal static unsafe partial class Native
{
  const string Library = "SymbolNetTorch";

  /// <summary>Throws what libtorch said when <paramref name="status"/> is a failure; otherwise gives the status back.</summary>
  internal static int Check(int status)
  {
    if (status < 0) throw new ExternalException(Utf8(sn_last_error()));
    return status;
  }

  /// <summary>A copy of a zero-terminated UTF-8 text.</summary>
  internal static string Utf8(nint text) => Marshal.PtrToStringUTF8(text) ?? "";

  // operators.cpp
  [LibraryImport(Library)] internal static partial int sn_operator(byte* name, byte* overload, out nint operation);
  [LibraryImport(Library)] internal static partial int sn_call(nint operation, NativeArgument* arguments, int count, out long* results);
  [LibraryImport(Library)] internal static partial int sn_run(nint operation, NativeArgument* arguments, int count);

  // tensors.cpp
  [LibraryImport(Library)] internal static partial void sn_tensor_free(nint tensor);
  [LibraryImport(Library), SuppressGCTransition] internal static partial int sn_tensor_dim(nint tensor);
  [LibraryImport(Library), SuppressGCTransition] internal static partial long sn_tensor_numel(nint tensor);
  [LibraryImport(Library), SuppressGCTransition] internal static partial long sn_tensor_element_size(nint tensor);
  [LibraryImport(Library), SuppressGCTransition] internal static partial long sn_tensor_storage_offset(nint tensor);
  [LibraryImport(Library), SuppressGCTransition] internal static partial int sn_tensor_dtype(nint tensor);
  [LibraryImport(Library), SuppressGCTransition] internal static partial int sn_tensor_device_type(nint tensor);
  [LibraryImport(Library), SuppressGCTransition] internal static partial int sn_tensor_device_index(nint tensor);
  [LibraryImport(Library), SuppressGCTransition] internal static partial int sn_tensor_is_contiguous(nint tensor);
  [LibraryImport(Library), SuppressGCTransition] internal static partial int sn_tensor_requires_grad(nint tensor);
  [LibraryImport(Library), SuppressGCTransition] internal static partial int sn_tensor_is_leaf(nint tensor);
  [LibraryImport(Library), SuppressGCTransition] internal static partial void sn_tensor_sizes(nint tensor, long* sizes);
  [LibraryImport(Library), SuppressGCTransition] internal static partial void sn_tensor_strides(nint tensor, long* strides);
  [LibraryImport(Library)] internal static partial int sn_tensor_data(nint tensor, out nint data);
  [LibraryImport(Library)] internal static partial int sn_tensor_copy_of(void* data, long* sizes, int dimensions, int dtype, out nint result);
  [LibraryImport(Library)] internal static partial int sn_tensor_over(void* data, long* sizes, int dimensions, int dtype, delegate* unmanaged<nint, void> release, nint context, out nint result);
  [LibraryImport(Library)] internal static partial int sn_tensor_item(nint tensor, out double real, out long integer);
  [LibraryImport(Library)] internal static partial int sn_tensor_same(nint left, nint right);
  [LibraryImport(Library)] internal static partial int sn_tensor_set_requires_grad(nint tensor, int requiresGrad);
  [LibraryImport(Library)] internal static partial int sn_tensor_retain_grad(nint tensor);
  [LibraryImport(Library)] internal static partial int sn_tensor_grad(nint tensor, out nint grad);
  [LibraryImport(Library)] internal static partial int sn_tensor_set_grad(nint tensor, nint grad);
  [LibraryImport(Library)] internal static partial int sn_tensor_backward(nint tensor, nint gradient, int retainGraph, int createGraph, nint* inputs, int count);

  // optimizers.cpp
  [LibraryImport(Library)] internal static partial int sn_adam_step(int count, nint* parameters, nint* averages, nint* averageSquares, nint* maxima, long* steps, in AdamOptions options);
  [LibraryImport(Library)] internal static partial int sn_sgd_step(int count, nint* parameters, nint* buffers, int* filled, in SgdOptions options);
  [LibraryImport(Library)] internal static partial int sn_clip_grad_norm(int count, nint* parameters, double maxNorm, double normType, out double norm);

  // runtime.cpp
  [LibraryImport(Library)] internal static partial nint sn_last_error();
  [LibraryImport(Library)] internal static partial nint sn_version();
  [LibraryImport(Library)] internal static partial int sn_get_num_threads();
  [LibraryImport(Library)] internal static partial int sn_get_num_interop_threads();
  [LibraryImport(Library)] internal static partial int sn_set_num_threads(int count);
  [LibraryImport(Library)] internal static partial int sn_set_num_interop_threads(int count);
  [LibraryImport(Library)] internal static partial int sn_cuda_device_count();
  [LibraryImport(Library)] internal static partial int sn_cuda_has_cudnn();
  [LibraryImport(Library)] internal static partial int sn_cuda_synchronize(int deviceIndex);
  [LibraryImport(Library)] internal static partial int sn_grad_enabled();
  [LibraryImport(Library)] internal static partial void sn_set_grad_enabled(int enabled);
  [LibraryImport(Library)] internal static partial int sn_inference_mode_enabled();
  [LibraryImport(Library)] internal static partial nint sn_inference_mode_enter(int enabled);
  [LibraryImport(Library)] internal static partial void sn_inference_mode_leave(nint mode);
  [LibraryImport(Library)] internal static partial int sn_manual_seed(long seed);
  [LibraryImport(Library)] internal static partial int sn_generator_default(int deviceType, int deviceIndex, out nint generator);
  [LibraryImport(Library)] internal static partial int sn_generator_new(int deviceType, int deviceIndex, long seed, out nint generator);
  [LibraryImport(Library)] internal static partial void sn_generator_free(nint generator);
  [LibraryImport(Library)] internal static partial int sn_generator_set_seed(nint generator, long seed);
  [LibraryImport(Library)] internal static partial long sn_generator_current_seed(nint generator);
  [LibraryImport(Library)] internal static partial int sn_generator_seed(nint generator, out long seed);
  [LibraryImport(Library)] internal static partial int sn_generator_get_state(nint generator, out nint state);
  [LibraryImport(Library)] internal static partial int sn_generator_set_state(nint generator, nint state);
}

/// <summary>What one Adam step needs to know; laid out as in optimizers.cpp.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct AdamOptions(double Rate, double Beta1, double Beta2, double Epsilon, double WeightDecay, int Amsgrad, int Maximize, int DecoupledWeightDecay);

/// <summary>What one SGD step needs to know; laid out as in optimizers.cpp.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct SgdOptions(double Rate, double Momentum, double Dampening, double WeightDecay, int Nesterov, int Maximize);
