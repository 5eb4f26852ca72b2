using System.Numerics.Tensors;
using System.Runtime.Intrinsics.X86;
using SymbolNet.Embeddings;
using SymbolNet.Memory;

namespace SymbolNet.Tests.Memory;

public sealed class ByteCodeTests
{
    public static TheoryData<int> Dimensions => [1, 2, 31, 32, 33, 64, 96, 150, 256, 513, 4096];

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void Every_kernel_sums_the_same_products(int dimension)
    {
        var random = new Random(dimension);
        var length = ByteCode.LengthOf(dimension);
        var query = new short[length];
        var codes = new sbyte[3 * length];
        for (var i = 0; i < dimension; i++)
            query[i] = (short)random.Next(-2000, 2001);
        for (var i = 0; i < codes.Length; i++)
            codes[i] = (sbyte)random.Next(-127, 128);
        var expected = new int[3];
        for (var i = 0; i < codes.Length; i++)
            expected[i / length] += query[i % length] * codes[i];

        var sums = new int[3];
        ByteCode.Dot(query, codes, sums);
        Assert.Equal(expected, sums);
        Assert.Equal(expected[0], ByteCode.Dot128(ref query[0], ref codes[0], length));
        if (Avx2.IsSupported)
            Assert.Equal(expected[0], ByteCode.Dot256(ref query[0], ref codes[0], length));
        if (Avx512BW.IsSupported)
            Assert.Equal(expected[0], ByteCode.Dot512(ref query[0], ref codes[0], length));
    }

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void Sums_of_the_largest_codes_do_not_overflow(int dimension)
    {
        float[] flat = [.. Enumerable.Repeat(1f, dimension)];
        AssertBounds(new Embedding(flat), new Embedding(flat));
        AssertBounds(new Embedding(flat), new Embedding([.. flat.Select(value => -value)]));
    }

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void The_true_cosine_lies_within_the_bounds(int dimension)
    {
        var random = new Random(dimension);
        for (var i = 0; i < 200; i++)
            AssertBounds(Random(), Random());

        Embedding Random() => new([.. Enumerable.Range(0, dimension).Select(_ => MathF.Pow(random.NextSingle() - 0.5f, 3) + 1e-6f)]);
    }

    static void AssertBounds(Embedding query, Embedding exemplar)
    {
        var length = ByteCode.LengthOf(query.Dimension);
        var (queryCode, code, sum) = (new short[length], new sbyte[length], new int[1]);
        var (queryScale, queryResidual) = ByteCode.EncodeQuery(query.Values, queryCode);
        var (scale, residual) = ByteCode.Encode(exemplar.Values, code);
        ByteCode.Dot(queryCode, code, sum);
        var off = Math.Abs((double)TensorPrimitives.Dot(query.Values, exemplar.Values) - (double)sum[0] * queryScale * scale);
        Assert.InRange(off, 0, residual + queryResidual * (1 + residual) + 3e-5);
        Assert.InRange(residual, 0, 0.05f);
    }
}
