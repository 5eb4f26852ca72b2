using System.Collections.Immutable;
using System.Numerics;
using SymbolNet.Ink;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Learning.Data.Procedural;

/// <summary>
/// One made-up character: its strokes in order, each told by its relation to earlier ones. Drawing it carries the plan out anew each time. The idea of characters as little motor programs of
/// strokes and relations is Lake, Salakhutdinov and Tenenbaum's (Science 350, 2015); shapes, relations and their chances here are our own, fitted to nothing. Immutable.
/// </summary>
sealed class CharacterPlan
{
    /// <summary>Pixels of a unit in the finished drawing.</summary>
    const float PixelsPerUnit = 150f;

    /// <summary>Pen-up time between two strokes in milliseconds.</summary>
    const float PauseMs = 160f;

    /// <summary>Gap beside a stroke that stands apart.</summary>
    const float Gap = 0.14f;

    /// <summary>A stroke must have this share of its points ...</summary>
    const float LeastOwnShare = 0.6f;

    /// <summary>... this far from all others, or it only thickens them.</summary>
    const float OwnDistance = 0.09f;

    static readonly float[] Anchors = [0, 0, 1, 1, 0.5f, 0.5f, 0.3f, 0.7f];

    readonly ImmutableArray<PlannedStroke> strokes;

    CharacterPlan(ImmutableArray<PlannedStroke> strokes) => this.strokes = strokes;

    /// <summary>Invents a character, or gives null when what came out is no good: a bare line, far too wide or tall, or strokes on top of each other.</summary>
    /// <param name="style">Its alphabet's style.</param>
    /// <param name="extraStrokes">Strokes more than usual, where simple characters have run out.</param>
    /// <param name="random">Chance.</param>
    public static CharacterPlan? Create(AlphabetStyle style, int extraStrokes, SeededRandom random)
    {
        var count = Math.Clamp((int)MathF.Round(style.MeanStrokes + 0.9f * random.Normal()), 1, 4) + extraStrokes;
        var plan = ImmutableArray.CreateBuilder<PlannedStroke>();
        while (plan.Count < count)
        {
            if (plan.Count > 0 && plan[^1] is { Shape.Kind: not StrokeKind.Ring and not StrokeKind.Dot } last && random.Uniform() < style.Symmetry)
            {
                // The mirror image, from the same point: the other arm of a Y, the other half of an M.
                plan.Add(last.Relation == StrokeRelation.First
                    ? last with { Mirrored = true, Relation = StrokeRelation.Attached, Other = 0, OtherPoint = random.Below(2), OwnPoint = random.Below(2) }
                    : last with { Mirrored = !last.Mirrored, Side = new Vector2(-last.Side.X, last.Side.Y) });
                continue;
            }
            var first = plan.Count == 0;
            var shape = first && random.Uniform() < style.StemUse ? style.Stem : style.Shapes[random.Below(style.Shapes.Count)];
            if (shape.Kind == StrokeKind.Dot && first)
                continue;
            var scale = first || random.Below(3) == 0 ? 1f : style.SmallScale;
            if (first)
                plan.Add(new PlannedStroke(shape, scale, false, StrokeRelation.First, 0, 0, 0, Vector2.Zero));
            else if (shape.Kind == StrokeKind.Dot || random.Uniform() < style.Separate)
                plan.Add(new PlannedStroke(shape, style.SmallScale, false, StrokeRelation.Beside, 0, 0, 0, new Vector2(random.Below(3) - 1, random.Below(3) - 1)));
            else
            {
                var crossing = random.Uniform() < style.Crossing;
                plan.Add(new PlannedStroke(
                    shape, scale, random.Below(4) == 0, StrokeRelation.Attached, random.Below(plan.Count), crossing ? 0.5f : Anchors[random.Below(Anchors.Length)],
                    crossing ? 0.5f : Anchors[random.Below(4)], Vector2.Zero));
            }
        }
        var character = new CharacterPlan(plan.ToImmutable());
        return character.IsPlausible(random) ? character : null;
    }

    /// <summary>Draws the character.</summary>
    /// <param name="hand">Who draws.</param>
    /// <param name="random">The chance of this drawing.</param>
    public Drawing Draw(DrawerHand hand, SeededRandom random)
    {
        var ways = Place(hand, random);
        var (sin, cos) = MathF.SinCos(hand.Turn + 0.4f * hand.TurnNoise * random.Normal());
        var widening = MathF.Exp(hand.Widening / 2 + hand.SizeNoise * 0.5f * random.Normal());
        var middle = Middle(Box(ways));
        var drawn = ImmutableArray.CreateBuilder<Stroke>(ways.Count);
        var time = 0f;
        foreach (var way in ways)
        {
            for (var pass = 0; pass < hand.Rounding; pass++)
                Round(way);
            if (random.Uniform() < hand.Backwards)
                Array.Reverse(way);
            var (phaseX, phaseY, pace) = (random.Uniform(0, 6.28f), random.Uniform(0, 6.28f), random.Uniform(4f, 9f));
            var points = ImmutableArray.CreateBuilder<InkPoint>(way.Length);
            var length = 0f;
            for (var i = 0; i < way.Length; i++)
            {
                var step = i == 0 ? 0 : Vector2.Distance(way[i], way[i - 1]);
                length += step;
                time += 1000 * step / hand.Speed;
                var place = way[i] - middle + hand.Waver * new Vector2(MathF.Sin(pace * length + phaseX), MathF.Sin(1.3f * pace * length + phaseY));
                place = new Vector2((place.X - hand.Slant * place.Y) * widening, place.Y / widening);
                points.Add(new InkPoint(PixelsPerUnit * (1 + place.X * cos - place.Y * sin), PixelsPerUnit * (1 + place.X * sin + place.Y * cos), TimeMs: time));
            }
            drawn.Add(new Stroke(points.MoveToImmutable()));
            time += PauseMs;
        }
        return new Drawing(drawn.MoveToImmutable());
    }

    /// <summary>The ways of the pen, before the drawer's habits.</summary>
    List<Vector2[]> Place(DrawerHand hand, SeededRandom random)
    {
        var ways = new List<Vector2[]>(strokes.Length);
        foreach (var stroke in strokes)
        {
            var way = stroke.Shape.Trace(hand.KnotNoise, random);
            var size = stroke.Scale * MathF.Exp(hand.SizeNoise * random.Normal());
            var stretch = MathF.Exp(hand.SizeNoise * random.Normal());
            var lean = hand.TurnNoise * random.Normal();
            var (sin, cos) = MathF.SinCos(hand.TurnNoise * random.Normal());
            for (var i = 0; i < way.Length; i++)
            {
                var (x, y) = ((way[i].X + lean * way[i].Y) * stretch * (stroke.Mirrored ? -size : size), way[i].Y / stretch * size);
                way[i] = new Vector2(x * cos - y * sin, x * sin + y * cos);
            }
            var off = new Vector2(random.Normal(), random.Normal()) * hand.PlacementNoise;
            var move = stroke.Relation switch
            {
                StrokeRelation.Attached => PointAt(ways[stroke.Other], stroke.OtherPoint) - PointAt(way, stroke.OwnPoint) + off,
                StrokeRelation.Beside => BesideOf(ways, way, stroke.Side) + off,
                _ => Vector2.Zero,
            };
            for (var i = 0; i < way.Length; i++)
                way[i] += move;
            ways.Add(way);
        }
        return ways;
    }

    bool IsPlausible(SeededRandom random)
    {
        if (strokes.Length == 1 && strokes[0].Shape.Kind is StrokeKind.Line or StrokeKind.Dot)
            return false;
        var ways = Place(DrawerHand.Ideal, random);
        var (low, high) = Box(ways);
        var (width, height) = (high.X - low.X, high.Y - low.Y);
        if (width > 2.2f * height || height > 2.8f * width || MathF.Max(width, height) > 2.2f)
            return false;
        for (var one = 0; one < ways.Count; one++)
        {
            var others = ways.Where((_, other) => other != one).SelectMany(way => way).ToList();
            if (others.Count > 0 && ways[one].Count(point => others.TrueForAll(other => Vector2.DistanceSquared(point, other) > OwnDistance * OwnDistance)) < LeastOwnShare * ways[one].Length
                && strokes[one].Shape.Kind != StrokeKind.Dot)
                return false;
        }
        return true;
    }

    static Vector2 PointAt(Vector2[] way, float at) => way[(int)MathF.Round(at * (way.Length - 1))];

    static Vector2 BesideOf(List<Vector2[]> ways, Vector2[] way, Vector2 side)
    {
        var (all, own) = (Box(ways), Box([way]));
        // In the middle of the others, or its edge a gap away from theirs.
        var reach = (all.High - all.Low + own.High - own.Low) / 2 + new Vector2(Gap);
        return Middle(all) + side * reach - Middle(own);
    }

    static void Round(Vector2[] way)
    {
        var before = way[0];
        for (var i = 1; i + 1 < way.Length; i++)
            (before, way[i]) = (way[i], (before + 2 * way[i] + way[i + 1]) / 4);
    }

    static (Vector2 Low, Vector2 High) Box(List<Vector2[]> ways) =>
        (ways.SelectMany(way => way).Aggregate(Vector2.Min), ways.SelectMany(way => way).Aggregate(Vector2.Max));

    static Vector2 Middle((Vector2 Low, Vector2 High) box) => (box.Low + box.High) / 2;
}
