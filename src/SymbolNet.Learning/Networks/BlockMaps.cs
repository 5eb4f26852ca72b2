namespace SymbolNet.Learning.Networks;

/// <summary>What one block of a network makes of one picture: its feature maps, channel by channel, row by row.</summary>
/// <param name="Channels">Number of maps.</param>
/// <param name="Height">Height of each.</param>
/// <param name="Width">Width of each.</param>
/// <param name="Values"><c>Channels × Height × Width</c> values.</param>
sealed record BlockMaps(int Channels, int Height, int Width, float[] Values);
