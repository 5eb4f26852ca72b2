using SymbolNet.Learning.Networks;

namespace SymbolNet.Learning.Checkpoints;

/// <summary>What one block of a network makes of a few pictures: the maps that say most, the same ones of each picture. Immutable, thread-safe.</summary>
/// <param name="Channels">Maps the block has in all.</param>
/// <param name="Side">Height and width of each, before very large ones are shrunk.</param>
/// <param name="Height">Height of the maps in <paramref name="Strongest"/>, up to <see cref="SideLimit"/>.</param>
/// <param name="Width">Width of the maps in <paramref name="Strongest"/>, up to <see cref="SideLimit"/>.</param>
/// <param name="Strongest">
/// For each picture, in their order, the maps whose values differ most over any of them (of single values, the greatest), in the order of their channels; each map row by row, finite.
/// </param>
public sealed record FeatureBlock(int Channels, int Side, int Height, int Width, IReadOnlyList<IReadOnlyList<float[]>> Strongest)
{
    /// <summary>Most blocks of a network that are shown; of more, evenly spread ones and the last.</summary>
    public const int BlockLimit = 8;

    /// <summary>Most maps of a block.</summary>
    public const int MapLimit = 16;

    /// <summary>Most values along a side of a map; larger ones are averaged down.</summary>
    public const int SideLimit = 32;

    /// <summary>The blocks that are shown of a network.</summary>
    /// <param name="pictures">All blocks, for each picture.</param>
    internal static IReadOnlyList<FeatureBlock> Of(IReadOnlyList<IReadOnlyList<BlockMaps>> pictures)
    {
        var (all, count) = (pictures[0].Count, Math.Min(BlockLimit, pictures[0].Count));
        return [.. Enumerable.Range(1, count).Select(i => Of([.. pictures.Select(blocks => blocks[(int)((long)i * all / count) - 1])]))];
    }

    static FeatureBlock Of(BlockMaps[] pictures)
    {
        var block = pictures[0];
        var factor = (Math.Max(block.Height, block.Width) + SideLimit - 1) / SideLimit;
        var (height, width) = (Math.Max(1, block.Height / factor), Math.Max(1, block.Width / factor));
        var isSingle = block.Height * block.Width == 1;
        var strongest = Enumerable.Range(0, block.Channels).Select(channel => (Channel: channel, Maps: Array.ConvertAll(pictures, picture => Shrunk(picture, channel, factor, height, width))))
            .OrderByDescending(one => one.Maps.Max(map => isSingle ? MathF.Abs(map[0]) : map.Max() - map.Min()))
            .Take(MapLimit).OrderBy(one => one.Channel).ToList();
        return new FeatureBlock(block.Channels, block.Height, height, width, [.. Enumerable.Range(0, pictures.Length).Select(picture => (IReadOnlyList<float[]>)[.. strongest.Select(one => one.Maps[picture])])]);
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
