using System.Buffers.Binary;

namespace SymbolNet.Web.Storage;

/// <summary>The directory of a zip that anybody may have made, looked at before anything reads it into memory: a small file may list millions of entries.</summary>
static class ZipDirectory
{
    const uint EntryMark = 0x02014B50, EndMark = 0x06054B50, Locator64Mark = 0x07064B50, End64Mark = 0x06064B50;

    /// <summary>Fixed bytes of the records in a zip's directory (APPNOTE.TXT 6.3.10, 4.3.12 to 4.3.16).</summary>
    const int EntryBytes = 46, EndBytes = 22, Locator64Bytes = 20, End64Bytes = 56;

    /// <summary>Number of entries in the zip's directory, walked record by record; stops once there are more than <paramref name="most"/>.</summary>
    /// <exception cref="InvalidDataException">It is no zip, or a damaged one.</exception>
    public static int CountEntries(FileStream file, int most)
    {
        // The end record may be followed by a comment of up to 65,535 bytes.
        var tail = new byte[(int)Math.Min(file.Length, EndBytes + ushort.MaxValue)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var end = -1;
        for (var i = tail.Length - EndBytes; i >= 0 && end < 0; i--)
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(i)) == EndMark)
                end = i;
        if (end < 0)
            throw new InvalidDataException("There is no end record.");
        long start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        // What does not fit the end record is in a larger one; ZipArchive looks for that when any of these three is masked.
        var isMasked = start == uint.MaxValue || BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 4)) == ushort.MaxValue || BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10)) == ushort.MaxValue;
        if (isMasked && end >= Locator64Bytes && BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end - Locator64Bytes)) == Locator64Mark)
        {
            Span<byte> end64 = stackalloc byte[End64Bytes];
            file.Position = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(end - Locator64Bytes + 8));
            file.ReadExactly(end64);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end64) != End64Mark)
                throw new InvalidDataException("The end record of a large zip is damaged.");
            start = BinaryPrimitives.ReadInt64LittleEndian(end64[48..]);
        }
        file.Position = start;
        var (count, record) = (0, new byte[EntryBytes]);
        for (; count <= most && file.Length - file.Position >= EntryBytes; count++)
        {
            file.ReadExactly(record);
            if (BinaryPrimitives.ReadUInt32LittleEndian(record) != EntryMark)
                break;
            file.Position += BinaryPrimitives.ReadUInt16LittleEndian(record.AsSpan(28)) + BinaryPrimitives.ReadUInt16LittleEndian(record.AsSpan(30)) + BinaryPrimitives.ReadUInt16LittleEndian(record.AsSpan(32));
        }
        return count;
    }
}
