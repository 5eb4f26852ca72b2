using SymbolNet.Learning.Sampling;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Networks;

/// <summary>The networks by name, for the command line, for pages and for <c>model.json</c>.</summary>
public static class NetworkRegistry
{
    static readonly Dictionary<string, (string Layers, Func<NetworkOptions, EmbeddingNetwork> Build)> Networks = new()
    {
        // About 1.0 million parameters; the shipped model.
        ["residual"] = ("c32/2 r32 c64 p r64 c128 p r128", options => new ConvolutionalEmbedding(options)),
        // About 0.8 million parameters: no shortcuts, a little faster.
        ["plain"] = ("c32k5/2 c64 p c96 c96 p c128", options => new ConvolutionalEmbedding(options)),
        // The four 64-channel blocks of Snell, Swersky, Zemel, "Prototypical Networks for Few-shot Learning", 2017, with a linear layer behind them.
        ["conv4"] = ("c64 p c64 p c64 p c64 p", options => new ConvolutionalEmbedding(options)),
    };

    /// <summary>The known names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Networks.Keys];

    /// <summary>Fills in what the options leave to the name.</summary>
    /// <exception cref="InvalidInputException">The name is unknown.</exception>
    public static NetworkOptions Complete(NetworkOptions options) =>
        !Networks.TryGetValue(options.Name, out var network)
            ? throw new InvalidInputException($"There is no network '{options.Name}'; there are {string.Join(", ", Names)}.")
            : options.Layers.Length == 0 ? options with { Layers = network.Layers } : options;

    /// <summary>Builds a network whose weights are about to be loaded.</summary>
    /// <exception cref="InvalidInputException">The name is unknown or the options make no network.</exception>
    public static EmbeddingNetwork Create(NetworkOptions options)
    {
        var complete = Complete(options);
        return Networks[complete.Name].Build(complete);
    }

    /// <summary>Builds a network with random weights: the same seed gives the same ones, whatever else draws random numbers.</summary>
    /// <exception cref="InvalidInputException">The name is unknown or the options make no network.</exception>
    public static EmbeddingNetwork Create(NetworkOptions options, SeededRandom random)
    {
        var network = Create(options);
        foreach (var parameter in network.parameters())
            if (parameter.ndim > 1)
                FillUniformly(parameter, random);
        return network;
    }

    // Evenly within ±1/√(inputs of one output), as PyTorch initialises convolutions and linear layers; norms begin as 1 and 0 by themselves.
    static void FillUniformly(Tensor weight, SeededRandom random)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var bound = 1 / MathF.Sqrt(weight.numel() / weight.shape[0]);
        var values = new float[weight.numel()];
        for (var i = 0; i < values.Length; i++)
            values[i] = random.Uniform(-bound, bound);
        weight.copy_(tensor(values, weight.shape));
    }
}
