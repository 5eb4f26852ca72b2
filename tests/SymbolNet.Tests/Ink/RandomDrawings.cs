using FsCheck;
using FsCheck.Fluent;
using SymbolNet.Ink;

namespace SymbolNet.Tests.Ink;

/// <summary>Drawings for property tests.</summary>
static class RandomDrawings
{
    static Gen<float> Between(float from, float to) => Gen.Choose(0, 1_000_000).Select(i => from + (to - from) * (i / 1_000_000f));

    static Gen<InkPoint> Points(float reach) =>
        from x in Between(-reach, reach)
        from y in Between(-reach, reach)
        from pressure in Between(0, 1)
        from time in Between(0, 100_000)
        select new InkPoint(x, y, pressure, time);

    /// <summary>Anything a drawing may be, the clean sheet included.</summary>
    public static Arbitrary<Drawing> Any { get; } = Of(from reach in Gen.Elements(1f, 300f, InkPoint.CoordinateLimit) from strokes in Strokes(Points(reach), 0) select new Drawing([.. strokes]));

    /// <summary>At least one stroke, corners on a grid of 10 pixels in a sheet of 400: no two different corners fall together in a picture.</summary>
    public static Arbitrary<Drawing> OnGrid { get; } = Of(
        from strokes in Strokes(from x in Gen.Choose(0, 40) from y in Gen.Choose(0, 40) select new InkPoint(10 * x, 10 * y), 1)
        select new Drawing([.. strokes]));

    static Gen<Stroke[]> Strokes(Gen<InkPoint> points, int least) =>
        from count in Gen.Choose(least, 5)
        from strokes in (from length in Gen.Choose(1, 12) from all in points.ArrayOf(length) select new Stroke([.. all])).ArrayOf(count)
        select strokes;

    static Arbitrary<Drawing> Of(Gen<Drawing> drawings) =>
        Arb.From(drawings, drawing => drawing.Strokes.Length < 2 ? [] : drawing.Strokes.Select(stroke => new Drawing(drawing.Strokes.Remove(stroke))));
}
