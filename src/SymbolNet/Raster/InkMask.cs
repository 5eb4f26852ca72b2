namespace SymbolNet.Raster;

/// <summary>Which pixels of an imported picture are ink, at a scale where strokes are a few pixels wide. A frame of paper, <see cref="Margin"/> pixels wide, surrounds them. Immutable.</summary>
sealed class InkMask
{
    /// <summary>Pixels of paper around the picture, so that neighbours of a pixel always exist.</summary>
    public const int Margin = 2;

    /// <summary>Pictures whose ink is smaller than this many pixels on the longer side are enlarged first: thinning a coarse picture bends its lines.</summary>
    const int SmallSide = 64;

    /// <summary>What small ink is enlarged to at least.</summary>
    const int EnlargedSide = 100;

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
        if (Threshold(scaled) is { } threshold)
            for (var y = 0; y < newHeight; y++)
                for (var x = 0; x < newWidth; x++)
                    mask.ink[(y + Margin) * mask.Width + x + Margin] = scaled[y * newWidth + x] <= threshold == darkInk;
        return mask;
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
