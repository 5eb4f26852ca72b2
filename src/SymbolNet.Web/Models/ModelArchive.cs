using System.IO.Compression;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Models;

/// <summary>A model as one zip: <c>model.json</c> and <c>weights.safetensors</c>, nothing else.</summary>
public static class ModelArchive
{
    /// <summary>Most bytes of a zip that is taken in, and of the weights in it.</summary>
    public const long SizeLimit = 256L << 20;

    /// <summary>Most bytes of <c>model.json</c>: a classifier's thousands of class names fit.</summary>
    const long DescriptionLimit = 4 << 20;

    const string WeightsFile = "weights.safetensors";

    /// <summary>The files of a model, in the order they are written.</summary>
    public static readonly IReadOnlyList<string> Files = [ModelDescription.FileName, WeightsFile];

    /// <summary>Writes a model's folder as a zip.</summary>
    public static async Task WriteAsync(string folder, Stream destination, CancellationToken cancellation)
    {
        // Weights hardly shrink, so nothing is compressed.
        await using var zip = await ZipArchive.CreateAsync(destination, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        foreach (var name in Files)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
            await using var source = File.OpenRead(Path.Combine(folder, name));
            await using var target = await entry.OpenAsync(cancellation);
            await source.CopyToAsync(target, cancellation);
        }
    }

    /// <summary>Unpacks a zip that anybody may have made. Only the two files are taken, by their exact names, and never more of them than the limits: what a header claims counts for nothing.</summary>
    /// <param name="zipFile">The zip.</param>
    /// <param name="folder">An empty folder.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="InvalidInputException">It is no such zip; the sentence says why.</exception>
    public static async Task UnpackAsync(string zipFile, string folder, CancellationToken cancellation)
    {
        try
        {
            await using var file = new FileStream(zipFile, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous);
            var otherFiles = $"A model is a zip with exactly two files in it, {Files[0]} and {Files[1]}, in no folder.";
            InvalidInputException.Require(ZipDirectory.CountEntries(file, Files.Count) == Files.Count, otherFiles);
            file.Position = 0;
            await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellation);
            InvalidInputException.Require(zip.Entries.Count == Files.Count && Files.All(name => zip.Entries.Count(entry => entry.FullName == name) == 1), otherFiles);
            foreach (var entry in zip.Entries)
                await CopyAsync(entry, Path.Combine(folder, Files.Single(name => name == entry.FullName)), entry.FullName == WeightsFile ? SizeLimit : DescriptionLimit, cancellation);
        }
        catch (Exception reason) when (reason is InvalidDataException or NotSupportedException or EndOfStreamException or ArgumentException or OverflowException)
        {
            throw new InvalidInputException("This file is no zip, or it is damaged.", reason);
        }
        _ = ModelDescription.Read(folder);
        _ = SafeTensors.Read(Path.Combine(folder, WeightsFile));
    }

    static async Task CopyAsync(ZipArchiveEntry entry, string path, long limit, CancellationToken cancellation)
    {
        await using var source = await entry.OpenAsync(cancellation);
        await using var target = File.Create(path);
        var buffer = new byte[1 << 16];
        long copied = 0;
        while (await source.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            if ((copied += count) > limit)
                throw new InvalidInputException($"'{entry.FullName}' is larger than the {limit >> 20} MB that are accepted.");
            await target.WriteAsync(buffer.AsMemory(0, count), cancellation);
        }
    }
}
