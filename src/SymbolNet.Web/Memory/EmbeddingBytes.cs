using System.Buffers.Binary;
using SymbolNet.Embeddings;

namespace SymbolNet.Web.Memory;

/// <summary>The stored form of an embedding: little-endian 32-bit floats.</summary>
static class EmbeddingBytes
{
    /// <summary>Writes the vector.</summary>
    public static byte[] Write(Embedding embedding)
    {
        var bytes = new byte[embedding.Dimension * sizeof(float)];
        for (var i = 0; i < embedding.Dimension; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), embedding.Values[i]);
        return bytes;
    }

    /// <summary>Reads a vector.</summary>
    public static Embedding Read(ReadOnlySpan<byte> bytes)
    {
        var values = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        return new Embedding(values);
    }
}
