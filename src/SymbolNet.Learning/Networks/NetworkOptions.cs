namespace SymbolNet.Learning.Networks;

/// <summary>The architecture of a network: everything needed to build it again before its weights are loaded.</summary>
public sealed record NetworkOptions
{
    /// <summary>The network's name in <see cref="NetworkRegistry"/>.</summary>
    public string Name { get; init; } = "residual";

    /// <summary>Side of the input in pixels.</summary>
    public int Size { get; init; } = 32;

    /// <summary>Values per embedding.</summary>
    public int Dimension { get; init; } = 256;

    /// <summary>The layers in the notation of <see cref="ConvolutionalEmbedding"/>; empty takes those of the name.</summary>
    public string Layers { get; init; } = "";
}
