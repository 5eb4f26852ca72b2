namespace SymbolNet.Learning.Sampling;

/// <summary>
/// The source of chance in training and evaluation: xoshiro256** seeded by SplitMix64 (Blackman and Vigna, 2018). Own code, so that a seed means the same on every runtime, and so that
/// the numbers of step n follow from the seed and n alone: a resumed run draws what an unbroken one would have drawn. Not thread-safe.
/// </summary>
public sealed class SeededRandom
{
    ulong s0, s1, s2, s3;
    float spareNormal = float.NaN;

    /// <summary>A stream of its own for each seed, purpose and index.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="purpose">Keeps the streams of different uses apart.</param>
    /// <param name="index">For instance the step or the episode.</param>
    public SeededRandom(long seed, RandomPurpose purpose, long index = 0)
    {
        var state = Mix(Mix((ulong)seed) ^ ((ulong)purpose << 56) ^ (ulong)index);
        (s0, s1, s2, s3) = (Mix(state + 1), Mix(state + 2), Mix(state + 3), Mix(state + 4));
    }

    /// <summary>A number from 0 to just below <paramref name="limit"/>, which is above 0.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, evenly.</summary>
    public float Uniform(float low = 0f, float high = 1f) => low + (high - low) * ((Next() >> 40) * (1f / (1 << 24)));

    /// <summary>A number from 0 to just below 1, evenly, in steps of 2⁻⁵³.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1L << 53));

    /// <summary>A number from the standard normal distribution (Marsaglia's polar method).</summary>
    public float Normal()
    {
        if (!float.IsNaN(spareNormal))
        {
            var spare = spareNormal;
            spareNormal = float.NaN;
            return spare;
        }
        while (true)
        {
            var (x, y) = (Uniform(-1f), Uniform(-1f));
            var square = x * x + y * y;
            if (square is >= 1f or 0f)
                continue;
            var factor = MathF.Sqrt(-2f * MathF.Log(square) / square);
            spareNormal = y * factor;
            return x * factor;
        }
    }

    /// <summary>Puts the values into a random order, every order as likely.</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary><paramref name="count"/> different values of <paramref name="from"/>, in random order.</summary>
    public T[] Choose<T>(IReadOnlyList<T> from, int count)
    {
        var values = from.ToArray();
        for (var i = 0; i < count; i++)
        {
            var j = i + Below(values.Length - i);
            (values[i], values[j]) = (values[j], values[i]);
        }
        return values[..count];
    }

    ulong Next()
    {
        var result = ulong.RotateLeft(s1 * 5, 7) * 9;
        var t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = ulong.RotateLeft(s3, 45);
        return result;
    }

    static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
