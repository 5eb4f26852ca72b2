namespace SymbolNet.Learning.Networks;

/// <summary>A part of an embedding and the feature maps it was flattened from: channel by channel, row by row. A plain vector has a side of 1.</summary>
/// <param name="Channels">Number of maps.</param>
/// <param name="Side">Height and width of each.</param>
public readonly record struct FeatureShape(int Channels, int Side)
{
    /// <summary>Values of the part.</summary>
    public int Length => Channels * Side * Side;
}
