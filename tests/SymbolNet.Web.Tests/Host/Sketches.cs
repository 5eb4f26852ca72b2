using SymbolNet.Ink;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Sketchpad;

namespace SymbolNet.Web.Tests.Host;

/// <summary>Drawings that look different from each other, and how they travel.</summary>
static class Sketches
{
    /// <summary>One of the 256 steps that pressure is stored in.</summary>
    const float Pressure = 128 / 255f;

    public static Drawing Line { get; } = Strokes([(0, 50), (100, 50)]);
    public static Drawing Bar { get; } = Strokes([(50, 0), (50, 100)]);
    public static Drawing Cross { get; } = Strokes([(0, 0), (100, 100)], [(100, 0), (0, 100)]);
    public static Drawing Angle { get; } = Strokes([(0, 0), (0, 100), (100, 100)]);
    public static Drawing Square { get; } = Strokes([(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]);
    public static Drawing Gate { get; } = Strokes([(0, 100), (0, 0), (100, 0), (100, 100)]);

    /// <summary>A drawing that differs for every number.</summary>
    public static Drawing Numbered(int number)
    {
        var random = new Random(number);
        return Strokes([.. Enumerable.Range(0, 6).Select(_ => (random.Next(100), random.Next(100)))]);
    }

    public static IReadOnlyList<StarterCategory> Starter { get; } =
    [
        new("test/line", "line", [Line, Strokes([(0, 48), (100, 52)])]),
        new("test/cross", "cross", [Cross]),
        new("test/angle", "angle", [Angle, Strokes([(0, 0), (2, 90), (100, 100)]), Strokes([(5, 0), (0, 100), (95, 100)])]),
    ];

    public static Drawing Strokes(params (int X, int Y)[][] strokes) =>
        new([.. strokes.Select((points, order) => new Stroke([.. points.Select((point, index) => new InkPoint(point.X, point.Y, Pressure, 100 * order + 10 * index))]))]);

    /// <summary>The whole drawing in one batch.</summary>
    public static InkBatch Batch(this Drawing drawing, int revision, bool reset = false) =>
        new(revision, reset, null, [.. drawing.Strokes.Select((stroke, index) => new StrokeInk(index + 1, Numbers(stroke.Points)))]);

    /// <summary>The drawing point by point, as a hand would draw it.</summary>
    public static IEnumerable<InkBatch> Batches(this Drawing drawing, int firstRevision = 1)
    {
        var revision = firstRevision;
        foreach (var (stroke, id) in drawing.Strokes.Select((stroke, index) => (stroke, index + 1)))
            foreach (var point in stroke.Points)
                yield return new InkBatch(revision++, false, null, [new StrokeInk(id, Numbers([point]))]);
    }

    static float[] Numbers(IEnumerable<InkPoint> points) => [.. points.SelectMany(point => new[] { point.X, point.Y, point.Pressure, point.TimeMs })];
}
