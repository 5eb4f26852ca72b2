namespace SymbolNet.Raster;

/// <summary>Which pixels of an imported picture are ink, at a scale where strokes are a few pixels wide. A frame of paper, <see cref="Margin"/> pixels wide, surrounds them. Immutable.</summary>
sealed class InkMask
{
    /// <summary>Pixels of paper around the picture, so that neighbours of a pixel always exist.</summary>
    public const int Margin = 2;

    /// <summary>Pictures whose ink is smaller than this many pixels on the longer side are enlarged first: thinning a coarse picture bends its lines.</summary>
    const int SmallSide = 64;

    /// <summary>What small ink is enlarged to at least.</summary>
    const int EnlargedSide = 120;

    /// <summary>
    /// In a picture that is enlarged, a pixel whose darkness is less than this share of the mean around it is paper: a pit in the ink, or a valley between two strokes, that was too narrow to become as
    /// light as the paper. What bold ink lets run together is parted again: a small loop stays a loop. (A local threshold in the manner of Niblack, 1986, beside the global one.)
    /// </summary>
    const float LeastOfSurroundings = 0.97f;

    /// <summary>How far around it the mean of a pixel's surroundings is taken, in pixels of the picture before it was enlarged.</summary>
    const float Surroundings = 1.5f;

    /// <summary>Ink larger than this is reduced to it: finer detail only costs time.</summary>
    const int LargeSide = 200;

    /// <summary>Least difference of the mean brightness of ink and paper, 0..255; below it a picture is blank.</summary>
    const double LeastContrast = 32;

    readonly bool[] ink;

    InkMask(int width, int height, bool[] ink) => (Width, Height, this.ink) = (width, height, ink);

    /// <summary>Width in pixels, margins included.</summary>
    public int Width { get; }

    /// <summary>Height in pixels, margins included.</summary>
    public int Height { get; }

    /// <summary>True where there is ink, row-major.</summary>
    public ReadOnlySpan<bool> Ink => ink;

    /// <summary>Tells ink from paper, or gives null for a blank picture.</summary>
    public static InkMask? Of(GreyImage image)
    {
        var pixels = image.Pixels;
        if (Threshold(pixels) is not { } threshold)
            return null;
        var darkInk = BorderIsLight(image, threshold);
        var (left, top, right, bottom) = (image.Width, image.Height, -1, -1);
        for (var y = 0; y < image.Height; y++)
        {
            var row = pixels.Slice(y * image.Width, image.Width);
            for (var x = 0; x < row.Length; x++)
                if (row[x] <= threshold == darkInk)
                {
                    (left, top) = (Math.Min(left, x), Math.Min(top, y));
                    (right, bottom) = (Math.Max(right, x), Math.Max(bottom, y));
                }
        }
        var (width, height) = (right - left + 1, bottom - top + 1);
        var side = Math.Max(width, height);
        var scale = side < SmallSide ? MathF.Ceiling((float)EnlargedSide / side) : side > LargeSide ? (float)LargeSide / side : 1f;
        if (scale == 1f)
        {
            var mask = new InkMask(width + 2 * Margin, height + 2 * Margin, new bool[(width + 2 * Margin) * (height + 2 * Margin)]);
            for (var y = 0; y < height; y++)
                for (var x = 0; x < width; x++)
                    mask.ink[(y + Margin) * mask.Width + x + Margin] = pixels[(y + top) * image.Width + x + left] <= threshold == darkInk;
            return mask;
        }
        // One pixel of paper around the ink, where the picture has it, keeps the slope from ink to paper.
        (left, top) = (Math.Max(left - 1, 0), Math.Max(top - 1, 0));
        (right, bottom) = (Math.Min(right + 1, image.Width - 1), Math.Min(bottom + 1, image.Height - 1));
        return Scaled(image, left, top, right - left + 1, bottom - top + 1, scale, darkInk);
    }

    static InkMask Scaled(GreyImage image, int left, int top, int width, int height, float scale, bool darkInk)
    {
        var (newWidth, newHeight) = (Math.Max(1, (int)MathF.Round(width * scale)), Math.Max(1, (int)MathF.Round(height * scale)));
        var columns = Resampling.Of(width, newWidth);
        var rows = Resampling.Of(height, newHeight);
        var narrow = new float[newWidth * height];
        for (var y = 0; y < height; y++)
            columns.Apply(image.Pixels.Slice((y + top) * image.Width + left, width), narrow.AsSpan(y * newWidth, newWidth));
        var scaled = new byte[newWidth * newHeight];
        rows.ApplyToRows(narrow, newWidth, scaled);
        // Ink reduced in size is paler than it was: the threshold is found anew. Should nothing stand out any more, the old picture was all speckle.
        var mask = new InkMask(newWidth + 2 * Margin, newHeight + 2 * Margin, new bool[(newWidth + 2 * Margin) * (newHeight + 2 * Margin)]);
        if (Threshold(scaled) is not { } threshold)
            return mask;
        var isInk = Array.ConvertAll(scaled, brightness => brightness <= threshold == darkInk);
        if (scale > 1)
            RemovePits(isInk, Array.ConvertAll(scaled, brightness => darkInk ? 255f - brightness : brightness), newWidth, (int)MathF.Round(Surroundings * scale));
        for (var y = 0; y < newHeight; y++)
            isInk.AsSpan(y * newWidth, newWidth).CopyTo(mask.ink.AsSpan((y + Margin) * mask.Width + Margin));
        return mask;
    }

    static void RemovePits(bool[] isInk, float[] darkness, int width, int radius)
    {
        var mean = SquareMean(darkness, width, radius);
        for (var i = 0; i < isInk.Length; i++)
            isInk[i] &= darkness[i] >= LeastOfSurroundings * mean[i];
    }

    /// <summary>The mean over the square of side 2 · <paramref name="radius"/> + 1 around every pixel; beyond the edge all is 0.</summary>
    static float[] SquareMean(float[] values, int width, int radius)
    {
        var (height, side) = (values.Length / width, 2 * radius + 1);
        var (rows, mean) = (new float[values.Length], new float[values.Length]);
        for (var y = 0; y < height; y++)
            Slide(values, rows, y * width, 1, width);
        for (var x = 0; x < width; x++)
            Slide(rows, mean, x, width, height);
        return mean;

        void Slide(float[] from, float[] to, int start, int step, int count)
        {
            var sum = 0f;
            for (var i = 0; i < Math.Min(radius, count); i++)
                sum += from[start + i * step];
            for (var i = 0; i < count; i++)
            {
                if (i + radius < count)
                    sum += from[start + (i + radius) * step];
                if (i > radius)
                    sum -= from[start + (i - radius - 1) * step];
                to[start + i * step] = sum / side;
            }
        }
    }

    /// <summary>Otsu's threshold: the brightness that parts the pixels into two groups of least variance; null when the groups hardly differ. (Otsu, IEEE Trans. SMC 9, 1979.)</summary>
    static int? Threshold(ReadOnlySpan<byte> pixels)
    {
        Span<int> histogram = stackalloc int[256];
        histogram.Clear();
        foreach (var pixel in pixels)
            histogram[pixel]++;
        var total = 0L;
        for (var i = 0; i < 256; i++)
            total += (long)i * histogram[i];
        var (best, bestVariance, bestContrast) = (0, 0.0, 0.0);
        var (count, sum) = (0L, 0L);
        for (var i = 0; i < 255; i++)
        {
            count += histogram[i];
            sum += (long)i * histogram[i];
            if (count == 0 || count == pixels.Length)
                continue;
            var contrast = (double)(total - sum) / (pixels.Length - count) - (double)sum / count;
            var variance = (double)count * (pixels.Length - count) * contrast * contrast;
            if (variance > bestVariance)
                (best, bestVariance, bestContrast) = (i, variance, contrast);
        }
        return bestContrast < LeastContrast ? null : best;
    }

    /// <summary>Paper is what most of the border shows.</summary>
    static bool BorderIsLight(GreyImage image, int threshold)
    {
        var (light, all) = (0, 0);
        var pixels = image.Pixels;
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x += y == 0 || y == image.Height - 1 ? 1 : Math.Max(1, image.Width - 1))
            {
                all++;
                if (pixels[y * image.Width + x] > threshold)
                    light++;
            }
        return 2 * light >= all;
    }
}
