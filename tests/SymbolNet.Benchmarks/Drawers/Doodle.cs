using SymbolNet.Ink;

namespace SymbolNet.Benchmarks.Drawers;

/// <summary>Drawings made by code, as large and as long as real ones. The same seed gives the same drawing.</summary>
static class Doodle
{
    /// <summary>Pens report about 120 times a second.</summary>
    const float MsPerPoint = 1000f / 120;

    const float Sheet = 400f;

    /// <summary>A symbol of one to four smooth strokes and 60 to 120 points.</summary>
    public static Drawing Symbol(int seed)
    {
        var random = new Random(seed);
        var points = random.Next(60, 121);
        var strokes = random.Next(1, 5);
        var (begun, drawing) = (0, Drawing.Empty);
        for (var i = 1; i <= strokes; i++)
        {
            var end = points * i / strokes;
            drawing = drawing.Add(Curve(random, end - begun, begun * MsPerPoint, waves: 2));
            begun = end;
        }
        return drawing;
    }

    /// <summary>One stroke of many points all over the sheet.</summary>
    public static Drawing Scribble(int seed, int points) => new(Curve(new Random(seed), points, 0f, waves: 40));

    /// <summary>A sum of a few sines in each direction.</summary>
    static Stroke Curve(Random random, int points, float startMs, int waves)
    {
        Span<float> numbers = stackalloc float[8];
        foreach (ref var number in numbers)
            number = random.NextSingle();
        var (x, y) = (Sheet * (0.3f + 0.4f * numbers[0]), Sheet * (0.3f + 0.4f * numbers[1]));
        var stroke = new InkPoint[points];
        for (var i = 0; i < points; i++)
        {
            var t = MathF.Tau * waves / 4 * i / points;
            stroke[i] = new InkPoint(
                x + Sheet * 0.2f * (MathF.Sin(t + 6 * numbers[2]) + numbers[3] * MathF.Sin(2.3f * t + 6 * numbers[4])),
                y + Sheet * 0.2f * (MathF.Sin(1.1f * t + 6 * numbers[5]) + numbers[6] * MathF.Sin(1.7f * t + 6 * numbers[7])),
                0.5f, startMs + i * MsPerPoint);
        }
        return new Stroke([.. stroke]);
    }
}
