using System.Buffers.Binary;
using System.Text.Json;

namespace SymbolNet.Learning.Checkpoints;

/// <summary>
/// The safetensors file format: eight bytes with the length of the header, a JSON header that says type, shape and place of every tensor, the bytes of the tensors one after another.
/// Reading checks everything before it is used: a file that lies about sizes or places ends in a sentence. Thread-safe.
/// </summary>
public static class SafeTensors
{
    /// <summary>Longest header, in bytes, as the format's own library has it.</summary>
    const int HeaderLimit = 100_000_000;

    const string MetadataKey = "__metadata__";

    /// <summary>Writes a file atomically; the tensors in the order of their names.</summary>
    /// <exception cref="InvalidInputException">The place cannot be written.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, StoredTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        AtomicFile.Write(path, stream => Write(stream, tensors, metadata));

    /// <summary>Writes to a stream.</summary>
    public static void Write(Stream stream, IReadOnlyDictionary<string, StoredTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var ordered = tensors.OrderBy(tensor => tensor.Key, StringComparer.Ordinal).ToList();
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject(MetadataKey);
                foreach (var (key, value) in metadata)
                    json.WriteString(key, value);
                json.WriteEndObject();
            }
            long offset = 0;
            foreach (var (name, tensor) in ordered)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", tensor.Type);
                json.WriteStartArray("shape");
                foreach (var size in tensor.Shape)
                    json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += tensor.Bytes.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        // Spaces behind the header align the tensors to eight bytes.
        while (header.Length % 8 != 0)
            header.WriteByte((byte)' ');
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header.GetBuffer().AsSpan(0, (int)header.Length));
        foreach (var (_, tensor) in ordered)
            stream.Write(tensor.Bytes.Span);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidInputException">The file is missing, cut short, or breaks the format; the sentence names the file.</exception>
    public static (IReadOnlyDictionary<string, StoredTensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Read(string path) => Parse(ReadFile(path), path);

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="InvalidInputException">It is missing or cannot be read; the sentence names it.</exception>
    internal static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"'{path}' cannot be read: {(File.Exists(path) ? reason.Message : "there is no such file.")}", reason);
        }
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="file">All its bytes; the tensors share them.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidInputException">The bytes break the format.</exception>
    public static (IReadOnlyDictionary<string, StoredTensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Parse(ReadOnlyMemory<byte> file, string name)
    {
        InvalidInputException Broken(string why, Exception? reason = null) => new($"'{name}' is no sound safetensors file: {why}.", reason!);

        if (file.Length < 8)
            throw Broken("it is too short");
        var headerLength = BinaryPrimitives.ReadUInt64LittleEndian(file.Span);
        if (headerLength > HeaderLimit || headerLength > (ulong)file.Length - 8)
            throw Broken($"its header claims {headerLength} bytes");
        var data = file[(8 + (int)headerLength)..];
        var tensors = new Dictionary<string, StoredTensor>();
        var metadata = new Dictionary<string, string>();
        var places = new List<(long Begin, long End)>();
        try
        {
            using var json = JsonDocument.Parse(file.Slice(8, (int)headerLength));
            foreach (var entry in json.RootElement.EnumerateObject())
            {
                if (entry.Name == MetadataKey)
                {
                    foreach (var pair in entry.Value.EnumerateObject())
                        metadata[pair.Name] = pair.Value.GetString() ?? "";
                    continue;
                }
                var type = entry.Value.GetProperty("dtype").GetString() ?? "";
                var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
                var offsets = entry.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToArray();
                if (StoredTensor.SizeOf(type) == 0)
                    throw Broken($"'{entry.Name}' has the unknown type '{type}'");
                if (offsets is not [var begin, var end] || begin < 0 || end < begin || end > data.Length)
                    throw Broken($"'{entry.Name}' lies outside the file");
                if (ByteCount(shape, StoredTensor.SizeOf(type), data.Length) != end - begin)
                    throw Broken($"'{entry.Name}' of shape [{string.Join(", ", shape)}] does not fit its {end - begin} bytes");
                if (!tensors.TryAdd(entry.Name, new StoredTensor(type, shape, data[(int)begin..(int)end])))
                    throw Broken($"'{entry.Name}' appears twice");
                places.Add((begin, end));
            }
        }
        catch (Exception reason) when (reason is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw Broken("its header is damaged", reason);
        }
        long covered = 0;
        foreach (var (begin, end) in places.Order())
            covered = begin == covered ? end : throw Broken("its tensors overlap or leave gaps");
        return covered == data.Length ? (tensors, metadata) : throw Broken($"it holds {data.Length} bytes of tensors where {covered} are described");
    }

    // Number of bytes, or -1 when a size is negative or the product goes beyond the limit.
    static long ByteCount(long[] shape, int elementSize, long limit)
    {
        long count = elementSize;
        foreach (var size in shape)
        {
            if (size < 0 || size > 0 && count > limit / size)
                return -1;
            count *= size;
        }
        return count;
    }
}
