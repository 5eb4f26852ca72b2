using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers of one parameter.</summary>
public abstract class OptimizerState
{
  /// <summary>The state of a parameter, empty until <see cref="Initialize"/>.</summary>
  protected OptimizerState(Parameter parameter) => Parameter = parameter;

  internal Parameter Parameter { get; }

  /// <summary>Starts from nothing.</summary>
  public abstract void Initialize(OptimizerOptions options);

  /// <summary>Copies another state of the same kind into this one.</summary>
  public abstract void LoadStateDict(OptimizerState source);

  /// <summary>Moves the state to a device.</summary>
  public virtual void to(Device device) { }

  /// <summary>Frees the state.</summary>
  internal abstract void Free();

  /// <summary>Zeros like a tensor, that belong to no dispose scope.</summary>
  private protected static Tensor ZerosLike(Tensor tensor) => tensor.zeros_like().DetachFromDisposeScope();

  /// <summary>Replaces a tensor by its copy on a device.</summary>
  private protected static void Move(ref Tensor? tensor, Device device)
  {
    if (tensor is null) return;
    tensor = tensor.to(device, disposeAfter: tensor.device_type != device.type || tensor.device_index != device.index).DetachFromDisposeScope();
  }

  /// <summary>Copies a tensor that one of the states may lack.</summary>
  private protected static void Load(ref Tensor? target, Tensor? source)
  {
    if (source is null)
    {
      target?.Dispose();
      target = null;
      return;
    }
    using var unrecorded = no_grad();
    target ??= ZerosLike(source);
    target.copy_(source);
  }
}
