using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
  public partial class Tensor
  {
    /// <summary>Whether operations on this tensor are recorded so that gradients flow back to it.</summary>
    public bool requires_grad
    {
      get => Kept(Native.sn_tensor_requires_grad(Handle) != 0);
      set => Kept(Native.Check(Native.sn_tensor_set_requires_grad(Handle, value ? 1 : 0)));
    }

    /// <summary>Sets <see cref="requires_grad"/> and gives the tensor back.</summary>
    public Tensor requires_grad_(bool requires_grad = true) => with_requires_grad(requires_grad);

    /// <summary>Sets <see cref="requires_grad"/> and gives the tensor back.</summary>
    public Tensor with_requires_grad(bool requires_grad = true)
    {
      this.requires_grad = requires_grad;
      return this;
    }

    /// <summary>Whether the tensor was made by the user and not by a recorded operation.</summary>
    public bool is_leaf => Kept(Native.sn_tensor_is_leaf(Handle) != 0);

    /// <summary>The gradient that <see cref="backward()"/> has accumulated; null when there is none. Every read gives a new object over the same memory.</summary>
    public Tensor? grad
    {
      get
      {
        Native.Check(Native.sn_tensor_grad(Handle, out var gradient));
        return Kept(gradient == 0 ? null : new Tensor(gradient));
      }
      set
      {
        Native.Check(Native.sn_tensor_set_grad(Handle, value?.Handle ?? 0));
        GC.KeepAlive(value);
        GC.KeepAlive(this);
      }
    }

    /// <summary>Keeps the gradient of a tensor that is no leaf.</summary>
    public void retain_grad() => Kept(Native.Check(Native.sn_tensor_retain_grad(Handle)));

    /// <summary>Adds the gradient of this one-element tensor to the <see cref="grad"/> of every leaf it was computed from.</summary>
    public void backward() => Backward(null, false, false, []);

    /// <summary>Adds the gradient of this tensor, weighted by <paramref name="grad_tensors"/>, to the leaves or to <paramref name="inputs"/> only.</summary>
    public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null)
    {
      if (grad_tensors is { Count: > 1 }) throw new ArgumentException("One tensor has one gradient.", nameof(grad_tensors));
      Backward(grad_tensors is { Count: 1 } ? grad_tensors[0] : null, retain_graph || create_graph, create_graph, inputs is null ? [] : [.. inputs]);
    }

    unsafe void Backward(Tensor? gradient, bool retain, bool create, Tensor[] inputs)
    {
      var handles = Array.ConvertAll(inputs, input => (nint)input.Handle);
      fixed (nint* first = handles)
      {
        Native.Check(Native.sn_tensor_backward(Handle, gradient?.Handle ?? 0, retain ? 1 : 0, create ? 1 : 0, first, handles.Length));
      }
      GC.KeepAlive(gradient);
      GC.KeepAlive(inputs);
      GC.KeepAlive(this);
    }
  }

  /// <summary>Until it is disposed, nothing on this thread is recorded for gradients.</summary>
  public static IDisposable no_grad() => new GradMode(false);

  /// <summary>Until it is disposed, operations on this thread are recorded for gradients (or not).</summary>
  public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

  /// <summary>Until it is disposed, operations on this thread are recorded for gradients or not.</summary>
  public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

  /// <summary>Whether operations on this thread are recorded for gradients.</summary>
  public static bool is_grad_enabled() => Native.sn_grad_enabled() != 0;

  /// <summary>Until it is disposed, this thread computes without recording and without version counters: the fastest way to evaluate a network.</summary>
  /// <remarks>Dispose it on the thread that made it, innermost first.</remarks>
  public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

  /// <summary>Whether this thread is in <see cref="inference_mode"/>.</summary>
  public static bool is_inference_mode_enabled() => Native.sn_inference_mode_enabled() != 0;

  sealed class GradMode : IDisposable
  {
    readonly int former = Native.sn_grad_enabled();

    internal GradMode(bool enabled) => Native.sn_set_grad_enabled(enabled ? 1 : 0);

    public void Dispose() => Native.sn_set_grad_enabled(former);
  }

  sealed class InferenceMode(bool enabled) : IDisposable
  {
    nint native = Native.sn_inference_mode_enter(enabled ? 1 : 0);

    public void Dispose()
    {
      if (Interlocked.Exchange(ref native, 0) is var mode and not 0) Native.sn_inference_mode_leave(mode);
    }
  }
}
