namespace SymbolNet.Raster;

/// <summary>
/// Weights that turn a line of samples into a longer or shorter one: a tent filter, as wide as one old pixel when enlarging (linear interpolation) and as one new pixel when reducing (every old
/// pixel counts). Immutable.
/// </summary>
sealed class Resampling
{
    readonly int[] first;
    readonly float[][] weights;

    Resampling(int[] first, float[][] weights) => (this.first, this.weights) = (first, weights);

    /// <summary>Weights from <paramref name="from"/> samples to <paramref name="to"/>.</summary>
    public static Resampling Of(int from, int to)
    {
        var step = (float)from / to;
        var radius = MathF.Max(1f, step);
        var first = new int[to];
        var weights = new float[to][];
        for (var i = 0; i < to; i++)
        {
            var centre = (i + 0.5f) * step - 0.5f;
            first[i] = Math.Clamp((int)MathF.Ceiling(centre - radius), 0, from - 1);
            var last = Math.Clamp((int)MathF.Floor(centre + radius), first[i], from - 1);
            var row = new float[last - first[i] + 1];
            var sum = 0f;
            for (var j = 0; j < row.Length; j++)
                sum += row[j] = MathF.Max(1e-6f, 1 - MathF.Abs(first[i] + j - centre) / radius);
            for (var j = 0; j < row.Length; j++)
                row[j] /= sum;
            weights[i] = row;
        }
        return new Resampling(first, weights);
    }

    /// <summary>Resamples one line.</summary>
    public void Apply(ReadOnlySpan<byte> source, Span<float> target)
    {
        for (var i = 0; i < target.Length; i++)
        {
            var sum = 0f;
            for (var j = 0; j < weights[i].Length; j++)
                sum += weights[i][j] * source[first[i] + j];
            target[i] = sum;
        }
    }

    /// <summary>Resamples the rows of a picture whose rows hold <paramref name="width"/> samples.</summary>
    public void ApplyToRows(ReadOnlySpan<float> source, int width, Span<byte> target)
    {
        for (var i = 0; i < weights.Length; i++)
            for (var x = 0; x < width; x++)
            {
                var sum = 0f;
                for (var j = 0; j < weights[i].Length; j++)
                    sum += weights[i][j] * source[(first[i] + j) * width + x];
                target[i * width + x] = (byte)Math.Clamp((int)(sum + 0.5f), 0, 255);
            }
    }
}
