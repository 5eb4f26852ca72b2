using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module learns.</summary>
public class Parameter : Tensor
{
  /// <summary>Takes over the native tensor of <paramref name="data"/>, which becomes invalid, and makes it a leaf that gradients flow to.</summary>
  public Parameter(Tensor data, bool requires_grad = true) : base(data.with_requires_grad(requires_grad).DecoupleFromNativeHandle()) { }
}
