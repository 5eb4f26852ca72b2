using System.Runtime.InteropServices;

namespace SymbolNet.Learning.Checkpoints;

/// <summary>A tensor as a file holds it: element type, shape and little-endian bytes. Immutable.</summary>
/// <param name="Type">The element type in the words of safetensors: F32, F16, BF16, I64, U8.</param>
/// <param name="Shape">The size of every dimension; empty for a single number.</param>
/// <param name="Bytes">The elements in C order.</param>
public sealed record StoredTensor(string Type, IReadOnlyList<long> Shape, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Bytes per element of a type, or 0 when it is none that is known here.</summary>
    public static int SizeOf(string type) => type switch { "F32" => 4, "F16" or "BF16" => 2, "I64" => 8, "U8" => 1, _ => 0 };

    /// <summary>Stores floats.</summary>
    public static StoredTensor Of(IReadOnlyList<long> shape, ReadOnlySpan<float> values) => new("F32", shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>The elements as floats, whatever floating-point type they are stored in.</summary>
    /// <exception cref="InvalidInputException">They are stored as integers.</exception>
    public float[] ToFloats() => Type switch
    {
        "F32" => MemoryMarshal.Cast<byte, float>(Bytes.Span).ToArray(),
        "F16" => Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(Bytes.Span).ToArray(), half => (float)half),
        // BFloat16 is the upper half of a Float32.
        "BF16" => Array.ConvertAll(MemoryMarshal.Cast<byte, ushort>(Bytes.Span).ToArray(), upper => BitConverter.UInt32BitsToSingle((uint)upper << 16)),
        _ => throw new InvalidInputException($"A tensor of {Type} holds no floating-point numbers."),
    };
}
