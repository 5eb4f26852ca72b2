using SymbolNet.Ink;

namespace SymbolNet.Web.Components;

/// <summary>Drawings that pages show as examples, computed so that they are smooth at any size.</summary>
public static class ExampleDrawing
{
    /// <summary>The letter psi: a bowl, then a line through it.</summary>
    public static Drawing Psi { get; } = new(
        Curve(0, 900, t => (-34 * Math.Cos(Math.PI * t), -38 + 44 * Math.Sin(Math.PI * t))),
        Curve(1150, 500, t => (0, -46 + 96 * t)));

    /// <summary>A question mark: a hook, then a dot.</summary>
    public static Drawing QuestionMark { get; } = new(
        Curve(0, 900, t => t < 0.7
            ? (22 * Math.Cos(Math.PI * (1.1 + 1.4 * t / 0.7)), -22 + 22 * Math.Sin(Math.PI * (1.1 + 1.4 * t / 0.7)))
            : (0, 28 * (t - 0.7) / 0.3)),
        Curve(1200, 80, _ => (0, 46)));

    static Stroke Curve(double startsMs, double takesMs, Func<double, (double X, double Y)> at) => new(
        [.. Enumerable.Range(0, 33).Select(step => step / 32.0).Select(t => (t, Place: at(t)))
            .Select(point => new InkPoint((float)point.Place.X, (float)point.Place.Y, 0.5f, (float)(startsMs + takesMs * point.t)))]);
}
