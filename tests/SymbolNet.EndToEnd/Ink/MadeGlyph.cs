using System.Collections.Immutable;
using SymbolNet.Ink;

namespace SymbolNet.EndToEnd.Ink;

/// <summary>Glyphs made by this project: two or three smooth strokes chosen by the number of the glyph, drawn by a hand with its own slant, size and tremor.</summary>
static class MadeGlyph
{
    const int PointsPerStroke = 24;

    public static Drawing Draw(int glyph, int hand)
    {
        var plan = new Random(glyph * 7919);
        var habit = new Random(glyph * 104_729 + hand);
        var slant = (habit.NextSingle() - 0.5f) * 0.3f;
        var stretch = 0.9f + habit.NextSingle() * 0.2f;
        var time = 0f;
        var strokes = ImmutableArray.CreateBuilder<Stroke>();
        for (var stroke = 0; stroke < 2 + glyph % 2; stroke++)
        {
            var corners = Enumerable.Range(0, 4).Select(_ => (X: plan.NextSingle(), Y: plan.NextSingle())).ToArray();
            var points = ImmutableArray.CreateBuilder<InkPoint>(PointsPerStroke);
            for (var i = 0; i < PointsPerStroke; i++)
            {
                var t = i / (PointsPerStroke - 1f);
                var (a, b, c, d) = ((1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t);
                var x = a * corners[0].X + b * corners[1].X + c * corners[2].X + d * corners[3].X + (habit.NextSingle() - 0.5f) * 0.01f;
                var y = a * corners[0].Y + b * corners[1].Y + c * corners[2].Y + d * corners[3].Y + (habit.NextSingle() - 0.5f) * 0.01f;
                points.Add(new InkPoint(100 * (x + slant * y), 100 * y * stretch, 0.5f, time += 16));
            }
            strokes.Add(new Stroke(points.ToImmutable()));
            time += 250;
        }
        return new Drawing(strokes.ToImmutable());
    }
}
