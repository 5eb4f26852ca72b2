using System.Collections.Immutable;
using System.Security.Cryptography;
using SymbolNet.Embeddings;

namespace SymbolNet.Web.Memory;

/// <summary>Embeddings in a file: SHA-256 of the rest (32 bytes), then one vector after the other as little-endian 32-bit floats. A cache: a file that is not whole is no file.</summary>
static class EmbeddingFile
{
    /// <summary>The embeddings, or null when the file is missing or is not exactly <paramref name="count"/> vectors of <paramref name="dimension"/> values.</summary>
    public static ImmutableArray<Embedding>? TryRead(string path, int count, int dimension)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        if (bytes.Length != SHA256.HashSizeInBytes + count * dimension * sizeof(float)
            || !SHA256.HashData(bytes.AsSpan(SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes)))
            return null;
        return [.. Enumerable.Range(0, count).Select(i => EmbeddingBytes.Read(bytes.AsSpan(SHA256.HashSizeInBytes + i * dimension * sizeof(float), dimension * sizeof(float))))];
    }

    /// <summary>Writes the file whole or not at all.</summary>
    public static void Write(string path, ImmutableArray<Embedding> embeddings)
    {
        byte[] vectors = [.. embeddings.SelectMany(EmbeddingBytes.Write)];
        var draft = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllBytes(draft, [.. SHA256.HashData(vectors), .. vectors]);
        File.Move(draft, path, overwrite: true);
    }
}
