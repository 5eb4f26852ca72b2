using SymbolNet.Ink;

namespace SymbolNet.Web.Lab;

/// <summary>Drawings on the cards of the lab, computed so that they are smooth at any size.</summary>
static class LabExample
{
    /// <summary>Two waves, one above the other: alike.</summary>
    public static Drawing TwoWaves { get; } = new(
        Curve(0, t => (-44 + 88 * t, -18 - 14 * Math.Sin(2 * Math.PI * t))),
        Curve(1100, t => (-44 + 88 * t, 18 - 14 * Math.Sin(2 * Math.PI * t))));

    /// <summary>A spiral: a path over a map.</summary>
    public static Drawing Spiral { get; } = new(
        Curve(0, t => (44 * t * Math.Cos(4.4 * Math.PI * t), 44 * t * Math.Sin(4.4 * Math.PI * t))));

    /// <summary>Two rings that overlap: easily confused.</summary>
    public static Drawing TwoRings { get; } = new(
        Curve(0, t => (-18 + 27 * Math.Cos(2 * Math.PI * t), 27 * Math.Sin(2 * Math.PI * t))),
        Curve(1100, t => (18 + 27 * Math.Cos(2 * Math.PI * t), 27 * Math.Sin(2 * Math.PI * t))));

    const int Steps = 48;
    const float TakesMs = 900;

    static Stroke Curve(float startsMs, Func<double, (double X, double Y)> at) => new(
        [.. Enumerable.Range(0, Steps + 1).Select(step => (double)step / Steps).Select(t => (t, Place: at(t)))
            .Select(point => new InkPoint((float)point.Place.X, (float)point.Place.Y, 0.5f, startsMs + TakesMs * (float)point.t))]);
}
