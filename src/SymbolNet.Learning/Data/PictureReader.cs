using SymbolNet.Raster;

namespace SymbolNet.Learning.Data;

/// <summary>Reads a picture by what its first bytes say it is: PNG or JPEG. Thread-safe.</summary>
public static class PictureReader
{
    /// <summary>The endings of the files that are read.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".png", ".jpg", ".jpeg"];

    /// <summary>True for the name of a file that is read.</summary>
    public static bool Recognises(string path) => Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Decodes a picture.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidInputException">The bytes are neither PNG nor JPEG, damaged or too large.</exception>
    public static GreyImage Read(ReadOnlySpan<byte> file, string name) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? JpegReader.Read(file, name)
        : file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? PngReader.Read(file, name)
        : throw new InvalidInputException($"'{name}' is neither a PNG nor a JPEG picture.");
}
