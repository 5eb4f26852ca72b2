namespace SymbolNet.Ink;

/// <summary>
/// The two written forms of a drawing. Thread-safe.
/// <para>Binary, version 1 (for storage): byte <c>0x53 'S'</c>, byte <c>0x4E 'N'</c>, byte version, varint stroke count; per stroke: varint point count, then per point the
/// zig-zag varint differences to the previous point of x and y in 1/16 pixel, of pressure in 1/255 and of time in whole milliseconds. Values are rounded to those steps.</para>
/// <para>JSON, version 1 (for people and programs): <c>{"version":1,"strokes":[[[x,y,pressure,timeMs], ...], ...]}</c>; pressure and time may be left out.</para>
/// </summary>
public static class DrawingFormat
{
    /// <summary>Writes the binary form.</summary>
    public static byte[] ToBytes(Drawing drawing) => throw new NotImplementedException();

    /// <summary>Reads the binary form.</summary>
    /// <exception cref="InvalidInputException">The bytes are no drawing, of a later version, cut short, or beyond the limits of <see cref="Drawing"/>.</exception>
    public static Drawing FromBytes(ReadOnlySpan<byte> bytes) => throw new NotImplementedException();

    /// <summary>Writes the JSON form.</summary>
    public static string ToJson(Drawing drawing) => throw new NotImplementedException();

    /// <summary>Reads the JSON form.</summary>
    /// <exception cref="InvalidInputException">The text is no such JSON, of a later version, or beyond the limits of <see cref="Drawing"/>.</exception>
    public static Drawing FromJson(string json) => throw new NotImplementedException();
}
