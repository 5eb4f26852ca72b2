using System.Runtime.InteropServices;
using SymbolNet.Learning.Onnx;
using SymbolNet.Learning.Sampling;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Networks;

/// <summary>A network that turns pictures <c>[batch, 1, size, size]</c> of ink coverage 0..1 into embeddings <c>[batch, dimension]</c> in Float32, of any length. Not thread-safe.</summary>
public abstract class EmbeddingNetwork : nn.Module<Tensor, Tensor>
{
    /// <summary>Largest side of a picture in pixels.</summary>
    internal const int MaximumSize = 256;

    readonly List<FoldableLayer> foldable = [];
    List<BlockMaps>? seen;

    /// <summary>Names the module.</summary>
    protected EmbeddingNetwork(NetworkOptions options) : base(options.Name) => Options = options;

    /// <summary>The architecture.</summary>
    public NetworkOptions Options { get; }

    /// <summary>The parts an embedding consists of, one after another. Most networks have one; SymbolNet has one for each of its blocks.</summary>
    public virtual IReadOnlyList<FeatureShape> Parts => [new(Options.Dimension, 1)];

    /// <summary>
    /// The element type convolutions compute in: Float32, or BFloat16, which is about twice as fast on processors with AVX512-BF16 and good enough for training. Weights stay in Float32.
    /// </summary>
    public ScalarType Precision { get; set; } = ScalarType.Float32;

    /// <summary>Number of trainable values.</summary>
    public long ParameterCount => parameters().Sum(parameter => parameter.numel());

    /// <summary>
    /// Multiplies every batch norm into the layer before it and lays out convolution weights as libtorch wants them, for faster inference. The network must be in evaluation mode, on its device,
    /// and cannot be trained afterwards.
    /// </summary>
    public void Fold()
    {
        foreach (var layer in foldable)
            layer.Fold();
    }

    /// <summary>What <c>forward</c> does, as operators of ONNX. The network must be folded.</summary>
    internal abstract OnnxValue Describe(OnnxGraph graph, OnnxValue pictures);

    /// <summary>What each block makes of one picture <c>[1, 1, size, size]</c>, in order. The network must be in evaluation mode.</summary>
    internal IReadOnlyList<BlockMaps> Look(Tensor picture)
    {
        seen = [];
        try
        {
            using var scope = NewDisposeScope();
            call(picture);
            return seen;
        }
        finally
        {
            seen = null;
        }
    }

    /// <summary>To be told of the maps <c>[batch, channels, h, w]</c> that come out of a block; costs nothing unless somebody looks.</summary>
    /// <returns>The same maps.</returns>
    private protected Tensor Seen(Tensor maps)
    {
        if (seen is not null)
        {
            using var scope = NewDisposeScope();
            var copy = maps[0].to(ScalarType.Float32).cpu().contiguous();
            seen.Add(new BlockMaps((int)copy.shape[0], (int)copy.shape[1], (int)copy.shape[2], MemoryMarshal.Cast<byte, float>(copy.bytes).ToArray()));
        }
        return maps;
    }

    /// <summary>Draws the first weights; by default as PyTorch does.</summary>
    internal virtual void Initialize(SeededRandom random) => WeightInitialization.Uniform(this, random);

    /// <summary>Takes part in <see cref="Fold"/>.</summary>
    internal void Add(FoldableLayer layer) => foldable.Add(layer);

    /// <summary>For networks that have no words of their own.</summary>
    /// <exception cref="InvalidInputException">The options have some.</exception>
    private protected void RequireNoWords()
    {
        if (Options.Layers.Length > 0)
            throw new InvalidInputException($"The layers of the network '{Options.Name}' are fixed; '{Options.Layers}' says nothing to it.");
    }

    /// <summary>A weight in the type of <see cref="Precision"/>: what autocast does, from the Float32 master copy.</summary>
    internal Tensor AtPrecision(Tensor weight) => Precision == ScalarType.Float32 ? weight : weight.to(Precision);

    /// <summary>Pictures in the type of <see cref="Precision"/>, with the channels of a pixel beside each other in memory, which libtorch's convolutions prefer and every later layer then keeps.</summary>
    protected Tensor ChannelsLast(Tensor pictures)
    {
        var (batch, channels, height, width) = (pictures.shape[0], pictures.shape[1], pictures.shape[2], pictures.shape[3]);
        var typed = pictures.to(Precision);
        // One channel: the same memory, read in another way.
        return (channels == 1 ? typed.reshape(batch, height, width, 1) : typed.permute(0, 2, 3, 1).contiguous()).permute(0, 3, 1, 2);
    }

    /// <summary>Frees what folding made, the parameters and the layers.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            foreach (var layer in foldable)
                layer.Dispose();
        base.Dispose(disposing);
    }
}
