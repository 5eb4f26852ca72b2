using System.IO.Compression;

namespace SymbolNet.Learning.Data;

/// <summary>The files below a folder or inside a zip, read without unpacking. Paths use forward slashes and are sorted ordinally; hidden files and <c>__MACOSX</c> are left out. Not thread-safe.</summary>
public sealed class FileTree : IDisposable
{
    /// <summary>Largest file that is read whole, in bytes: every picture, table and list of the data sets here is far smaller, so a larger one is a mistake or an attack.</summary>
    public const int FileLimit = 64 << 20;

    /// <summary>Most files a tree may hold.</summary>
    public const int CountLimit = 2_000_000;

    /// <summary>Most bytes of a zip that are kept in memory, unpacked, over all its files.</summary>
    public const long HeldLimit = 4L << 30;

    readonly ZipArchive? zip;
    readonly Dictionary<string, ZipArchiveEntry> entries = [];
    readonly HashSet<string> known;
    readonly string root;
    long held;

    FileTree(string root, ZipArchive? zip, IEnumerable<string> paths)
    {
        (this.root, this.zip) = (root, zip);
        Paths = [.. paths.Where(IsWanted).Order(StringComparer.Ordinal)];
        known = [.. Paths];
        if (Paths.Count > CountLimit)
            throw new InvalidInputException($"'{root}' holds {Paths.Count} files; up to {CountLimit} are accepted.");
    }

    /// <summary>Where the tree was opened.</summary>
    public string Root => root;

    /// <summary>The last part of <see cref="Root"/>, without the ending of a zip.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(root))) is var name && zip is null ? name : Path.GetFileNameWithoutExtension(name);

    /// <summary>Every file, relative to the root.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>Whether there is a file of this path.</summary>
    public bool Contains(string path) => known.Contains(path);

    /// <summary>Opens a folder or a zip.</summary>
    /// <exception cref="InvalidInputException">There is nothing at <paramref name="path"/>, a folder in it may not be read, or it is no complete zip.</exception>
    public static FileTree Open(string path)
    {
        if (Directory.Exists(path))
        {
            try
            {
                var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false };
                return new FileTree(path, null, Directory.EnumerateFiles(path, "*", options).Select(file => Path.GetRelativePath(path, file).Replace('\\', '/')));
            }
            catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
            {
                throw new InvalidInputException($"'{path}' cannot be read: {reason.Message}", reason);
            }
        }
        if (!File.Exists(path))
            throw new InvalidInputException($"There is no file or folder '{path}'.");
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(File.OpenRead(path), ZipArchiveMode.Read);
            var files = archive.Entries.Where(entry => !entry.FullName.EndsWith('/')).ToList();
            var tree = new FileTree(path, archive, files.Select(entry => entry.FullName.Replace('\\', '/')).Distinct());
            foreach (var entry in files)
                tree.entries[entry.FullName.Replace('\\', '/')] = entry;
            return tree;
        }
        catch (Exception reason) when (reason is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            archive?.Dispose();
            throw new InvalidInputException($"'{path}' is no complete zip file.", reason);
        }
    }

    /// <summary>Opens one file as a stream of any length; whoever reads it must set a limit.</summary>
    /// <param name="path">One of <see cref="Paths"/>.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It is packed in a way that is not understood.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public Stream OpenRead(string path) => zip is null ? File.OpenRead(Path.Combine(root, path)) : entries[path].Open();

    /// <summary>Reads one file whole.</summary>
    /// <param name="path">One of <see cref="Paths"/>.</param>
    /// <exception cref="InvalidInputException">It is damaged, unreadable or larger than <see cref="FileLimit"/>.</exception>
    public byte[] Read(string path)
    {
        try
        {
            using var stream = OpenRead(path);
            return ReadWhole(stream, $"'{path}' in '{root}'");
        }
        catch (Exception reason) when (reason is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"'{path}' in '{root}' cannot be read: it is damaged or cut short.", reason);
        }
    }

    /// <summary>A thread-safe way to read one file whole, now and after the tree is closed: from a folder it is read each time, from a zip it is kept in memory.</summary>
    /// <param name="path">One of <see cref="Paths"/>.</param>
    /// <exception cref="InvalidInputException">It is damaged, unreadable or larger than <see cref="FileLimit"/>; or the files kept of this zip are larger than <see cref="HeldLimit"/>.</exception>
    public Func<byte[]> Source(string path)
    {
        if (zip is null)
            return FileSource(Path.Combine(root, path));
        var file = Read(path);
        held += file.Length;
        return held <= HeldLimit ? () => file : throw new InvalidInputException($"'{root}' unpacks to more than {HeldLimit >> 30} GB; unpack it and name the folder.");
    }

    /// <summary>A thread-safe way to read a file on the disk whole; an <see cref="InvalidInputException"/> says that it is missing, unreadable or larger than <see cref="FileLimit"/>.</summary>
    internal static Func<byte[]> FileSource(string path) => () =>
    {
        try
        {
            using var stream = File.OpenRead(path);
            return ReadWhole(stream, $"'{path}'");
        }
        catch (Exception reason) when (reason is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidInputException($"There is no file '{path}'.", reason);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InvalidInputException($"'{path}' cannot be read: {reason.Message}", reason);
        }
    };

    /// <summary>Closes the zip.</summary>
    public void Dispose() => zip?.Dispose();

    static byte[] ReadWhole(Stream stream, string name)
    {
        using var memory = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            memory.Write(chunk, 0, read);
            if (memory.Length > FileLimit)
                throw new InvalidInputException($"{name} is larger than {FileLimit >> 20} MB.");
        }
        return memory.ToArray();
    }

    static bool IsWanted(string path) => !path.Split('/').Any(part => part.StartsWith('.') || part == "__MACOSX");
}
