using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Every group of channels of every sample normalised (Wu and He 2018).</summary>
public sealed class GroupNorm : nn.Module<Tensor, Tensor>
{
  internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype) : base(nameof(GroupNorm))
  {
    (this.num_groups, this.eps, this.affine) = (num_groups, eps, affine);
    if (!affine) return;
    weight = new(ones(num_channels, dtype, device));
    bias = new(zeros(num_channels, dtype, device));
  }

  /// <summary>How many groups the channels make.</summary>
  public long num_groups { get; set; }

  /// <summary>What is added to the variance.</summary>
  public double eps { get; set; }

  /// <summary>Whether a scale and a shift per channel are learned.</summary>
  public bool affine { get; set; }

  /// <summary>The scale per channel, or null.</summary>
  public Parameter? weight
  {
    get;
    set
    {
      field = value;
      ConditionallyRegisterParameter(nameof(weight), value);
    }
  }

  /// <summary>The shift per channel, or null.</summary>
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
  public override Tensor forward(Tensor tensor) => nn.functional.group_norm(tensor, num_groups, weight, bias, eps);
}
