using System.Numerics;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Learning.Data.Procedural;

/// <summary>
/// The ideal form of one stroke: knots that the pen passes, about one unit apart at most (y downward), some of them corners; between corners the pen runs along a Catmull-Rom spline. Immutable.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Knots">Where the pen passes, and whether it turns sharply there.</param>
sealed record StrokeShape(StrokeKind Kind, IReadOnlyList<(Vector2 Place, bool Corner)> Knots)
{
    /// <summary>Points of the pen's way between two knots.</summary>
    const int PointsPerKnot = 8;

    /// <summary>Knots of curves lie close together and stray less than corners: a shaking hand still draws a curve as a curve.</summary>
    const float CurveShare = 0.4f;

    /// <summary>Makes a shape.</summary>
    /// <param name="kind">Which kind.</param>
    /// <param name="directions">The directions of an alphabet's straight lines, in radians, 0 to the right and π/2 down.</param>
    /// <param name="random">Chance.</param>
    public static StrokeShape Create(StrokeKind kind, IReadOnlyList<float> directions, SeededRandom random)
    {
        float Direction() => directions[random.Below(directions.Count)] + (random.Below(2) == 0 ? 0 : MathF.PI);
        var quarter = MathF.PI / 2;
        switch (kind)
        {
            case StrokeKind.Line:
                return Straight(kind, Vector2.Zero, Along(directions[random.Below(directions.Count)]));
            case StrokeKind.Corner:
                return Straight(kind, Turns(2));
            case StrokeKind.Zigzag:
                return Straight(kind, Turns(3 + random.Below(2)));
            case StrokeKind.Arc:
                return Curved(kind, Ellipse(quarter * random.Below(4), quarter * (1 + random.Below(3)) * (random.Below(2) == 0 ? 1 : -1), random.Uniform(0.6f, 1.2f), 0.5f));
            case StrokeKind.Ring:
                return Curved(kind, Ellipse(-quarter, -4 * quarter, random.Uniform(0.7f, 1.2f), 0.35f));
            case StrokeKind.Loop:
            {
                // The tail runs into the loop on its tangent.
                var begin = quarter * random.Below(4);
                var turn = random.Below(2) == 0 ? 1 : -1;
                var loop = Ellipse(begin, turn * 3.6f * quarter, random.Uniform(0.8f, 1.1f), 0.3f);
                var tangent = new Vector2(-MathF.Sin(begin), MathF.Cos(begin)) * turn;
                var tail = loop[0] - tangent * random.Uniform(0.4f, 0.7f);
                return Curved(kind, [tail, Vector2.Lerp(tail, loop[0], 0.6f), .. loop]);
            }
            case StrokeKind.Hook:
            {
                var (shaft, side) = (Along(Direction()), random.Below(2) == 0 ? 1 : -1);
                var across = new Vector2(-shaft.Y, shaft.X) * side;
                var curl = random.Uniform(0.18f, 0.3f);
                return Curved(kind, [Vector2.Zero, shaft * 0.4f, shaft * 0.75f, shaft * 0.75f + (shaft * 0.9f + across * 0.35f) * curl, shaft * 0.75f + (shaft * 0.9f + across * 1.4f) * curl, shaft * 0.75f + across * 2f * curl]);
            }
            case StrokeKind.Wave:
            {
                var (shaft, side) = (Along(Direction()), random.Below(2) == 0 ? 1 : -1);
                var across = new Vector2(-shaft.Y, shaft.X) * side * random.Uniform(0.2f, 0.35f);
                return Curved(kind, [Vector2.Zero, shaft * 0.25f + across, shaft * 0.5f, shaft * 0.75f - across, shaft]);
            }
            case StrokeKind.Sweep:
            {
                var (place, heading, bend) = (Vector2.Zero, Direction(), random.Uniform(0.4f, 1.3f) * (random.Below(2) == 0 ? 1 : -1));
                var knots = new List<Vector2> { place };
                for (var i = 3 + random.Below(3); i > 0; i--)
                {
                    knots.Add(place += Along(heading) * random.Uniform(0.25f, 0.45f));
                    heading += bend * random.Uniform(0.5f, 1.4f);
                    if (random.Below(4) == 0)
                        bend = -bend;
                }
                return Curved(kind, [.. knots]);
            }
            default:
                return Straight(kind, Vector2.Zero, new Vector2(0.03f, 0.05f));
        }

        Vector2[] Turns(int lines)
        {
            var knots = new Vector2[lines + 1];
            var heading = Direction();
            for (var i = 0; i < lines; i++)
            {
                knots[i + 1] = knots[i] + Along(heading) * (i % 2 == 0 ? 0.7f : random.Uniform(0.4f, 0.8f));
                // At least 30 degrees away from straight on and from straight back.
                var before = heading;
                do
                    heading = Direction();
                while (MathF.Abs(MathF.Sin(heading - before)) < 0.5f);
            }
            return knots;
        }
    }

    /// <summary>The way of the pen, with every knot put off a little.</summary>
    /// <param name="noise">Standard deviation of a knot's displacement; 0 traces the ideal form.</param>
    /// <param name="random">Chance.</param>
    public Vector2[] Trace(float noise, SeededRandom random)
    {
        var knots = new Vector2[Knots.Count];
        for (var i = 0; i < knots.Length; i++)
            knots[i] = Knots[i].Place + new Vector2(random.Normal(), random.Normal()) * (Knots[i].Corner ? noise : CurveShare * noise);
        var way = new List<Vector2>(PointsPerKnot * knots.Length) { knots[0] };
        for (var i = 0; i + 1 < knots.Length; i++)
        {
            // Beyond a corner or an end the spline goes on as it came.
            var before = i == 0 || Knots[i].Corner ? 2 * knots[i] - knots[i + 1] : knots[i - 1];
            var after = i + 2 == knots.Length || Knots[i + 1].Corner ? 2 * knots[i + 1] - knots[i] : knots[i + 2];
            for (var step = 1; step <= PointsPerKnot; step++)
                way.Add(CatmullRom(before, knots[i], knots[i + 1], after, (float)step / PointsPerKnot));
        }
        return [.. way];
    }

    static Vector2 Along(float direction) => new(MathF.Cos(direction), MathF.Sin(direction));

    static StrokeShape Straight(StrokeKind kind, params Vector2[] knots) => new(kind, [.. knots.Select(knot => (knot, true))]);

    static StrokeShape Curved(StrokeKind kind, params Vector2[] knots) => new(kind, [.. knots.Select(knot => (knot, false))]);

    static Vector2[] Ellipse(float from, float sweep, float aspect, float radius)
    {
        var count = 1 + (int)MathF.Ceiling(MathF.Abs(sweep) / 0.8f);
        return [.. Enumerable.Range(0, count + 1).Select(i => from + sweep * i / count).Select(angle => new Vector2(radius * aspect * MathF.Cos(angle), radius * MathF.Sin(angle)))];
    }

    static Vector2 CatmullRom(Vector2 a, Vector2 b, Vector2 c, Vector2 d, float t) =>
        0.5f * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * (t * t) + (3 * b - a - 3 * c + d) * (t * t * t));
}
