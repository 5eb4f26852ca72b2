using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Networks;

/// <summary>The networks by name, for the command line, for pages and for <c>model.json</c>. A new network is a file and an entry here. Thread-safe.</summary>
public static class NetworkRegistry
{
    static readonly int DefaultDimension = new NetworkOptions().Dimension;

    /// <summary>The networks.</summary>
    public static IReadOnlyList<NetworkDescription> All { get; } =
    [
        new("residual", 32, "c32/2 r32 c64 p r64 c128 p r128", "Our own: residual blocks, about 1.0 million parameters; the shipped model.",
            options => new ConvolutionalEmbedding(options), ConvolutionalEmbedding.TallyOf),
        new("plain", 32, "c32k5/2 c64 p c96 c96 p c128", "Our own without shortcuts: about 0.8 million parameters, a little faster.",
            options => new ConvolutionalEmbedding(options), ConvolutionalEmbedding.TallyOf),
        new("conv4", 32, "c64 p c64 p c64 p c64 p", "The four blocks of prototypical networks with a linear layer behind them, for an embedding of any length.",
            options => new ConvolutionalEmbedding(options), ConvolutionalEmbedding.TallyOf),
        new("prototypical", 28, "", "Prototypical networks (Snell et al., 2017) as published: four blocks of 64 channels, 64 values.",
            options => new PrototypicalNetwork(options), PrototypicalNetwork.TallyOf, PrototypicalNetwork.DimensionOf),
        new("symbolnet", 28, "1 2 3", "SymbolNet's features: seven convolutions in three blocks, of which any can be the embedding.",
            options => new SymbolNetwork(options), SymbolNetwork.TallyOf, SymbolNetwork.DimensionOf),
        new("keras-demo", 28, "", "The transfer learning demo: six small convolutions, the largest of each map, 128 values; pictures of any size.",
            options => new KerasDemoNetwork(options), KerasDemoNetwork.TallyOf, _ => KerasDemoNetwork.Outputs),
        new("resnet18", 64, "64", "torchvision's ResNet-18 without its classifier: 11.2 million parameters, 512 values.",
            options => new ResNet(options), ResNet.TallyOf, ResNet.DimensionOf),
        new("resnet34", 64, "64", "torchvision's ResNet-34 without its classifier: 21.3 million parameters, 512 values.",
            options => new ResNet(options), ResNet.TallyOf, ResNet.DimensionOf),
        new("resnet50", 64, "64", "torchvision's ResNet-50 without its classifier: 23.5 million parameters, 2,048 values.",
            options => new ResNet(options), ResNet.TallyOf, ResNet.DimensionOf),
        new("zfnet", 32, "220", "The triplet embedding: a modified ZFNet of 55 million parameters, 128 values of length 1.",
            options => new ZfNet(options), ZfNet.TallyOf, _ => ZfNet.Outputs),
        new("lecture", 128, "128", "The few-shot lecture: two convolutions and four linear layers to a point in the plane.",
            options => new LectureNetwork(options), LectureNetwork.TallyOf, _ => LectureNetwork.Outputs),
    ];

    /// <summary>The known names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(network => network.Name)];

    /// <summary>A network by its name.</summary>
    /// <exception cref="InvalidInputException">The name is unknown.</exception>
    public static NetworkDescription Find(string name) =>
        All.FirstOrDefault(network => network.Name == name) ?? throw new InvalidInputException($"There is no network '{name}'; there are {string.Join(", ", Names)}.");

    /// <summary>The complete options of a network as it was published.</summary>
    /// <exception cref="InvalidInputException">The name is unknown.</exception>
    public static NetworkOptions Published(string name) => Complete(new NetworkOptions { Name = name, Size = Find(name).Side });

    /// <summary>Fills in what the options leave to the name: the network's own words, and the dimension where it follows from them.</summary>
    /// <exception cref="InvalidInputException">The name is unknown, the words are none of the network's, or another dimension is asked for than follows from them.</exception>
    public static NetworkOptions Complete(NetworkOptions options)
    {
        var network = Find(options.Name);
        var complete = options.Layers.Length == 0 ? options with { Layers = network.Layers } : options;
        if (network.Dimension is null)
            return complete;
        var dimension = network.Dimension(complete);
        return options.Dimension == dimension || options.Dimension == DefaultDimension
            ? complete with { Dimension = dimension }
            : throw new InvalidInputException($"The network '{options.Name}' gives {dimension} values here; it cannot give {options.Dimension}.");
    }

    /// <summary>How pictures are drawn for a network that a recipe was not made for: at the side it was published with, ink and pen in proportion.</summary>
    /// <exception cref="InvalidInputException">The name is unknown.</exception>
    public static RasterOptions RasterFor(string name, RasterOptions raster)
    {
        var scale = (float)Find(name).Side / raster.Size;
        return raster with { Size = Find(name).Side, InkExtent = raster.InkExtent * scale, PenWidth = raster.PenWidth * scale };
    }

    /// <summary>Counts what a network holds, without building it.</summary>
    /// <exception cref="InvalidInputException">The name is unknown or the options make no network.</exception>
    internal static NetworkTally TallyOf(NetworkOptions options) => Find(options.Name).Tally(Complete(options));

    /// <summary>Builds a network whose weights are about to be loaded.</summary>
    /// <exception cref="InvalidInputException">The name is unknown or the options make no network.</exception>
    public static EmbeddingNetwork Create(NetworkOptions options) => Find(options.Name).Build(Complete(options));

    /// <summary>Builds a network with random weights: the same seed gives the same ones, whatever else draws random numbers.</summary>
    /// <exception cref="InvalidInputException">The name is unknown or the options make no network.</exception>
    public static EmbeddingNetwork Create(NetworkOptions options, SeededRandom random)
    {
        var network = Create(options);
        network.Initialize(random);
        return network;
    }
}
