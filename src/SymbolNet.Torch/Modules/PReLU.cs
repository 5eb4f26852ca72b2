using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The element, or its product with a learned slope where negative (He et al. 2015).</summary>
public sealed class PReLU : nn.Module<Tensor, Tensor>
{
  internal PReLU(long num_parameters, double init, Device? device, ScalarType? dtype) : base(nameof(PReLU))
    => (this.num_parameters, this.init, weight) = (num_parameters, init, new(full(num_parameters, init, dtype, device)));

  /// <summary>How many slopes there are: one, or one per channel.</summary>
  public long num_parameters { get; }

  /// <summary>The slope to start from.</summary>
  public double init { get; }

  /// <summary>The slopes.</summary>
  public Parameter? weight
  {
    get;
    set
    {
      field = value;
      ConditionallyRegisterParameter(nameof(weight), value);
    }
  }

  /// <inheritdoc/>
  public override Tensor forward(Tensor tensor) => nn.functional.prelu(tensor, weight!);
}
