using System.Collections.Immutable;

namespace SymbolNet.Ink;

/// <summary>What the pen drew between touching and leaving the paper. Immutable, never empty; safe to share between threads.</summary>
public sealed class Stroke : IEquatable<Stroke>
{
    /// <summary>Makes a stroke from its points in the order they were drawn.</summary>
    /// <exception cref="InvalidInputException">There is no point, or one is not <see cref="InkPoint.IsValid"/>.</exception>
    public Stroke(params ImmutableArray<InkPoint> points)
    {
        if (points.IsDefaultOrEmpty)
            throw new InvalidInputException("A stroke needs at least one point.");
        foreach (var point in points)
            if (!point.IsValid)
                throw new InvalidInputException(
                    $"A point of a stroke is out of range ({point.X}, {point.Y}, pressure {point.Pressure}, time {point.TimeMs}): coordinates within ±{InkPoint.CoordinateLimit:0} pixels, pressure 0 to 1 and time 0 to {InkPoint.TimeLimitMs:0} ms are accepted.");
        Points = points;
    }

    /// <summary>The points in drawing order; at least one.</summary>
    public ImmutableArray<InkPoint> Points { get; }

    /// <inheritdoc />
    public bool Equals(Stroke? other) => other is not null && Points.AsSpan().SequenceEqual(other.Points.AsSpan());

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Stroke);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Points.Length, Points[0], Points[^1]);
}
