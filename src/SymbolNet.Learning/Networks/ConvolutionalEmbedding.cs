using System.Globalization;
using System.Text.RegularExpressions;
using SymbolNet.Learning.Onnx;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Networks;

/// <summary>
/// Convolutions, then a linear layer without bias, then batch norm. The convolutions are written as words: <c>c64</c> a 3 × 3 convolution to 64 channels with batch norm and ReLU, <c>c64k5</c> the
/// same 5 × 5, <c>c64/2</c> with stride 2, <c>r64</c> a residual block on 64 channels, <c>p</c> max-pooling by 2. Activations lie channels-last in memory, which libtorch's convolutions prefer.
/// </summary>
sealed partial class ConvolutionalEmbedding : EmbeddingNetwork
{
    readonly List<nn.Module<Tensor, Tensor>?> layers = [];
    readonly FoldableLayer projection;

    public ConvolutionalEmbedding(NetworkOptions options) : base(options)
    {
        Require(options);
        var (channels, side) = (1, options.Size);
        foreach (var (kind, output, kernel, stride) in Words(options.Layers))
        {
            nn.Module<Tensor, Tensor>? layer = kind switch
            {
                'c' => new NormalizedConvolution(this, channels, output, kernel, stride),
                'r' => new ResidualBlock(this, channels),
                _ => null,
            };
            if (layer is not null)
                register_module($"layer{layers.Count}", layer);
            layers.Add(layer);
            (channels, side) = (output, kind == 'p' ? side / 2 : (side + stride - 1) / stride);
            if (side < 1)
                throw new InvalidInputException($"The layers '{options.Layers}' leave nothing of a picture of {options.Size} pixels.");
        }
        var linear = nn.Linear(channels * side * side, options.Dimension, hasBias: false);
        var norm = nn.BatchNorm1d(options.Dimension);
        register_module("projection", linear);
        register_module("norm", norm);
        projection = new FoldableLayer(this, linear, norm);
    }

    public override Tensor forward(Tensor input)
    {
        var output = ChannelsLast(input);
        foreach (var layer in layers)
            output = layer is null ? F.max_pool2d(output, 2) : Seen(layer.call(output));
        return projection.Run(output.flatten(1));
    }

    internal override OnnxValue Describe(OnnxGraph graph, OnnxValue pictures) => projection.Describe(graph, graph.Flatten(layers.Aggregate(pictures, (maps, layer) => layer switch
    {
        NormalizedConvolution convolution => convolution.Describe(graph, maps),
        ResidualBlock block => block.Describe(graph, maps),
        _ => graph.MaxPool(maps, 2, 2),
    })));

    /// <summary>What it holds.</summary>
    public static NetworkTally TallyOf(NetworkOptions options)
    {
        Require(options);
        var tally = new NetworkTally(1, options.Size);
        foreach (var (kind, output, kernel, stride) in Words(options.Layers))
            _ = kind switch
            {
                'c' => tally.Convolution(output, kernel, stride, bias: false),
                'r' => tally.Convolution(output, 3, bias: false).Convolution(output, 3, bias: false),
                _ => tally.Pool(2, 2),
            };
        return tally.Linear(options.Dimension, bias: false, norm: true);
    }

    static void Require(NetworkOptions options)
    {
        if (options.Size is < 8 or > MaximumSize || options.Dimension is < 1 or > 4096)
            throw new InvalidInputException($"A network takes pictures of 8 to {MaximumSize} pixels and gives 1 to 4096 values, not {options.Size} and {options.Dimension}.");
    }

    static IEnumerable<(char Kind, int Output, int Kernel, int Stride)> Words(string layers)
    {
        var channels = 1;
        foreach (var word in layers.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Word().Match(word) is not { Success: true } match)
                throw new InvalidInputException($"'{word}' is no layer: words like c64, c64k5, c64/2, r64 and p are accepted.");
            int Number(string group, int otherwise) => match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : otherwise;
            var output = Number("channels", channels);
            if (word[0] == 'r' && output != channels)
                throw new InvalidInputException($"The residual block '{word}' follows a layer of {channels} channels; both must be equal.");
            yield return (word[0], output, Number("kernel", 3), Number("stride", 1));
            channels = output;
        }
    }

    [GeneratedRegex(@"^(c(?<channels>[1-9]\d{0,3})(k(?<kernel>[1357]))?(/(?<stride>[12]))?|r(?<channels>[1-9]\d{0,3})|p)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
