namespace SymbolNet.Learning.Data.Procedural;

/// <summary>The kinds of pen movement that made-up characters are composed of.</summary>
enum StrokeKind
{
    /// <summary>A straight line.</summary>
    Line,

    /// <summary>Two straight lines that meet: L, V, 7.</summary>
    Corner,

    /// <summary>Three or four straight lines: Z, N, W.</summary>
    Zigzag,

    /// <summary>A quarter to three quarters of an ellipse.</summary>
    Arc,

    /// <summary>A whole ellipse.</summary>
    Ring,

    /// <summary>A line that runs into a loop: 6, 9, e.</summary>
    Loop,

    /// <summary>A line with a curl at its end: J.</summary>
    Hook,

    /// <summary>An S.</summary>
    Wave,

    /// <summary>A free curve.</summary>
    Sweep,

    /// <summary>A dot.</summary>
    Dot,
}
