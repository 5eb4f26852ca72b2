using static TorchSharp.torch;

namespace SymbolNet.Learning.Networks;

/// <summary>A network that turns pictures <c>[batch, 1, size, size]</c> of ink coverage 0..1 into embeddings <c>[batch, dimension]</c>, not yet of length 1. Not thread-safe.</summary>
public abstract class EmbeddingNetwork : nn.Module<Tensor, Tensor>
{
    /// <summary>Names the module.</summary>
    protected EmbeddingNetwork(NetworkOptions options) : base(options.Name) => Options = options;

    /// <summary>The architecture.</summary>
    public NetworkOptions Options { get; }

    /// <summary>
    /// The element type convolutions compute in: Float32, or BFloat16, which is about twice as fast on processors with AVX512-BF16 and good enough for training. Weights stay in Float32.
    /// </summary>
    public ScalarType Precision { get; set; } = ScalarType.Float32;

    /// <summary>Multiplies every batch norm into the convolution before it, for faster inference. The network must be in evaluation mode and cannot be trained afterwards.</summary>
    public abstract void Fold();

    /// <summary>Number of trainable values.</summary>
    public long ParameterCount => parameters().Sum(parameter => parameter.numel());
}
