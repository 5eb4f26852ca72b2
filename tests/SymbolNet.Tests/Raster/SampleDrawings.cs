using SymbolNet.Ink;
using SymbolNet.Raster;

namespace SymbolNet.Tests.Raster;

/// <summary>Drawings with names, in a frame of about 100 pixels, and pictures of them as another program would paint them.</summary>
static class SampleDrawings
{
    public static Drawing OnePoint { get; } = Of([(50, 50)]);
    public static Drawing TwoEqualPoints { get; } = Of([(50, 50), (50, 50)]);
    public static Drawing TremblingTap { get; } = Of([(50, 50), (50.4f, 50.2f), (50.1f, 50.5f)]);
    public static Drawing HorizontalLine { get; } = Of([(10, 40), (90, 40)]);
    public static Drawing VerticalLine { get; } = Of([(40, 10), (40, 90)]);
    public static Drawing LetterA { get; } = Of([(10, 90), (40, 10), (70, 90)], [(22, 60), (58, 60)]);
    public static Drawing LetterI { get; } = Of([(50, 30), (50, 90)], [(50, 12)]);
    public static Drawing LetterL { get; } = Of([(20, 10), (20, 90), (70, 90)]);
    public static Drawing Seven { get; } = Of([(20, 15), (75, 15), (40, 90)], [(35, 52), (70, 52)]);
    public static Drawing Ring { get; } = Curve(60, t => (50 + 40 * MathF.Cos(2 * MathF.PI * t), 50 + 40 * MathF.Sin(2 * MathF.PI * t)));
    public static Drawing Spiral { get; } = Curve(120, t => (50 + 45 * t * MathF.Cos(5 * MathF.PI * t), 50 + 45 * t * MathF.Sin(5 * MathF.PI * t)));
    public static Drawing Wave { get; } = Curve(80, t => (5 + 90 * t, 50 + 20 * MathF.Sin(4 * MathF.PI * t)));
    public static Drawing Scribble { get; } = RandomScribble(5000);

    /// <summary>All that can be told from one another.</summary>
    public static IReadOnlyDictionary<string, Drawing> Named { get; } = new Dictionary<string, Drawing>
    {
        ["one-point"] = OnePoint, ["horizontal-line"] = HorizontalLine, ["vertical-line"] = VerticalLine, ["letter-a"] = LetterA, ["letter-i"] = LetterI, ["letter-l"] = LetterL, ["seven"] = Seven,
        ["ring"] = Ring, ["spiral"] = Spiral, ["wave"] = Wave,
    };

    /// <summary>Paints a drawing with a round pen into a grey picture, without any of the rasteriser's code.</summary>
    /// <param name="drawing">What to paint.</param>
    /// <param name="side">Side of the picture in pixels; the drawing's frame of 100 pixels fills it.</param>
    /// <param name="penWidth">In pixels of the picture.</param>
    /// <param name="ink">Brightness of the ink.</param>
    /// <param name="paper">Brightness of the paper.</param>
    public static GreyImage Paint(Drawing drawing, int side, float penWidth, byte ink = 0, byte paper = 255)
    {
        var scale = side / 100f;
        var pixels = new byte[side * side];
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
            {
                var distance = float.MaxValue;
                foreach (var stroke in drawing.Strokes)
                    for (var i = 0; i < stroke.Points.Length; i++)
                        distance = MathF.Min(distance, Distance((x + 0.5f) / scale, (y + 0.5f) / scale, stroke.Points[Math.Max(0, i - 1)], stroke.Points[i]) * scale);
                var coverage = Math.Clamp(penWidth / 2 - distance + 0.5f, 0, 1);
                pixels[y * side + x] = (byte)MathF.Round(paper + coverage * (ink - paper));
            }
        return new GreyImage(side, side, pixels);
    }

    /// <summary>Distance of a place to the line between two points.</summary>
    public static float Distance(float x, float y, InkPoint from, InkPoint to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var square = dx * dx + dy * dy;
        var along = square == 0 ? 0 : Math.Clamp(((x - from.X) * dx + (y - from.Y) * dy) / square, 0, 1);
        return float.Hypot(x - from.X - along * dx, y - from.Y - along * dy);
    }

    /// <summary>A small loop on a long stem, as the head of a pin or of a nine.</summary>
    public static Drawing Pin(float radius) => new([.. Curve(40, t => (50 + radius * MathF.Cos(2 * MathF.PI * t), 30 + radius * MathF.Sin(2 * MathF.PI * t))).Strokes, .. Of([(50, 30 + radius), (50, 90)]).Strokes]);

    static Drawing Of(params (float X, float Y)[][] strokes) => new([.. strokes.Select(stroke => new Stroke([.. stroke.Select(point => new InkPoint(point.X, point.Y))]))]);

    static Drawing Curve(int steps, Func<float, (float X, float Y)> at) => Of([.. Enumerable.Range(0, steps + 1).Select(i => at((float)i / steps))]);

    static Drawing RandomScribble(int points)
    {
        var random = new Random(7);
        var (x, y) = (50f, 50f);
        return Of([.. Enumerable.Range(0, points).Select(_ => (x = Math.Clamp(x + 8 * random.NextSingle() - 4, 0, 100), y = Math.Clamp(y + 8 * random.NextSingle() - 4, 0, 100)))]);
    }
}
