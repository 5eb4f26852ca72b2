using System.Globalization;
using SymbolNet.Learning.Onnx;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Networks;

/// <summary>A network with an input side of its own, the word of its options (for instance <c>64</c>), to which pictures of any size are resized.</summary>
abstract class ResizingNetwork : EmbeddingNetwork
{
    const int SmallestSide = 32, LargestSide = 512;

    protected ResizingNetwork(NetworkOptions options) : base(options)
    {
        Side = SideOf(options);
        if (options.Size is < 8 or > MaximumSize)
            throw new InvalidInputException($"The network '{options.Name}' takes pictures of 8 to {MaximumSize} pixels, not {options.Size}.");
    }

    /// <summary>The input side that options say.</summary>
    /// <exception cref="InvalidInputException">They say none.</exception>
    protected static int SideOf(NetworkOptions options) =>
        int.TryParse(options.Layers, NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side is >= SmallestSide and <= LargestSide ? side
            : throw new InvalidInputException($"The network '{options.Name}' takes one word, the side its pictures are resized to, from {SmallestSide} to {LargestSide}; '{options.Layers}' is none.");

    /// <summary>The input side in pixels.</summary>
    protected int Side { get; }

    /// <summary>Pictures <c>[batch, channels, h, w]</c> as <c>[batch, channels, side, side]</c>, bilinear; shrinking averages over all pixels.</summary>
    protected Tensor Resized(Tensor pictures)
    {
        var (height, width) = (pictures.shape[2], pictures.shape[3]);
        return height == Side && width == Side
            ? pictures
            : F.interpolate(pictures, [Side, Side], mode: InterpolationMode.Bilinear, align_corners: false, antialias: height > Side || width > Side);
    }

    /// <summary>The same with ink from -1 to 1 instead of 0 to 1: mean 0.5 and standard deviation 0.5 taken off.</summary>
    protected Tensor Standardized(Tensor pictures) => Resized(pictures) * 2 - 1;

    private protected OnnxValue Resized(OnnxGraph graph, OnnxValue pictures) => Options.Size == Side ? pictures : graph.Resize(pictures, Side, isSmaller: Options.Size > Side);

    private protected OnnxValue Standardized(OnnxGraph graph, OnnxValue pictures) => graph.Scale(Resized(graph, pictures), 2, -1);
}
