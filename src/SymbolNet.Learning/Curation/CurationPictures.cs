using System.Collections.Immutable;
using System.Globalization;
using SymbolNet.Learning.Reports;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Curation;

/// <summary>What a curation loop looks like: the head's weights as squares, and what was asked.</summary>
public static class CurationPictures
{
    /// <summary>Most outputs whose weights are shown; of more, those that weigh most in the last round.</summary>
    public const int MostOutputs = 64;

    /// <summary>Most outputs whose strip is shown under a drawing.</summary>
    const int MostInStrip = 16;

    const int Side = 24, Gap = 2, TextScale = 2, StripHeight = 4, FrameWidth = 2;

    /// <summary>A weight that says "yes" as strongly as any shown.</summary>
    static readonly Rgb Bright = new(0xFF, 0xF3, 0xC4);

    /// <summary>A weight of nothing.</summary>
    static readonly Rgb Middle = new(0x8A, 0x8F, 0x9A);

    /// <summary>The outputs whose weights <see cref="Weights"/> shows, in its order from the left.</summary>
    /// <param name="last">The last of the rounds.</param>
    public static ImmutableArray<int> OutputsShown(CurationRound last) => last.Weights.Length <= MostOutputs
        ? [.. Enumerable.Range(0, last.Weights.Length)]
        : [.. Enumerable.Range(0, last.Weights.Length).OrderByDescending(output => MathF.Abs(last.Weights[output])).ThenBy(output => output).Take(MostOutputs).Order()];

    /// <summary>
    /// The weights of rounds, a row for each with the round's number at its left and a square for each output: the brighter the more it speaks for "yes", the darker for "no", on one scale for all. The last
    /// square, a little apart, is the bias.
    /// </summary>
    /// <param name="rounds">The rounds, at least one.</param>
    public static RgbPicture Weights(IReadOnlyList<CurationRound> rounds)
    {
        var outputs = OutputsShown(rounds[^1]);
        var strongest = Strongest(rounds);
        var left = TextScale * TinyText.Width("000") + 4 * Gap;
        var picture = new RgbPicture(left + (outputs.Length + 1) * (Side + Gap) + 4 * Gap, rounds.Count * (Side + Gap) + Gap);
        for (var row = 0; row < rounds.Count; row++)
        {
            var (top, text) = (Gap + row * (Side + Gap), rounds[row].Number.ToString(CultureInfo.InvariantCulture));
            TinyText.Paint(picture, text, left - 2 * Gap - TextScale * TinyText.Width(text), top + (Side - TextScale * TinyText.Height) / 2, TextScale, PictureColours.Ink);
            for (var i = 0; i < outputs.Length; i++)
                Square(left + i * (Side + Gap), top, rounds[row].Weights[outputs[i]]);
            Square(left + outputs.Length * (Side + Gap) + 2 * Gap, top, rounds[row].Bias);
        }
        return picture;

        void Square(int x, int y, float weight) =>
            picture.Fill(x, y, Side, Side, ColourOf(weight, strongest));
    }

    /// <summary>The greatest weight or bias that is shown of rounds, whatever its sign.</summary>
    internal static float Strongest(IReadOnlyList<CurationRound> rounds)
    {
        var outputs = OutputsShown(rounds[^1]);
        return rounds.Max(round => outputs.Select(output => round.Weights[output]).Append(round.Bias).Max(MathF.Abs));
    }

    /// <summary>The colour of a weight: the brighter the more it speaks for "yes", the darker for "no".</summary>
    internal static Rgb ColourOf(float weight, float strongest) => strongest > 0 ? Middle.Towards(weight > 0 ? Bright : PictureColours.Ink, MathF.Abs(weight) / strongest) : Middle;

    /// <summary>
    /// Every drawing asked about, a column for each round: framed green for "yes", red for "no", grey where nobody could tell. Beneath it what the frozen network says, a bar for each output, dark where it is
    /// large (classifiers only).
    /// </summary>
    /// <param name="rounds">The rounds, at least one with an answer; only the first that fit on a picture are shown.</param>
    /// <param name="pool">The drawings' outputs.</param>
    /// <param name="picture">Draws a drawing of the pool.</param>
    /// <exception cref="InvalidInputException">Nothing was asked.</exception>
    public static RgbPicture Asked(IReadOnlyList<CurationRound> rounds, FrozenOutputs pool, Func<int, SymbolBitmap> picture)
    {
        var columns = rounds.Where(round => round.Answers.Length > 0).Select(round => (round.Number, Drawn: round.Answers.Select(answer => (Answer: answer, Bitmap: picture(answer.Item))).ToArray())).ToArray();
        if (columns.Length == 0)
            throw new InvalidInputException("Nothing was asked yet, so there is nothing to show.");
        var hasStrip = pool.Names.Count is > 0 and <= MostInStrip;
        var side = columns[0].Drawn[0].Bitmap.Size;
        var (width, height) = (side + 2 * FrameWidth + Gap, side + 2 * FrameWidth + (hasStrip ? StripHeight + 1 : 0) + Gap);
        var top = TinyText.Height * TextScale + 2 * Gap;
        var sheet = new RgbPicture(Math.Min(columns.Length, (GreyImage.SideLimit - Gap) / width) * width + Gap, Math.Min(GreyImage.SideLimit, top + columns.Max(column => column.Drawn.Length) * height));
        for (var column = 0; column < columns.Length; column++)
        {
            var left = Gap + column * width;
            TinyText.Paint(sheet, columns[column].Number.ToString(CultureInfo.InvariantCulture), left + FrameWidth, Gap, TextScale, PictureColours.Ink);
            foreach (var (row, (answer, bitmap)) in columns[column].Drawn.Index())
            {
                var y = top + row * height;
                sheet.Frame(left, y, side + 2 * FrameWidth, side + 2 * FrameWidth, FrameWidth, answer.IsYes switch { true => PictureColours.Right, false => PictureColours.Wrong, null => PictureColours.Line });
                sheet.Paint(bitmap, left + FrameWidth, y + FrameWidth, 1, PictureColours.Ink);
                for (var output = 0; hasStrip && output < pool.Width; output++)
                {
                    var (from, to) = (output * (side + 2 * FrameWidth) / pool.Width, (output + 1) * (side + 2 * FrameWidth) / pool.Width);
                    sheet.Fill(left + from, y + side + 2 * FrameWidth + 1, to - from - 1, StripHeight, PictureColours.Line.Towards(PictureColours.Ink, pool[answer.Item][output]));
                }
            }
        }
        return sheet;
    }
}
