using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace SymbolNet.Ink;

/// <summary>
/// The two written forms of a drawing. Thread-safe.
/// <para>Binary, version 1 (for storage): byte <c>0x53 'S'</c>, byte <c>0x4E 'N'</c>, byte version, varint stroke count; per stroke: varint point count, then per point the
/// zig-zag varint differences to the previous point of x and y in 1/16 pixel, of pressure in 1/255 and of time in whole milliseconds. Values are rounded to those steps; the first point of a
/// drawing is a difference to zero, the first point of a later stroke to the last point of the stroke before. Varints are little-endian groups of 7 bits, as in LEB128.</para>
/// <para>JSON, version 1 (for people and programs): <c>{"version":1,"strokes":[[[x,y,pressure,timeMs], ...], ...]}</c>; pressure and time may be left out, other properties are skipped.</para>
/// </summary>
public static class DrawingFormat
{
    const byte Version = 1;
    const float StepsPerPixel = 16f;
    const float PressureSteps = 255f;

    /// <summary>Fewest bytes a point takes: four differences of one byte. Declared counts are checked against it before anything is allocated.</summary>
    const int BytesPerPoint = 4;

    /// <summary>Fewest bytes a stroke takes: its count and one point.</summary>
    const int BytesPerStroke = 1 + BytesPerPoint;

    /// <summary>Writes the binary form.</summary>
    public static byte[] ToBytes(Drawing drawing)
    {
        var bytes = new ArrayBufferWriter<byte>(16 + 6 * drawing.PointCount);
        bytes.Write([(byte)'S', (byte)'N', Version]);
        WriteVarint(bytes, (ulong)drawing.Strokes.Length);
        var pen = default(Quantised);
        foreach (var stroke in drawing.Strokes)
        {
            WriteVarint(bytes, (ulong)stroke.Points.Length);
            foreach (var point in stroke.Points)
            {
                var next = Quantised.From(point);
                WriteDifference(bytes, next.X - pen.X);
                WriteDifference(bytes, next.Y - pen.Y);
                WriteDifference(bytes, next.Pressure - pen.Pressure);
                WriteDifference(bytes, next.TimeMs - pen.TimeMs);
                pen = next;
            }
        }
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads the binary form.</summary>
    /// <exception cref="InvalidInputException">The bytes are no drawing, of a later version, cut short, or beyond the limits of <see cref="Drawing"/>.</exception>
    public static Drawing FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 3 || bytes[0] != 'S' || bytes[1] != 'N')
            throw new InvalidInputException("These bytes are no drawing: a drawing begins with the letters SN and a version.");
        RequireVersion(bytes[2]);
        var rest = bytes[3..];
        var strokes = ImmutableArray.CreateBuilder<Stroke>(ReadCount(ref rest, "strokes", Drawing.StrokeLimit, BytesPerStroke));
        var pointsLeft = Drawing.PointLimit;
        var pen = default(Quantised);
        for (var i = 0; i < strokes.Capacity; i++)
        {
            var points = new InkPoint[ReadCount(ref rest, "points", pointsLeft, BytesPerPoint)];
            pointsLeft -= points.Length;
            for (var j = 0; j < points.Length; j++)
            {
                pen = new Quantised(pen.X + ReadDifference(ref rest), pen.Y + ReadDifference(ref rest), pen.Pressure + ReadDifference(ref rest), pen.TimeMs + ReadDifference(ref rest));
                points[j] = pen.ToPoint();
            }
            strokes.Add(new Stroke(ImmutableCollectionsMarshal.AsImmutableArray(points)));
        }
        if (!rest.IsEmpty)
            throw new InvalidInputException($"These bytes are no drawing: {rest.Length} bytes follow its end.");
        return new Drawing(strokes.MoveToImmutable());
    }

    /// <summary>Writes the JSON form.</summary>
    public static string ToJson(Drawing drawing)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteStartArray("strokes");
            foreach (var stroke in drawing.Strokes)
            {
                json.WriteStartArray();
                foreach (var point in stroke.Points)
                {
                    json.WriteStartArray();
                    json.WriteNumberValue(point.X);
                    json.WriteNumberValue(point.Y);
                    json.WriteNumberValue(point.Pressure);
                    json.WriteNumberValue(point.TimeMs);
                    json.WriteEndArray();
                }
                json.WriteEndArray();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <summary>Reads the JSON form.</summary>
    /// <exception cref="InvalidInputException">The text is no such JSON, of a later version, or beyond the limits of <see cref="Drawing"/>.</exception>
    public static Drawing FromJson(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException reason)
        {
            throw new InvalidInputException("This text is no drawing: it is not valid JSON.", reason);
        }
        catch (ArgumentException reason)
        {
            // JsonDocument reports half surrogate pairs this way.
            throw new InvalidInputException("This text is no drawing: it is not valid Unicode.", reason);
        }
    }

    static Drawing Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number))
            throw new InvalidInputException("This JSON is no drawing: an object with \"version\" and \"strokes\" is expected.");
        RequireVersion(number);
        if (!root.TryGetProperty("strokes", out var list) || list.ValueKind != JsonValueKind.Array)
            throw new InvalidInputException("This JSON is no drawing: \"strokes\" must be a list of strokes.");
        RequireLimit("strokes", list.GetArrayLength(), Drawing.StrokeLimit);
        var strokes = ImmutableArray.CreateBuilder<Stroke>(list.GetArrayLength());
        var pointsLeft = Drawing.PointLimit;
        foreach (var stroke in list.EnumerateArray())
        {
            if (stroke.ValueKind != JsonValueKind.Array)
                throw new InvalidInputException("This JSON is no drawing: every stroke must be a list of points.");
            RequireLimit("points", stroke.GetArrayLength(), pointsLeft);
            pointsLeft -= stroke.GetArrayLength();
            strokes.Add(new Stroke([.. stroke.EnumerateArray().Select(ReadPoint)]));
        }
        return new Drawing(strokes.MoveToImmutable());
    }

    static InkPoint ReadPoint(JsonElement point)
    {
        if (point.ValueKind != JsonValueKind.Array || point.GetArrayLength() is < 2 or > 4)
            throw new InvalidInputException("This JSON is no drawing: every point must be [x, y], [x, y, pressure] or [x, y, pressure, timeMs].");
        Span<float> values = [0f, 0f, 0.5f, 0f];
        var i = 0;
        foreach (var value in point.EnumerateArray())
            if (value.ValueKind != JsonValueKind.Number || !value.TryGetSingle(out values[i++]))
                throw new InvalidInputException("This JSON is no drawing: the parts of a point must be numbers.");
        return new InkPoint(values[0], values[1], values[2], values[3]);
    }

    static void RequireVersion(int version)
    {
        if (version != Version)
            throw new InvalidInputException($"This drawing was written in version {version} of the format; version {Version} is understood.");
    }

    static void RequireLimit(string what, ulong count, int left)
    {
        if (count > (ulong)left)
            throw new InvalidInputException($"A drawing may have up to {Drawing.StrokeLimit} strokes and {Drawing.PointLimit} points; this one has too many {what}.");
    }

    static void RequireLimit(string what, int count, int left) => RequireLimit(what, (ulong)count, left);

    static int ReadCount(ref ReadOnlySpan<byte> rest, string what, int left, int bytesPerItem)
    {
        var count = ReadVarint(ref rest);
        RequireLimit(what, count, left);
        if (count * (ulong)bytesPerItem > (ulong)rest.Length)
            throw CutShort();
        return (int)count;
    }

    static void WriteDifference(ArrayBufferWriter<byte> bytes, long difference) => WriteVarint(bytes, (ulong)((difference << 1) ^ (difference >> 63)));

    static long ReadDifference(ref ReadOnlySpan<byte> rest)
    {
        var zigzag = ReadVarint(ref rest);
        // Larger than any difference between accepted values: refused here, so that sums cannot overflow.
        if (zigzag > uint.MaxValue)
            throw new InvalidInputException("These bytes are no drawing: a point lies too far from the one before.");
        return (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
    }

    static void WriteVarint(ArrayBufferWriter<byte> bytes, ulong value)
    {
        var span = bytes.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        bytes.Advance(length);
    }

    static ulong ReadVarint(ref ReadOnlySpan<byte> rest)
    {
        var value = 0ul;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (rest.IsEmpty)
                throw CutShort();
            var part = rest[0];
            rest = rest[1..];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
        throw new InvalidInputException("These bytes are no drawing: a number in them does not end.");
    }

    static InvalidInputException CutShort() => new("This drawing is cut short: it announces more than there is.");

    /// <summary>A point in whole steps of the binary form.</summary>
    readonly record struct Quantised(long X, long Y, long Pressure, long TimeMs)
    {
        public static Quantised From(InkPoint point) => new(
            (long)MathF.Round(point.X * StepsPerPixel), (long)MathF.Round(point.Y * StepsPerPixel),
            (long)MathF.Round(point.Pressure * PressureSteps), (long)MathF.Round(point.TimeMs));

        public InkPoint ToPoint() => new(X / StepsPerPixel, Y / StepsPerPixel, Pressure / PressureSteps, TimeMs);
    }
}
