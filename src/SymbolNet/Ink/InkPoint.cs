namespace SymbolNet.Ink;

/// <summary>One sample of the pen. Coordinates are pixels of any frame (x to the right, y downward).</summary>
/// <param name="X">Horizontal position in pixels.</param>
/// <param name="Y">Vertical position in pixels, growing downward.</param>
/// <param name="Pressure">Pen pressure from 0 (touching) to 1 (full). Devices without pressure report 0.5.</param>
/// <param name="TimeMs">Milliseconds since the drawing began.</param>
public readonly record struct InkPoint(float X, float Y, float Pressure = 0.5f, float TimeMs = 0f)
{
    /// <summary>Largest absolute coordinate a drawing may hold, in pixels.</summary>
    public const float CoordinateLimit = 100_000f;

    /// <summary>Longest time a drawing may take, in milliseconds (over eleven days: a sheet may lie open for long).</summary>
    public const float TimeLimitMs = 1_000_000_000f;

    /// <summary>True when every number is finite, the position lies within <see cref="CoordinateLimit"/>, the pressure within 0..1 and the time within 0..<see cref="TimeLimitMs"/>.</summary>
    public bool IsValid =>
        MathF.Abs(X) <= CoordinateLimit && MathF.Abs(Y) <= CoordinateLimit
        && Pressure is >= 0f and <= 1f && TimeMs is >= 0f and <= TimeLimitMs;
}
