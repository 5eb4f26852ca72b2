using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SymbolNet.Ink;

namespace SymbolNet.Learning.Data;

/// <summary>
/// Reads one Omniglot stroke file: <c>START</c>, then lines <c>x,y,t</c> (pixels of a frame 105 wide, y negative downward; milliseconds), <c>BREAK</c> after each stroke.
/// In the drawing y grows downward and time starts at 0. Thread-safe.
/// </summary>
public static class StrokeFileReader
{
    /// <summary>Reads the strokes of a file.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidInputException">The file is no stroke file, or too large for a <see cref="Drawing"/>.</exception>
    public static Drawing Read(ReadOnlySpan<byte> file, string name)
    {
        var strokes = ImmutableArray.CreateBuilder<Stroke>();
        var points = ImmutableArray.CreateBuilder<InkPoint>();
        var (started, number, first) = (false, 0, float.NaN);

        Span<Range> parts = stackalloc Range[4];
        void EndStroke()
        {
            if (points.Count > 0)
                strokes.Add(new Stroke(points.ToImmutable()));
            points.Clear();
        }

        foreach (var raw in Encoding.ASCII.GetString(file).AsSpan().EnumerateLines())
        {
            number++;
            var line = raw.Trim();
            if (line.IsEmpty)
                continue;
            if (line is "START")
                started = true;
            else if (!started)
                throw new InvalidInputException($"'{name}' is no stroke file: it does not begin with START.");
            else if (line is "BREAK")
                EndStroke();
            else
            {
                if (line.Split(parts, ',') != 3
                    || !TryParse(line[parts[0]], out var x) || !TryParse(line[parts[1]], out var y) || !TryParse(line[parts[2]], out var time))
                    throw new InvalidInputException($"Line {number} of '{name}' is no point: three numbers x,y,t are expected.");
                if (float.IsNaN(first))
                    first = time;
                points.Add(new InkPoint(x, -y, TimeMs: Math.Max(0, time - first)));
            }
        }
        EndStroke();
        if (strokes.Count == 0)
            throw new InvalidInputException($"'{name}' holds no strokes.");
        return new Drawing(strokes.ToImmutable());
    }

    static bool TryParse(ReadOnlySpan<char> text, out float number) => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && float.IsFinite(number);
}
