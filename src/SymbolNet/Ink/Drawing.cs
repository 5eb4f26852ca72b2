using System.Collections.Immutable;

namespace SymbolNet.Ink;

/// <summary>The strokes of one symbol in the order they were drawn. Immutable; every change gives a new drawing that shares the strokes. Safe to share between threads.</summary>
public sealed class Drawing : IEquatable<Drawing>
{
    /// <summary>Most strokes one drawing may hold.</summary>
    public const int StrokeLimit = 500;

    /// <summary>Most points one drawing may hold.</summary>
    public const int PointLimit = 20_000;

    /// <summary>A clean sheet.</summary>
    public static Drawing Empty { get; } = new([]);

    /// <summary>Makes a drawing from whole strokes.</summary>
    /// <exception cref="InvalidInputException">More than <see cref="StrokeLimit"/> strokes or <see cref="PointLimit"/> points.</exception>
    public Drawing(params ImmutableArray<Stroke> strokes)
    {
        Strokes = strokes.IsDefault ? [] : strokes;
        if (Strokes.Length > StrokeLimit)
            throw new InvalidInputException($"A drawing may have up to {StrokeLimit} strokes; this one has {Strokes.Length}.");
        PointCount = Strokes.Sum(stroke => stroke.Points.Length);
        if (PointCount > PointLimit)
            throw new InvalidInputException($"A drawing may have up to {PointLimit} points; this one has {PointCount}.");
    }

    /// <summary>The strokes in drawing order.</summary>
    public ImmutableArray<Stroke> Strokes { get; }

    /// <summary>Number of points over all strokes.</summary>
    public int PointCount { get; }

    /// <summary>True on a clean sheet.</summary>
    public bool IsEmpty => Strokes.IsEmpty;

    /// <summary>The drawing with one more stroke on top.</summary>
    /// <exception cref="InvalidInputException">The drawing would outgrow its limits.</exception>
    public Drawing Add(Stroke stroke) => new(Strokes.Add(stroke));

    /// <summary>The drawing without its last stroke; a clean sheet stays clean.</summary>
    public Drawing Undo() => IsEmpty ? this : new(Strokes.RemoveAt(Strokes.Length - 1));

    /// <inheritdoc />
    public bool Equals(Drawing? other) => other is not null && Strokes.SequenceEqual(other.Strokes);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Drawing);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Strokes.Length, PointCount);
}
