using System.Buffers.Binary;
using System.IO.Compression;

namespace SymbolNet.Web.Datasets;

/// <summary>
/// Checks a zip that anybody may have made, before anything reads it as a data set. It is never unpacked to the disk; still, one whose names lead out of their folder is refused, because whoever made it
/// meant no good. Sizes are counted while unpacking: what headers claim counts for nothing.
/// </summary>
public static class DatasetZip
{
    /// <summary>Below this, expansion is no danger: a few kilobytes of a plain table may shrink a lot.</summary>
    const long HarmlessBytes = 16 << 20;

    /// <summary>Most characters of a path in it.</summary>
    const int PathLimit = 400;

    const uint EntryMark = 0x02014B50, EndMark = 0x06054B50, Locator64Mark = 0x07064B50, End64Mark = 0x06064B50;

    /// <summary>Fixed bytes of the records in a zip's directory (APPNOTE.TXT 6.3.10, 4.3.12 to 4.3.16).</summary>
    const int EntryBytes = 46, EndBytes = 22, Locator64Bytes = 20, End64Bytes = 56;

    /// <summary>Checks it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">What is accepted.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="InvalidInputException">It cannot be taken; the sentence says why.</exception>
    public static async Task CheckAsync(string path, DatasetOptions limits, CancellationToken cancellation)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous);
            // Before the zip's directory is read into memory: a small file may list millions of entries.
            if (CountEntries(file, limits.Entries) > limits.Entries)
                throw new InvalidInputException($"This zip has more than {limits.Entries:#,0} files in it; up to that many are accepted.");
            file.Position = 0;
            await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellation);
            foreach (var entry in zip.Entries)
                RequirePlainPath(entry);
            var most = Math.Min(limits.UnpackedBytes, Math.Max(HarmlessBytes, file.Length * limits.Expansion));
            var (unpacked, buffer) = (0L, new byte[1 << 16]);
            foreach (var entry in zip.Entries)
            {
                await using var content = await entry.OpenAsync(cancellation);
                while (await content.ReadAsync(buffer, cancellation) is > 0 and var count)
                    if ((unpacked += count) > most)
                        throw new InvalidInputException(most == limits.UnpackedBytes
                            ? $"This zip unpacks to more than the {limits.UnpackedBytes >> 20:#,0} MB that are accepted."
                            : $"This zip unpacks to more than {limits.Expansion} times its size, which no pictures do. It is not taken.");
            }
        }
        catch (Exception reason) when (reason is InvalidDataException or NotSupportedException or EndOfStreamException or ArgumentException or OverflowException)
        {
            throw new InvalidInputException("This file is no zip, or it is damaged.", reason);
        }
    }

    static void RequirePlainPath(ZipArchiveEntry entry)
    {
        var name = entry.FullName.Replace('\\', '/');
        if (name.Length is 0 or > PathLimit || name.Any(char.IsControl))
            throw new InvalidInputException($"A name in this zip is empty, longer than {PathLimit} characters or has characters that no name has.");
        if (name[0] == '/' || name.Length > 1 && name[1] == ':' || name.Split('/').Contains(".."))
            throw new InvalidInputException($"'{entry.FullName}' in this zip leads out of its folder, so the zip is not taken.");
        if (entry.IsEncrypted)
            throw new InvalidInputException("This zip is locked with a password. Make one without.");
    }

    /// <summary>Number of entries in the zip's directory, walked record by record; stops once there are more than <paramref name="most"/>.</summary>
    static int CountEntries(FileStream file, int most)
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
        if (start == uint.MaxValue && end >= Locator64Bytes && BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end - Locator64Bytes)) == Locator64Mark)
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
