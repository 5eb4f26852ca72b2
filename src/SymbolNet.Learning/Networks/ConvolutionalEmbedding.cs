using System.Globalization;
using System.Text.RegularExpressions;
using TorchSharp.Modules;
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
    readonly Linear projection;
    readonly BatchNorm1d norm;
    Tensor? foldedWeight, foldedBias;

    public ConvolutionalEmbedding(NetworkOptions options) : base(options)
    {
        if (options.Size is < 8 or > 256 || options.Dimension is < 1 or > 4096)
            throw new InvalidInputException($"A network takes pictures of 8 to 256 pixels and gives 1 to 4096 values, not {options.Size} and {options.Dimension}.");
        var (channels, side) = (1, options.Size);
        foreach (var word in options.Layers.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Word().Match(word) is not { Success: true } match)
                throw new InvalidInputException($"'{word}' is no layer: words like c64, c64k5, c64/2, r64 and p are accepted.");
            int Number(string group, int otherwise) => match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : otherwise;
            var output = Number("channels", channels);
            var stride = Number("stride", 1);
            if (word[0] == 'r' && output != channels)
                throw new InvalidInputException($"The residual block '{word}' follows a layer of {channels} channels; both must be equal.");
            nn.Module<Tensor, Tensor>? layer = word[0] switch
            {
                'c' => new NormalizedConvolution(this, channels, output, Number("kernel", 3), stride),
                'r' => new ResidualBlock(this, channels),
                _ => null,
            };
            if (layer is not null)
                register_module($"layer{layers.Count}", layer);
            layers.Add(layer);
            (channels, side) = (output, word == "p" ? side / 2 : (side + stride - 1) / stride);
            if (side < 1)
                throw new InvalidInputException($"The layers '{options.Layers}' leave nothing of a picture of {options.Size} pixels.");
        }
        projection = nn.Linear(channels * side * side, options.Dimension, hasBias: false);
        norm = nn.BatchNorm1d(options.Dimension);
        register_module("projection", projection);
        register_module("norm", norm);
    }

    public override Tensor forward(Tensor input)
    {
        var (batch, side) = (input.shape[0], Options.Size);
        // One channel: the same memory read as channels-last, which every later layer then keeps.
        var output = input.to(Precision).view(batch, side, side, 1).permute(0, 3, 1, 2);
        foreach (var layer in layers)
            output = layer is null ? F.max_pool2d(output, 2) : layer.call(output);
        output = output.flatten(1);
        if (foldedWeight is not null)
            return F.linear(output, foldedWeight, foldedBias);
        var weight = Precision == ScalarType.Float32 ? projection.weight! : projection.weight!.to(Precision);
        return norm.call(F.linear(output, weight).to(ScalarType.Float32));
    }

    public override void Fold()
    {
        foreach (var layer in layers)
            if (layer is NormalizedConvolution convolution)
                convolution.Fold();
            else if (layer is ResidualBlock block)
                block.Fold();
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var factor = norm.weight! / (norm.running_var! + norm.eps).sqrt();
        foldedWeight = (projection.weight! * factor.reshape(-1, 1)).detach().DetachFromDisposeScope();
        foldedBias = (norm.bias! - norm.running_mean! * factor).detach().DetachFromDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foldedWeight?.Dispose();
            foldedBias?.Dispose();
            foreach (var layer in layers)
                layer?.Dispose();
            projection.Dispose();
            norm.Dispose();
        }
        base.Dispose(disposing);
    }

    [GeneratedRegex(@"^(c(?<channels>[1-9]\d{0,3})(k(?<kernel>[1357]))?(/(?<stride>[12]))?|r(?<channels>[1-9]\d{0,3})|p)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
