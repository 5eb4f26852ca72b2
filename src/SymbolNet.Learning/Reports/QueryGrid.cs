using System.Globalization;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Reports;

/// <summary>Queries down the side, categories along the top, the score of each category for each query where they meet: the darker the more; the best of each row framed, green where it is the truth and red where it is not.</summary>
public static class QueryGrid
{
    const int FrameWidth = 3, TextScale = 2;

    /// <summary>Paints the grid.</summary>
    /// <param name="queries">The drawings asked.</param>
    /// <param name="categories">A picture of each category.</param>
    /// <param name="scores">Score 0..1 of each category for each query: <c>[query][category]</c>.</param>
    /// <param name="truths">Index of the true category of each query; -1 where it is none of them, so that every best guess is wrong.</param>
    /// <param name="scale">Pixels of the picture per pixel of a symbol.</param>
    /// <exception cref="ArgumentException">The numbers of queries, categories, scores and truths do not fit together.</exception>
    /// <exception cref="InvalidInputException">There is no query or category, or so many that the picture would be too large.</exception>
    public static RgbPicture Paint(IReadOnlyList<SymbolBitmap> queries, IReadOnlyList<SymbolBitmap> categories, IReadOnlyList<float[]> scores, IReadOnlyList<int> truths, int scale = 2)
    {
        if (queries.Count == 0 || categories.Count == 0)
            throw new InvalidInputException("A grid of queries against categories needs at least one of each.");
        if (scores.Count != queries.Count || truths.Count != queries.Count || scores.Any(row => row.Length != categories.Count))
            throw new ArgumentException($"{queries.Count} queries and {categories.Count} categories need a truth for each query and a score for each meeting.");
        var side = Math.Max(queries.Concat(categories).Max(symbol => symbol.Size) * scale, TextScale * TinyText.Width("0.00") + 4 * FrameWidth) + 1;
        var picture = new RgbPicture((categories.Count + 1) * side, (queries.Count + 1) * side);
        for (var row = 0; row <= queries.Count; row++)
            picture.Fill(0, row * side, picture.Width, 1, PictureColours.Line);
        for (var column = 0; column <= categories.Count; column++)
            picture.Fill(column * side, 0, 1, picture.Height, PictureColours.Line);
        for (var category = 0; category < categories.Count; category++)
            picture.Paint(categories[category], (category + 1) * side + 1, 1, scale, PictureColours.Ink);
        for (var query = 0; query < queries.Count; query++)
        {
            picture.Paint(queries[query], 1, (query + 1) * side + 1, scale, PictureColours.Ink);
            var best = Array.IndexOf(scores[query], scores[query].Max());
            for (var category = 0; category < categories.Count; category++)
            {
                var (left, top, score) = ((category + 1) * side + 1, (query + 1) * side + 1, scores[query][category]);
                picture.Fill(left, top, side - 1, side - 1, Rgb.White.Towards(PictureColours.Ink, 0.85f * score));
                var text = score.ToString("0.00", CultureInfo.InvariantCulture);
                TinyText.Paint(
                    picture, text, left + (side - 1 - TinyText.Width(text) * TextScale) / 2, top + (side - 1 - TinyText.Height * TextScale) / 2, TextScale, score >= 0.5f ? Rgb.White : PictureColours.Ink);
                if (category == best)
                    picture.Frame(left, top, side - 1, side - 1, FrameWidth, category == truths[query] ? PictureColours.Right : PictureColours.Wrong);
            }
        }
        return picture;
    }
}
