using System.Buffers.Binary;
using System.IO.Compression;

namespace SymbolNet.Learning.Data;

/// <summary>Reads the idx format of MNIST (unsigned bytes only), plain or gzipped: two zero bytes, type 8, number of dimensions, the sizes as big-endian 32-bit numbers, the bytes.</summary>
public static class IdxReader
{
    /// <summary>Most bytes a file may hold; the largest of this family (the training images of EMNIST byclass) holds 547 million.</summary>
    const long Limit = 1L << 30;

    /// <summary>Reads a file.</summary>
    /// <param name="open">Opens the file from its beginning; called twice. It is gunzipped when it begins like gzip.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <param name="dimensions">How many dimensions it must have: 3 for images, 1 for labels.</param>
    /// <returns>The sizes, then the bytes.</returns>
    /// <exception cref="InvalidInputException">The file is missing, has another magic number, or its length does not fit its sizes.</exception>
    public static (int[] Sizes, byte[] Values) Read(Func<Stream> open, string name, int dimensions)
    {
        try
        {
            using var stream = IsGzip(open) ? new GZipStream(open(), CompressionMode.Decompress) : open();
            var header = new byte[4 + 4 * dimensions];
            if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || header[0] != 0 || header[1] != 0 || header[2] != 8 || header[3] != dimensions)
                throw new InvalidInputException($"'{name}' is no idx file of bytes with {dimensions} dimension{(dimensions == 1 ? "" : "s")}: its first bytes are wrong.");
            var sizes = new int[dimensions];
            long count = 1;
            for (var i = 0; i < dimensions; i++)
            {
                var size = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4 + 4 * i));
                count = size == 0 || size > Limit || count * size > Limit ? throw new InvalidInputException($"'{name}' claims an impossible size of {size}.") : count * size;
                sizes[i] = (int)size;
            }
            return (sizes, ReadValues(stream, (int)count, name));
        }
        catch (Exception reason) when (reason is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"'{name}' cannot be read: it is missing, damaged or cut short.", reason);
        }
    }

    // Memory grows with what has arrived, so that a claim alone costs nothing.
    static byte[] ReadValues(Stream stream, int count, string name)
    {
        var values = new byte[Math.Min(count, 1 << 20)];
        var length = 0;
        for (int read; length < count && (read = stream.Read(values.AsSpan(length))) > 0;)
        {
            length += read;
            if (length == values.Length && length < count)
                Array.Resize(ref values, (int)Math.Min(count, 2L * length));
        }
        if (length < count)
            throw new InvalidInputException($"'{name}' should hold {count} bytes after its header but holds {length}.");
        return stream.ReadByte() < 0 ? values : throw new InvalidInputException($"'{name}' should hold {count} bytes after its header but holds more.");
    }

    static bool IsGzip(Func<Stream> open)
    {
        using var stream = open();
        return stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
    }
}
