using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The last dimensions of every sample normalised (Ba et al. 2016).</summary>
public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
  internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool bias, Device? device, ScalarType? dtype) : base(nameof(LayerNorm))
  {
    (this.normalized_shape, this.eps, this.elementwise_affine) = (normalized_shape, eps, elementwise_affine);
    if (!elementwise_affine) return;
    weight = new(ones(normalized_shape, dtype, device));
    if (bias) this.bias = new(zeros(normalized_shape, dtype, device));
  }

  /// <summary>The sizes of the dimensions that are normalised.</summary>
  public long[] normalized_shape { get; set; }

  /// <summary>What is added to the variance.</summary>
  public double eps { get; set; }

  /// <summary>Whether a scale (and a shift) per element are learned.</summary>
  public bool elementwise_affine { get; set; }

  /// <summary>The scale per element, or null.</summary>
  public Parameter? weight
  {
    get;
    set
    {
      field = value;
      ConditionallyRegisterParameter(nameof(weight), value);
    }
  }

  /// <summary>The shift per element, or null.</summary>
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
  public override Tensor forward(Tensor tensor) => nn.functional.layer_norm(tensor, normalized_shape, weight, bias, eps);

  /// <summary>Sets the affine map to the identity.</summary>
  public void reset_parameters()
  {
    if (weight is not null) nn.init.ones_(weight);
    if (bias is not null) nn.init.zeros_(bias);
  }
}
