using System.Collections.Immutable;
using SymbolNet.Ink;

namespace SymbolNet.Web.Sketchpad;

/// <summary>The server's copy of a sheet while ink arrives. A batch is applied whole or not at all. Not thread-safe.</summary>
sealed class InkSheet(InkOptions options)
{
    /// <summary>Numbers per point on the wire: x, y, pressure, time.</summary>
    const int NumbersPerPoint = 4;

    // A sheet has few strokes, and their order is the order of drawing.
    readonly List<(int Id, ImmutableArray<InkPoint>.Builder Points)> strokes = [];

    /// <summary>Revision of the last batch; 0 before the first.</summary>
    public int Revision { get; private set; }

    /// <summary>The ink as it is now.</summary>
    /// <param name="newestStroke">Strokes that were begun after this one are left out.</param>
    public Drawing ToDrawing(int newestStroke = int.MaxValue) => new([.. strokes.Where(stroke => stroke.Id <= newestStroke).Select(stroke => new Stroke(stroke.Points.ToImmutable()))]);

    /// <summary>Applies one batch.</summary>
    /// <exception cref="InvalidInputException">The batch breaks a rule; the sheet is as before.</exception>
    public void Apply(InkBatch batch)
    {
        if (!batch.Reset && batch.Revision <= Revision || batch.Revision < 1)
            throw new InvalidInputException($"Ink of revision {batch.Revision} came after revision {Revision}.");
        var arriving = Read(batch.Strokes ?? []);
        var removed = (batch.Removed ?? []).ToHashSet();
        // Count first: a refused batch changes nothing.
        var kept = batch.Reset ? [] : strokes.Where(stroke => !removed.Contains(stroke.Id)).ToList();
        var points = kept.Sum(stroke => stroke.Points.Count) + arriving.Sum(stroke => stroke.Points.Length);
        if (points > options.PointLimit)
            throw new InvalidInputException($"A drawing may have up to {options.PointLimit:N0} points; this one would have {points:N0}.");
        var strokeCount = kept.Select(stroke => stroke.Id).Union(arriving.Select(stroke => stroke.Id)).Count();
        if (strokeCount > options.StrokeLimit)
            throw new InvalidInputException($"A drawing may have up to {options.StrokeLimit:N0} strokes; this one would have {strokeCount:N0}.");

        if (kept.Count != strokes.Count)
        {
            strokes.Clear();
            strokes.AddRange(kept);
        }
        foreach (var (id, added) in arriving)
            PointsOf(id).AddRange(added);
        Revision = batch.Revision;
    }

    ImmutableArray<InkPoint>.Builder PointsOf(int id)
    {
        // The stroke under the pen is the last one.
        for (var i = strokes.Count - 1; i >= 0; i--)
            if (strokes[i].Id == id)
                return strokes[i].Points;
        strokes.Add((id, ImmutableArray.CreateBuilder<InkPoint>()));
        return strokes[^1].Points;
    }

    List<(int Id, InkPoint[] Points)> Read(StrokeInk[] strokes)
    {
        var read = new List<(int, InkPoint[])>(strokes.Length);
        var left = options.PointsPerBatchLimit;
        foreach (var stroke in strokes)
        {
            var numbers = stroke?.Points ?? throw new InvalidInputException("A stroke of the ink has no points.");
            if (numbers.Length == 0 || numbers.Length % NumbersPerPoint != 0)
                throw new InvalidInputException($"The points of a stroke are {NumbersPerPoint} numbers each (x, y, pressure, time); {numbers.Length} numbers came.");
            if ((left -= numbers.Length / NumbersPerPoint) < 0)
                throw new InvalidInputException($"One message may carry up to {options.PointsPerBatchLimit:N0} points.");
            var points = new InkPoint[numbers.Length / NumbersPerPoint];
            for (var i = 0; i < points.Length; i++)
            {
                var at = i * NumbersPerPoint;
                points[i] = new InkPoint(numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]);
                if (!points[i].IsValid)
                    throw new InvalidInputException(
                        $"A point is out of range: coordinates within ±{InkPoint.CoordinateLimit:N0} pixels, pressure 0 to 1 and time from 0 ms are accepted.");
            }
            read.Add((stroke.Id, points));
        }
        return read;
    }
}
