using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Every channel normalised over the batch (Ioffe and Szegedy 2015).</summary>
public abstract class BatchNorm : NormBase
{
  /// <summary>See <see cref="NormBase"/>.</summary>
  public BatchNorm(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
    : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name) { }

  /// <inheritdoc/>
  public override Tensor forward(Tensor input)
  {
    ValidateInputDimensions(input);
    var share = momentum ?? 0;
    if (training && num_batches_tracked is not null)
    {
      num_batches_tracked.add_(1);
      if (momentum is null) share = 1.0 / num_batches_tracked.item<long>();
    }
    var statistics = !training || track_running_stats;
    return nn.functional.batch_norm(input, statistics ? running_mean! : null!, statistics ? running_var! : null!, weight, bias, training || running_mean is null, share, eps);
  }
}
