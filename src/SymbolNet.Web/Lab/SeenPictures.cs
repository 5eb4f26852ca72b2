using SymbolNet.Embeddings;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Reports;
using SymbolNet.Raster;

namespace SymbolNet.Web.Lab;

/// <summary>What goes into a network and what comes out of it, as small grey pictures that a page can show (data addresses of PNG files).</summary>
public static class SeenPictures
{
    const int Middle = 128, Swing = 127;

    /// <summary>Pixels of a map on a page, about.</summary>
    const int MapSide = 32;

    /// <summary>The picture the network looks at, one pixel for each of its own: dark ink on white paper.</summary>
    public static string Of(SymbolBitmap picture) => Address(picture.Size, picture.Size, picture.Ink, ink => (1 - ink) * byte.MaxValue);

    /// <summary>
    /// The numbers the network answers with, as a block of squares as square as they allow: bright is above zero, dark below, grey zero. One scale for all that are shown beside each other.
    /// </summary>
    /// <param name="numbers">The embedding.</param>
    /// <param name="strongest">The magnitude that is shown as white or black; above 0.</param>
    public static string Of(Embedding numbers, float strongest)
    {
        var height = Enumerable.Range(1, (int)Math.Sqrt(numbers.Dimension)).Last(rows => numbers.Dimension % rows == 0);
        return Address(numbers.Dimension / height, height, numbers.Values, value => Middle + Math.Clamp(value / strongest, -1, 1) * Swing);
    }

    /// <summary>
    /// The strongest maps of a block of the network, as small squares in two rows: dark where there is much, each on a scale of its own. Maps of a single value share one scale.
    /// </summary>
    /// <param name="block">The block.</param>
    /// <param name="picture">Which of the pictures that were looked at.</param>
    public static string Of(FeatureBlock block, int picture)
    {
        var (maps, scale) = (block.Strongest[picture], Math.Max(1, MapSide / Math.Max(block.Height, block.Width)));
        float[] values = [.. maps.SelectMany(map => map)];
        var columns = (maps.Count + 1) / 2;
        return Address(PngWriter.Encode(block.Height * block.Width == 1 && maps.Count % 2 == 0
            ? FeatureMaps.Paint(values, 1, 2, columns, scale)
            : FeatureMaps.Paint(values, maps.Count, block.Height, block.Width, scale, columns)));
    }

    /// <summary>The greatest magnitude among several embeddings.</summary>
    public static float Strongest(params IEnumerable<Embedding> several) => several.Max(one =>
    {
        var most = 0f;
        foreach (var value in one.Values) most = Math.Max(most, MathF.Abs(value));
        return most;
    });

    static string Address(int width, int height, ReadOnlySpan<float> values, Func<float, float> grey)
    {
        var pixels = new byte[values.Length];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = (byte)Math.Clamp(grey(values[i]) + 0.5f, 0, byte.MaxValue);
        return Address(PngWriter.Encode(new GreyImage(width, height, pixels)));
    }

    static string Address(byte[] png) => "data:image/png;base64," + Convert.ToBase64String(png);
}
