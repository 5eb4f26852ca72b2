using System.Buffers.Binary;
using System.IO.Compression;

namespace SymbolNet.Learning.Data;

/// <summary>Reads the idx format of MNIST (unsigned bytes only), plain or gzipped: two zero bytes, type 8, number of dimensions, the sizes as big-endian 32-bit numbers, the bytes.</summary>
public static class IdxReader
{
    /// <summary>Largest decompressed file, in bytes; the largest idx files of this family (EMNIST byclass) have 550 MB.</summary>
    const long Limit = 1L << 30;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; it is gunzipped when it begins like gzip.</param>
    /// <param name="dimensions">How many dimensions it must have: 3 for images, 1 for labels.</param>
    /// <returns>The sizes, then the bytes.</returns>
    /// <exception cref="InvalidInputException">The file is missing, has another magic number, or its length does not fit its sizes.</exception>
    public static (int[] Sizes, byte[] Values) Read(string path, int dimensions)
    {
        var file = ReadAll(path);
        if (file.Length < 4 + 4 * dimensions || file[0] != 0 || file[1] != 0 || file[2] != 8 || file[3] != dimensions)
            throw new InvalidInputException($"'{path}' is no idx file of bytes with {dimensions} dimension{(dimensions == 1 ? "" : "s")}: its first bytes are wrong.");
        var sizes = new int[dimensions];
        long count = 1;
        for (var i = 0; i < dimensions; i++)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(4 + 4 * i));
            count = size == 0 || size > Limit || count * size > Limit ? throw new InvalidInputException($"'{path}' claims an impossible size of {size}.") : count * size;
            sizes[i] = (int)size;
        }
        var values = file.AsSpan(4 + 4 * dimensions);
        return values.Length == count
            ? (sizes, values.ToArray())
            : throw new InvalidInputException($"'{path}' should hold {count} bytes after its header but holds {values.Length}.");
    }

    static byte[] ReadAll(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > Limit)
                throw new InvalidInputException($"'{path}' is larger than {Limit >> 20} MB.");
            var gzipped = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
            file.Position = 0;
            using Stream stream = gzipped ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var memory = new MemoryStream();
            var chunk = new byte[64 * 1024];
            for (int read; (read = stream.Read(chunk)) > 0;)
            {
                memory.Write(chunk, 0, read);
                if (memory.Length > Limit)
                    throw new InvalidInputException($"'{path}' unpacks to more than {Limit >> 20} MB.");
            }
            return memory.ToArray();
        }
        catch (Exception reason) when (reason is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"'{path}' cannot be read: it is missing, damaged or cut short.", reason);
        }
    }
}
