namespace SymbolNet.Learning.Reports;

/// <summary>What the channels of a layer see in a picture, as a sheet of small grey pictures.</summary>
public static class FeatureMaps
{
    const int Gap = 2;

    /// <summary>Paints the sheet: each channel on its own scale from its least (white) to its greatest value (dark); a channel that is the same everywhere stays white.</summary>
    /// <param name="values">Activations of one picture, <c>[channels, height, width]</c>; finite.</param>
    /// <param name="channels">Channels, at least 1.</param>
    /// <param name="height">Height of a map, at least 1.</param>
    /// <param name="width">Width of a map, at least 1.</param>
    /// <param name="scale">Pixels of the picture per value.</param>
    /// <param name="columns">Maps in a row; 0 makes the sheet about twice as wide as high, which suits a page.</param>
    /// <exception cref="ArgumentException">The number of values does not fit, or one is not finite.</exception>
    /// <exception cref="InvalidInputException">The picture would be too large.</exception>
    public static RgbPicture Paint(ReadOnlySpan<float> values, int channels, int height, int width, int scale = 3, int columns = 0)
    {
        if (channels < 1 || height < 1 || width < 1 || values.Length != (long)channels * height * width)
            throw new ArgumentException($"{channels} maps of {height} × {width} hold {(long)channels * height * width} values, not {values.Length}.", nameof(values));
        columns = Math.Clamp(columns > 0 ? columns : (int)Math.Ceiling(Math.Sqrt(2.0 * channels * height / width)), 1, channels);
        var rows = (channels + columns - 1) / columns;
        var (cellWidth, cellHeight) = (width * scale + Gap, height * scale + Gap);
        var picture = new RgbPicture(columns * cellWidth + Gap, rows * cellHeight + Gap);
        picture.Fill(0, 0, picture.Width, picture.Height, PictureColours.Line);
        for (var channel = 0; channel < channels; channel++)
        {
            var map = values.Slice(channel * height * width, height * width);
            var (least, most) = (float.PositiveInfinity, float.NegativeInfinity);
            foreach (var value in map)
            {
                if (!float.IsFinite(value))
                    throw new ArgumentException($"A value of map {channel} is not finite.", nameof(values));
                (least, most) = (MathF.Min(least, value), MathF.Max(most, value));
            }
            for (var i = 0; i < map.Length; i++)
                picture.Fill(
                    Gap + channel % columns * cellWidth + i % width * scale, Gap + channel / columns * cellHeight + i / width * scale, scale, scale,
                    Rgb.White.Towards(PictureColours.Ink, most > least ? (map[i] - least) / (most - least) : 0));
        }
        return picture;
    }
}
