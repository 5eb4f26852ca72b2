using static TorchSharp.Interop.Operator;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A learned vector for every whole number: [...] gives [..., dimension].</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
  readonly long? padding;
  readonly bool scaleByFrequency;
  readonly bool sparse;

  internal Embedding(long num_embeddings, long embedding_dims, long? padding_idx, bool scale_grad_by_freq, bool sparse, Device? device, ScalarType? dtype) : base(nameof(Embedding))
  {
    (padding, scaleByFrequency, this.sparse) = (padding_idx, scale_grad_by_freq, sparse);
    weight = new(empty(num_embeddings, embedding_dims, dtype, device));
    nn.init.normal_(weight);
    if (padding_idx is not { } unused) return;
    using var row = weight.detach().select(0, unused);
    row.zero_();
  }

  /// <summary>[numbers, dimension].</summary>
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
  public override Tensor forward(Tensor input) => Call("embedding", weight, input, padding ?? -1, scaleByFrequency, sparse);
}
