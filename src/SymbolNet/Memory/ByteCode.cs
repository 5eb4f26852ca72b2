using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SymbolNet.Memory;

/// <summary>
/// Embeddings in signed bytes, to tell quickly which exemplars cannot be the nearest. With x̂ the vector that the bytes of x stand for and q̂ a query in 16 bits, Cauchy and Schwarz give
/// |q·x - q̂·x̂| ≤ |q| |x - x̂| + |q - q̂| |x̂|, and both lengths of differences are known: bounds, not guesses.
/// </summary>
static class ByteCode
{
    /// <summary>Codes are padded with zeros to whole vector registers.</summary>
    const int Block = 32;

    const float CodeLimit = 127f;

    /// <summary>Bytes of a code of <paramref name="dimension"/> values.</summary>
    public static int LengthOf(int dimension) => (dimension + Block - 1) / Block * Block;

    /// <summary>Writes a unit vector in bytes, and gives the value of one step and the length of what rounding lost.</summary>
    public static (float Scale, float Residual) Encode(ReadOnlySpan<float> vector, Span<sbyte> code)
    {
        var scale = MathF.Abs(TensorPrimitives.MaxMagnitude(vector)) / CodeLimit;
        var lost = 0.0;
        for (var i = 0; i < vector.Length; i++)
        {
            code[i] = (sbyte)MathF.Round(vector[i] / scale);
            var difference = (double)vector[i] - code[i] * (double)scale;
            lost += difference * difference;
        }
        return (scale, (float)Math.Sqrt(lost));
    }

    /// <summary>Writes a unit query in 16 bits, few enough that a sum over all products fits into 32, and gives the value of one step and the length of what rounding lost.</summary>
    public static (float Scale, float Residual) EncodeQuery(ReadOnlySpan<float> query, Span<short> code)
    {
        code.Clear();
        var limit = MathF.Floor(MathF.Min(short.MaxValue, int.MaxValue / (CodeLimit * code.Length) - 1));
        var scale = MathF.Abs(TensorPrimitives.MaxMagnitude(query)) / limit;
        var lost = 0.0;
        for (var i = 0; i < query.Length; i++)
        {
            code[i] = (short)MathF.Round(query[i] / scale);
            var difference = (double)query[i] - code[i] * (double)scale;
            lost += difference * difference;
        }
        return (scale, (float)Math.Sqrt(lost));
    }

    /// <summary>The sums of products of a query with every row of <paramref name="codes"/>.</summary>
    public static void Dot(ReadOnlySpan<short> query, ReadOnlySpan<sbyte> codes, Span<int> sums)
    {
        if (codes.Length < sums.Length * query.Length || query.Length % Block != 0)
            throw new ArgumentException("The codes do not fit the query.", nameof(codes));
        ref var q = ref MemoryMarshal.GetReference(query);
        ref var row = ref MemoryMarshal.GetReference(codes);
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = Avx512BW.IsSupported ? Dot512(ref q, ref row, query.Length)
                : Avx2.IsSupported ? Dot256(ref q, ref row, query.Length)
                : Dot128(ref q, ref row, query.Length);
            row = ref Unsafe.Add(ref row, query.Length);
        }
    }

    internal static int Dot512(ref short query, ref sbyte code, int length)
    {
        var (even, odd) = (Vector512<int>.Zero, Vector512<int>.Zero);
        var i = 0;
        for (; i <= length - 64; i += 64)
        {
            even += Avx512BW.MultiplyAddAdjacent(Vector512.LoadUnsafe(ref query, (nuint)i), Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref code, (nuint)i)));
            odd += Avx512BW.MultiplyAddAdjacent(Vector512.LoadUnsafe(ref query, (nuint)i + 32), Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref code, (nuint)i + 32)));
        }
        if (i < length)
            even += Avx512BW.MultiplyAddAdjacent(Vector512.LoadUnsafe(ref query, (nuint)i), Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref code, (nuint)i)));
        return Vector512.Sum(even + odd);
    }

    internal static int Dot256(ref short query, ref sbyte code, int length)
    {
        var (even, odd) = (Vector256<int>.Zero, Vector256<int>.Zero);
        for (var i = 0; i < length; i += 32)
        {
            even += Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref query, (nuint)i), Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref code, (nuint)i)));
            odd += Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref query, (nuint)i + 16), Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref code, (nuint)i + 16)));
        }
        return Vector256.Sum(even + odd);
    }

    /// <summary>For every other processor.</summary>
    internal static int Dot128(ref short query, ref sbyte code, int length)
    {
        var sum = Vector128<int>.Zero;
        for (var i = 0; i < length; i += 8)
        {
            var (queryLow, queryHigh) = Vector128.Widen(Vector128.LoadUnsafe(ref query, (nuint)i));
            var (codeLow, codeHigh) = Vector128.Widen(Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref code, i)))).AsSByte()));
            sum += queryLow * codeLow + queryHigh * codeHigh;
        }
        return Vector128.Sum(sum);
    }
}
