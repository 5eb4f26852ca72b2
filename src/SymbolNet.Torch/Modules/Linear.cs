using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x times the transposed weight plus the bias: [..., in] gives [..., out].</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
  internal Linear(Parameter weight, Parameter? bias) : base(nameof(Linear)) => (this.weight, this.bias, in_features, out_features) = (weight, bias, weight.shape[1], weight.shape[0]);

  internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
    : this(new(empty(outputSize, inputSize, dtype, device)), hasBias ? new(empty(outputSize, dtype, device)) : null)
  {
    nn.init.kaiming_uniform_(weight!, Math.Sqrt(5));
    if (bias is null) return;
    var bound = inputSize > 0 ? 1 / Math.Sqrt(inputSize) : 0;
    nn.init.uniform_(bias, -bound, bound);
  }

  /// <summary>The size of the last dimension that goes in.</summary>
  public long in_features { get; set; }

  /// <summary>The size of the last dimension that comes out.</summary>
  public long out_features { get; set; }

  /// <summary>[out, in].</summary>
  public Parameter? weight
  {
    get;
    set
    {
      field = value;
      ConditionallyRegisterParameter(nameof(weight), value);
    }
  }

  /// <summary>[out], or null.</summary>
  public Parameter? bias
  {
    get;
    set
    {
      field = value;
      ConditionallyRegisterParameter(nameof(bias), value);
    }
  }

  /// <inheritdoc/>
  public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, weight!, bias);
}
