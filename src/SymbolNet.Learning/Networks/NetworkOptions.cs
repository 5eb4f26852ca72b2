namespace SymbolNet.Learning.Networks;

/// <summary>The architecture of a network: everything needed to build it again before its weights are loaded.</summary>
public sealed record NetworkOptions
{
    /// <summary>The network's name in <see cref="NetworkRegistry"/>.</summary>
    public string Name { get; init; } = "residual";

    /// <summary>Side of the pictures in pixels.</summary>
    public int Size { get; init; } = 32;

    /// <summary>Values per embedding. Where they follow from the rest of the architecture, <see cref="NetworkRegistry.Complete"/> fills them in.</summary>
    public int Dimension { get; init; } = 256;

    /// <summary>
    /// The network's own words: the layers of a <see cref="ConvolutionalEmbedding"/>, the blocks of a <see cref="SymbolNetwork"/>, the input side of a <see cref="ResizingNetwork"/>.
    /// Empty takes those that belong to the name.
    /// </summary>
    public string Layers { get; init; } = "";
}
