using SymbolNet.Learning.Networks;

namespace SymbolNet.Learning.Checkpoints;

/// <summary>What one block of a network makes of one picture: the maps that say most. Immutable, thread-safe.</summary>
/// <param name="Channels">Maps the block has in all.</param>
/// <param name="Side">Height and width of each, before very large ones are shrunk.</param>
/// <param name="Height">Height of the maps in <paramref name="Strongest"/>, up to <see cref="SideLimit"/>.</param>
/// <param name="Width">Width of the maps in <paramref name="Strongest"/>, up to <see cref="SideLimit"/>.</param>
/// <param name="Strongest">The maps whose values differ most over the picture (of single values, the greatest), in the order of their channels, one after another, row by row; finite.</param>
public sealed record FeatureBlock(int Channels, int Side, int Height, int Width, IReadOnlyList<float[]> Strongest)
{
    /// <summary>Most blocks of a network that are shown; of more, evenly spread ones and the last.</summary>
    public const int BlockLimit = 8;

    /// <summary>Most maps of a block.</summary>
    public const int MapLimit = 16;

    /// <summary>Most values along a side of a map; larger ones are averaged down.</summary>
    public const int SideLimit = 32;

    /// <summary>The blocks that are shown of a network.</summary>
    internal static IReadOnlyList<FeatureBlock> Of(IReadOnlyList<BlockMaps> blocks)
    {
        var count = Math.Min(BlockLimit, blocks.Count);
        return [.. Enumerable.Range(1, count).Select(i => Of(blocks[(int)((long)i * blocks.Count / count) - 1]))];
    }

    static FeatureBlock Of(BlockMaps block)
    {
        var factor = (Math.Max(block.Height, block.Width) + SideLimit - 1) / SideLimit;
        var (height, width) = (Math.Max(1, block.Height / factor), Math.Max(1, block.Width / factor));
        var isSingle = block.Height * block.Width == 1;
        var maps = Enumerable.Range(0, block.Channels).Select(channel => (Channel: channel, Values: Shrunk(block, channel, factor, height, width)))
            .OrderByDescending(map => isSingle ? MathF.Abs(map.Values[0]) : map.Values.Max() - map.Values.Min())
            .Take(MapLimit).OrderBy(map => map.Channel).Select(map => map.Values);
        return new FeatureBlock(block.Channels, block.Height, height, width, [.. maps]);
    }

    static float[] Shrunk(BlockMaps block, int channel, int factor, int height, int width)
    {
        var (values, start) = (new float[height * width], channel * block.Height * block.Width);
        for (var y = 0; y < height * factor; y++)
            for (var x = 0; x < width * factor; x++)
                if (block.Values[start + y * block.Width + x] is var value && float.IsFinite(value))
                    values[y / factor * width + x / factor] += value / (factor * factor);
        return values;
    }
}
