using System.Globalization;

namespace SymbolNet.Learning.Reports;

/// <summary>Pairs side by side, each one above the other with its score, or its distance, beneath: a green frame where the network was right, a red one with crosses at the number where it was wrong.</summary>
public static class PairStrip
{
    const int Gap = 6, FrameWidth = 3, TextScale = 2;

    /// <summary>The longest text of a score; only distances can be longer.</summary>
    const string UsualText = "x0.00x";

    /// <summary>Pairs in one row of the strip; further ones go into further rows.</summary>
    public const int PairsPerRow = 10;

    /// <summary>Paints the strip.</summary>
    /// <param name="pairs">At least one pair; all pictures of one size.</param>
    /// <param name="scale">Pixels of the picture per pixel of a symbol; null takes 2, or 1 for large symbols.</param>
    /// <exception cref="InvalidInputException">There is no pair, or there are so many that the picture would be too large.</exception>
    public static RgbPicture Paint(IReadOnlyList<ScoredPair> pairs, int? scale = null)
    {
        if (pairs.Count == 0)
            throw new InvalidInputException("A strip of pairs needs at least one pair.");
        var size = pairs.Max(pair => Math.Max(pair.One.Size, pair.Other.Size));
        var pixels = scale ?? RgbPicture.ScaleFor(PairsPerRow, size, 2 * FrameWidth + Gap);
        var side = size * pixels;
        string[] texts = [.. pairs.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{(pair.IsRight ? "" : "x")}{pair.Distance ?? pair.Score:0.00}{(pair.IsRight ? "" : "x")}"))];
        var (width, height) = (Math.Max(side, texts.Append(UsualText).Max(text => TinyText.Width(text) * TextScale)) + 2 * FrameWidth, 2 * side + TextScale * TinyText.Height + Gap + 2 * FrameWidth);
        var columns = Math.Min(PairsPerRow, pairs.Count);
        var rows = (pairs.Count + columns - 1) / columns;
        var picture = new RgbPicture(columns * (width + Gap) + Gap, rows * (height + Gap) + Gap);
        for (var i = 0; i < pairs.Count; i++)
        {
            var (left, top) = (Gap + i % columns * (width + Gap), Gap + i / columns * (height + Gap));
            var colour = pairs[i].IsRight ? PictureColours.Right : PictureColours.Wrong;
            picture.Frame(left, top, width, height, FrameWidth, colour);
            var inset = (width - side) / 2;
            picture.Paint(pairs[i].One, left + inset, top + FrameWidth, pixels, PictureColours.Ink);
            picture.Paint(pairs[i].Other, left + inset, top + FrameWidth + side, pixels, PictureColours.Ink);
            TinyText.Paint(picture, texts[i], left + (width - TinyText.Width(texts[i]) * TextScale) / 2, top + FrameWidth + 2 * side + Gap / 2, TextScale, colour);
        }
        return picture;
    }
}
