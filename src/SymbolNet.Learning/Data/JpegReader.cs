using System.Runtime.InteropServices;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Data;

/// <summary>
/// Reads JPEG files, baseline and progressive, grey, colour and CMYK, as grey pictures through the machine's libjpeg (<c>native/jpeg.c</c>). Pictures larger than <see cref="GreyImage.SideLimit"/> on a
/// side are reduced to a half, a quarter or an eighth while they are decoded. Thread-safe.
/// </summary>
public static unsafe partial class JpegReader
{
    /// <summary>Most pixels a file may have, before it is reduced.</summary>
    public const long PixelLimit = 50_000_000;

    const string Library = "SymbolNetPictures";

    /// <summary>Longest message of the shim, its end included; libjpeg's own are at most 200 bytes.</summary>
    const int MessageLength = 256;

    /// <summary>Decodes a JPEG file.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidInputException">The bytes are no JPEG, cut short, damaged, or too large; libjpeg's own message says why.</exception>
    public static GreyImage Read(ReadOnlySpan<byte> file, string name)
    {
        var message = stackalloc byte[MessageLength];
        fixed (byte* bytes = file)
            try
            {
                if (sn_jpeg_size(bytes, (nuint)file.Length, out var width, out var height, message, MessageLength) < 0)
                    throw Damaged(name, message);
                if ((long)width * height > PixelLimit)
                    throw new InvalidInputException($"'{name}' has {width} × {height} pixels; up to {PixelLimit / 1_000_000} million are accepted.");
                var reduction = 1;
                while (reduction < 8 && (Reduced(width, reduction) > GreyImage.SideLimit || Reduced(height, reduction) > GreyImage.SideLimit))
                    reduction *= 2;
                var (across, down) = (Reduced(width, reduction), Reduced(height, reduction));
                if (across > GreyImage.SideLimit || down > GreyImage.SideLimit)
                    throw new InvalidInputException($"'{name}' is {width} × {height} pixels; up to {8 * GreyImage.SideLimit} a side are accepted.");
                var grey = new byte[across * down];
                fixed (byte* pixels = grey)
                    return sn_jpeg_read(bytes, (nuint)file.Length, reduction, across, down, pixels, message, MessageLength) < 0 ? throw Damaged(name, message) : new GreyImage(across, down, grey);
            }
            catch (DllNotFoundException reason)
            {
                throw new InvalidInputException($"'{name}' is a JPEG picture, and libjpeg is not on this machine: install libjpeg62-turbo (Debian).", reason);
            }
    }

    // As libjpeg rounds.
    static int Reduced(int side, int reduction) => (side + reduction - 1) / reduction;

    static InvalidInputException Damaged(string name, byte* message) => new($"'{name}' is a damaged JPEG picture: {Marshal.PtrToStringUTF8((nint)message)}.");

    [LibraryImport(Library)]
    private static partial int sn_jpeg_size(byte* bytes, nuint length, out int width, out int height, byte* message, int messageLength);

    [LibraryImport(Library)]
    private static partial int sn_jpeg_read(byte* bytes, nuint length, int reduction, int width, int height, byte* pixels, byte* message, int messageLength);
}
