using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What convolutions have in common.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
  private protected Convolution(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, Padding? padding_type, long[] dilation, long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype)
    : base(name)
  {
    if (groups < 1 || in_channels % groups != 0 || out_channels % groups != 0) throw new ArgumentException($"{in_channels} and {out_channels} channels cannot be divided into {groups} groups.");
    (this.in_channels, this.out_channels, this.kernel_size, this.stride, this.padding, this.padding_type, this.dilation, this.groups, this.padding_mode)
      = (in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, groups, padding_mode);
    weight = new(empty([out_channels, in_channels / groups, .. kernel_size], dtype, device));
    if (bias) this.bias = new(empty(out_channels, dtype, device));
    reset_parameters();
  }

  /// <summary>Channels that go in.</summary>
  public long in_channels { get; }

  /// <summary>Channels that come out.</summary>
  public long out_channels { get; }

  /// <summary>The size of the kernel in every dimension.</summary>
  public long[] kernel_size { get; set; }

  /// <summary>Steps between windows in every dimension.</summary>
  public long[] stride { get; set; }

  /// <summary>How far windows reach beyond the border in every dimension.</summary>
  public long[] padding { get; private set; }

  /// <summary>The padding by its effect, which then takes the place of <see cref="padding"/>.</summary>
  public Padding? padding_type { get; private set; }

  /// <summary>Steps between the pixels of a window in every dimension.</summary>
  public long[] dilation { get; set; }

  /// <summary>Channels are convolved in so many separate groups.</summary>
  public long groups { get; set; }

  /// <summary>What lies beyond the border.</summary>
  public PaddingModes padding_mode { get; set; }

  /// <summary>[out, in / groups, kernel...].</summary>
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

  /// <summary>Sets how far windows reach beyond the border.</summary>
  public void SetPadding(long[] padding) => (this.padding, padding_type) = (padding, null);

  /// <summary>Sets the padding by its effect.</summary>
  public void SetPadding(Padding padding) => padding_type = padding;

  /// <summary>Fills weight and bias as He et al. (2015) with a = sqrt(5), libtorch's default.</summary>
  public void reset_parameters()
  {
    nn.init.kaiming_uniform_(weight!, Math.Sqrt(5));
    if (bias is null) return;
    var (fanIn, _) = nn.init.CalculateFanInAndFanOut(weight!);
    var bound = 1 / Math.Sqrt(fanIn);
    nn.init.uniform_(bias, -bound, bound);
  }
}
