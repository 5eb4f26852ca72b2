using SymbolNet.Ink;

namespace SymbolNet.Web.Lab;

/// <summary>The same drawing by another hand: turned, slanted, stretched and bent a little, stroke by stroke in the same order and time. The same seed gives the same drawing.</summary>
public static class VariedDrawing
{
    const float MostTurn = 0.16f, MostSlant = 0.22f, MostStretch = 0.18f;

    /// <summary>How far a place is bent away, as a share of the drawing's size, by each of two waves.</summary>
    const float MostBend = 0.035f;

    /// <summary>Varies a drawing.</summary>
    /// <param name="drawing">Anything but a clean sheet, which stays one.</param>
    /// <param name="seed">Which hand.</param>
    public static Drawing Of(Drawing drawing, int seed)
    {
        if (drawing.IsEmpty) return drawing;
        var points = drawing.Strokes.SelectMany(stroke => stroke.Points).ToArray();
        var (middleX, middleY) = ((points.Min(point => point.X) + points.Max(point => point.X)) / 2, (points.Min(point => point.Y) + points.Max(point => point.Y)) / 2);
        var size = MathF.Max(1, MathF.Max(points.Max(point => point.X) - points.Min(point => point.X), points.Max(point => point.Y) - points.Min(point => point.Y)));

        var random = new Random(seed);
        float Within(float most) => (2 * random.NextSingle() - 1) * most;
        var (turn, slant, stretch) = (Within(MostTurn), Within(MostSlant), MathF.Exp(Within(MostStretch)));
        var (bendX, bendY, phaseX, phaseY) = (Within(MostBend), Within(MostBend), Within(MathF.PI), Within(MathF.PI));
        var (sine, cosine) = MathF.SinCos(turn);
        return new Drawing([.. drawing.Strokes.Select(stroke => new Stroke([.. stroke.Points.Select(Moved)]))]);

        InkPoint Moved(InkPoint point)
        {
            // In sizes of the drawing, from its middle.
            var (x, y) = ((point.X - middleX) / size, (point.Y - middleY) / size);
            (x, y) = (x + bendX * MathF.Sin(2 * MathF.PI * y + phaseX), y + bendY * MathF.Sin(2 * MathF.PI * x + phaseY));
            (x, y) = ((x + slant * y) * stretch, y / stretch);
            return point with { X = middleX + size * (cosine * x - sine * y), Y = middleY + size * (sine * x + cosine * y) };
        }
    }
}
