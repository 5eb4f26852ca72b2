using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What normalisations with running statistics have in common.</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
  /// <summary>Statistics start at mean 0 and variance 1, the affine map at the identity.</summary>
  public NormBase(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name) : base(name)
  {
    (this.num_features, this.eps, this.momentum, this.affine, this.track_running_stats) = (num_features, eps, momentum, affine, track_running_stats);
    if (affine)
    {
      weight = new(ones(num_features, dtype, device));
      bias = new(zeros(num_features, dtype, device));
    }
    if (track_running_stats)
    {
      running_mean = zeros(num_features, dtype, device);
      running_var = ones(num_features, dtype, device);
      num_batches_tracked = tensor(0L, null, device);
    }
  }

  /// <summary>The number of channels.</summary>
  public long num_features { get; }

  /// <summary>What is added to the variance.</summary>
  public double eps { get; set; }

  /// <summary>The share of a new batch in the running statistics; null makes them plain means over all batches.</summary>
  public double? momentum { get; set; }

  /// <summary>Whether a scale and a shift per channel are learned.</summary>
  public bool affine { get; }

  /// <summary>Whether running statistics are gathered while training and used afterwards.</summary>
  public bool track_running_stats { get; }

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

  /// <summary>The mean per channel so far, or null.</summary>
  public Tensor? running_mean
  {
    get;
    set
    {
      field = value;
      ConditionallyRegisterBuffer(nameof(running_mean), value);
    }
  }

  /// <summary>The variance per channel so far, or null.</summary>
  public Tensor? running_var
  {
    get;
    set
    {
      field = value;
      ConditionallyRegisterBuffer(nameof(running_var), value);
    }
  }

  /// <summary>How many batches the statistics have seen, or null.</summary>
  public Tensor? num_batches_tracked
  {
    get;
    set
    {
      field = value;
      ConditionallyRegisterBuffer(nameof(num_batches_tracked), value);
    }
  }

  /// <summary>Throws if the input has the wrong number of dimensions.</summary>
  protected abstract void ValidateInputDimensions(Tensor input);

  /// <summary>Sets the statistics to mean 0 and variance 1.</summary>
  public void reset_running_stats()
  {
    if (!track_running_stats) return;
    nn.init.zeros_(running_mean!);
    nn.init.ones_(running_var!);
    nn.init.zeros_(num_batches_tracked!);
  }

  /// <summary>Sets the statistics and the affine map to where they started.</summary>
  public void reset_parameters()
  {
    reset_running_stats();
    if (!affine) return;
    nn.init.ones_(weight!);
    nn.init.zeros_(bias!);
  }
}
