using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SymbolNet.Ink;

namespace SymbolNet.Web.Components;

/// <summary>A drawing as SVG paths, one per stroke, centred in a square of <see cref="Edge"/> units with a margin, and when each stroke is drawn in a replay. Immutable.</summary>
/// <param name="Strokes">The strokes in drawing order.</param>
public sealed record InkPath(ImmutableArray<InkPath.StrokePath> Strokes)
{
    /// <summary>Edge of the square, in units of the paths.</summary>
    public const int Edge = 100;

    /// <summary>Longest a replay takes, in milliseconds: people look at it for its shape, not to wait for it.</summary>
    public const int ReplayLimitMs = 3000;

    // Room for half the pen's width and round ends.
    const float Margin = 8f;
    // Points closer than this (in units) can't be told apart at the sizes shown; leaving them out keeps a wall of a thousand tiles light.
    const float LeastStep = 1f;
    const float LongestPauseMs = 400f;
    const float ShortestStrokeMs = 80f;
    // Where no times were recorded (imported or computed strokes): the pace of an unhurried hand.
    const float UnitsPerMs = 0.2f;
    const float UsualPauseMs = 120f;

    /// <summary>One stroke.</summary>
    /// <param name="Data">The <c>d</c> attribute of its path.</param>
    /// <param name="StartsMs">When it begins in a replay, in milliseconds.</param>
    /// <param name="TakesMs">How long it takes to draw, in milliseconds.</param>
    public readonly record struct StrokePath(string Data, int StartsMs, int TakesMs);

    /// <summary>The paths of a drawing; none for a clean sheet.</summary>
    public static InkPath Of(Drawing drawing)
    {
        if (drawing.IsEmpty) return new InkPath([]);
        var fit = Fit.Of(drawing);
        var lines = drawing.Strokes.Select(stroke => fit.Place(stroke)).ToList();
        return new InkPath([.. lines.Zip(Times(drawing, lines), (line, time) => new StrokePath(Data(line), (int)time.Starts, (int)time.Takes))]);
    }

    /// <summary>Real times with long pauses cut, squeezed into the limit; an even pace where there are none.</summary>
    static IEnumerable<(float Starts, float Takes)> Times(Drawing drawing, List<List<(float X, float Y)>> lines)
    {
        var recorded = drawing.Strokes.All(stroke => stroke.Points[^1].TimeMs >= stroke.Points[0].TimeMs) && drawing.Strokes.Any(stroke => stroke.Points[^1].TimeMs > stroke.Points[0].TimeMs);
        var times = new List<(float Starts, float Takes)>();
        float now = 0;
        for (var index = 0; index < lines.Count; index++)
        {
            var points = drawing.Strokes[index].Points;
            if (index > 0) now += recorded ? Math.Clamp(points[0].TimeMs - drawing.Strokes[index - 1].Points[^1].TimeMs, 0, LongestPauseMs) : UsualPauseMs;
            var takes = Math.Max(ShortestStrokeMs, recorded ? points[^1].TimeMs - points[0].TimeMs : Length(lines[index]) / UnitsPerMs);
            times.Add((now, takes));
            now += takes;
        }
        var squeeze = Math.Min(1f, ReplayLimitMs / now);
        return times.Select(time => (time.Starts * squeeze, time.Takes * squeeze));
    }

    static float Length(List<(float X, float Y)> line) => line.Zip(line.Skip(1), (a, b) => MathF.Sqrt((b.X - a.X) * (b.X - a.X) + (b.Y - a.Y) * (b.Y - a.Y))).Sum();

    /// <summary>A smooth line: quadratic curves between the middles of neighbouring points.</summary>
    static string Data(List<(float X, float Y)> line)
    {
        var data = new StringBuilder().Append('M').Append(Number(line[0].X)).Append(' ').Append(Number(line[0].Y));
        // A line of no length would not be painted everywhere; a hair's breadth with round ends is a dot.
        if (line.Count == 1) return data.Append("h.1").ToString();
        for (var index = 1; index < line.Count - 1; index++)
        {
            var (x, y) = line[index];
            var (nextX, nextY) = line[index + 1];
            data.Append('Q').Append(Number(x)).Append(' ').Append(Number(y)).Append(' ').Append(Number((x + nextX) / 2)).Append(' ').Append(Number((y + nextY) / 2));
        }
        return data.Append('L').Append(Number(line[^1].X)).Append(' ').Append(Number(line[^1].Y)).ToString();
    }

    static string Number(float value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>How a drawing is scaled and moved into the square: aspect kept, centred.</summary>
    readonly record struct Fit(float Scale, float MiddleX, float MiddleY)
    {
        public static Fit Of(Drawing drawing)
        {
            float left = float.MaxValue, right = float.MinValue, top = float.MaxValue, bottom = float.MinValue;
            foreach (var stroke in drawing.Strokes)
                foreach (var point in stroke.Points)
                {
                    (left, right) = (Math.Min(left, point.X), Math.Max(right, point.X));
                    (top, bottom) = (Math.Min(top, point.Y), Math.Max(bottom, point.Y));
                }
            var extent = Math.Max(right - left, bottom - top);
            return new Fit(extent > 0 ? (Edge - 2 * Margin) / extent : 0, (left + right) / 2, (top + bottom) / 2);
        }

        public List<(float X, float Y)> Place(Stroke stroke)
        {
            var line = new List<(float X, float Y)>();
            for (var index = 0; index < stroke.Points.Length; index++)
            {
                var x = Edge / 2f + (stroke.Points[index].X - MiddleX) * Scale;
                var y = Edge / 2f + (stroke.Points[index].Y - MiddleY) * Scale;
                var far = line.Count == 0 || MathF.Abs(x - line[^1].X) + MathF.Abs(y - line[^1].Y) >= LeastStep;
                if (far) line.Add((x, y));
                else if (index == stroke.Points.Length - 1 && line.Count > 1) line[^1] = (x, y);
            }
            return line;
        }
    }
}
