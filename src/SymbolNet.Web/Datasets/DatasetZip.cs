using System.IO.Compression;
using SymbolNet.Web.Storage;

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
            if (ZipDirectory.CountEntries(file, limits.Entries) > limits.Entries)
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
}
