namespace SymbolNet.Raster;

/// <summary>The centre lines of the ink of an imported picture, in pixels of its mask.</summary>
sealed class Skeleton
{
    /// <summary>
    /// Ink deeper than this many stroke half-widths (and half a pixel) is a filled shape, not a line, and is kept filled: a dot, or a small loop that ran full of ink. Where two strokes cross it is
    /// √2 half-widths deep.
    /// </summary>
    const float FatFrom = 1.5f;

    /// <summary>A spot with less than this share of the area of a dot of the pen is dirt.</summary>
    const float SpeckShare = 0.25f;

    Skeleton(Segment[] segments, float halfWidth) => (Segments, HalfWidth) = (segments, halfWidth);

    /// <summary>Pieces of centre line, one between every two neighbouring pixels; a lone pixel is a piece of length 0.</summary>
    public Segment[] Segments { get; }

    /// <summary>Half the width of a typical stroke in pixels of the mask.</summary>
    public float HalfWidth { get; }

    /// <summary>Reduces a mask to its centre lines.</summary>
    public static Skeleton Of(InkMask mask)
    {
        var width = mask.Width;
        var ink = mask.Ink;
        var depth = Depths(ink, width);
        var thin = Thin(ink, width);
        var spots = Spots(ink, width);
        // Thinning can peel a round spot away to nothing.
        foreach (var spot in spots)
            if (!spot.Exists(i => thin[i]))
                thin[spot.MaxBy(i => depth[i])] = true;
        var halfWidth = MedianDepth(thin, depth);
        var kept = new bool[thin.Length];
        foreach (var spot in spots)
            if (spot.Count >= SpeckShare * MathF.PI * halfWidth * halfWidth)
                foreach (var i in spot)
                    kept[i] = true;

        var segments = new List<Segment>();
        for (var i = width + 1; i < thin.Length - width - 1; i++)
        {
            if (!kept[i])
                continue;
            if (!thin[i])
            {
                if (depth[i] > FatFrom * halfWidth + 0.5f)
                    segments.Add(Piece(i, i));
                continue;
            }
            var before = segments.Count;
            // Neighbours belong to the same spot: if this one is kept, so are they.
            var (right, below, left) = (thin[i + 1], thin[i + width], thin[i - 1]);
            if (right)
                segments.Add(Piece(i, i + 1));
            if (below)
                segments.Add(Piece(i, i + width));
            // A diagonal across a corner that is there already would double the line.
            if (thin[i + width + 1] && !right && !below)
                segments.Add(Piece(i, i + width + 1));
            if (thin[i + width - 1] && !left && !below)
                segments.Add(Piece(i, i + width - 1));
            if (segments.Count == before)
                segments.Add(Piece(i, i));
        }
        return new Skeleton([.. segments], halfWidth);

        Segment Piece(int a, int b) => new(a % width, a / width, b % width, b / width);
    }

    /// <summary>Distance of every ink pixel to the paper by the chamfer of steps 1 and √2. (Borgefors, CVGIP 34, 1986.)</summary>
    static float[] Depths(ReadOnlySpan<bool> ink, int width)
    {
        const float diagonal = 1.41421356f;
        var depth = new float[ink.Length];
        for (var i = 0; i < ink.Length; i++)
            if (ink[i])
                depth[i] = MathF.Min(MathF.Min(depth[i - 1], depth[i - width]) + 1, MathF.Min(depth[i - width - 1], depth[i - width + 1]) + diagonal);
        for (var i = ink.Length - 1; i >= 0; i--)
            if (ink[i])
                depth[i] = MathF.Min(depth[i], MathF.Min(MathF.Min(depth[i + 1], depth[i + width]) + 1, MathF.Min(depth[i + width + 1], depth[i + width - 1]) + diagonal));
        return depth;
    }

    /// <summary>Peels the ink until lines one pixel wide remain. (Zhang and Suen, CACM 27, 1984.)</summary>
    static bool[] Thin(ReadOnlySpan<bool> ink, int width)
    {
        var thin = ink.ToArray();
        var left = new List<int>();
        for (var i = 0; i < thin.Length; i++)
            if (thin[i])
                left.Add(i);
        var peeled = new List<int>();
        bool changed;
        do
        {
            changed = Peel(first: true);
            changed |= Peel(first: false);
        }
        while (changed);
        return thin;

        bool Peel(bool first)
        {
            peeled.Clear();
            foreach (var i in left)
            {
                bool n = thin[i - width], ne = thin[i - width + 1], e = thin[i + 1], se = thin[i + width + 1], s = thin[i + width], sw = thin[i + width - 1], w = thin[i - 1], nw = thin[i - width - 1];
                var neighbours = One(n) + One(ne) + One(e) + One(se) + One(s) + One(sw) + One(w) + One(nw);
                if (neighbours is < 2 or > 6)
                    continue;
                var crossings = One(!n && ne) + One(!ne && e) + One(!e && se) + One(!se && s) + One(!s && sw) + One(!sw && w) + One(!w && nw) + One(!nw && n);
                if (crossings != 1)
                    continue;
                if (first ? (n && e && s) || (e && s && w) : (n && e && w) || (n && s && w))
                    continue;
                peeled.Add(i);
            }
            foreach (var i in peeled)
                thin[i] = false;
            if (peeled.Count > 0)
                left.RemoveAll(i => !thin[i]);
            return peeled.Count > 0;
        }

        static int One(bool value) => value ? 1 : 0;
    }

    static float MedianDepth(bool[] thin, float[] depth)
    {
        var depths = new List<float>();
        for (var i = 0; i < thin.Length; i++)
            if (thin[i])
                depths.Add(depth[i]);
        if (depths.Count == 0)
            return 0;
        depths.Sort();
        return depths[depths.Count / 2];
    }

    /// <summary>The connected spots of ink, corners included, each as the list of its pixels.</summary>
    static List<List<int>> Spots(ReadOnlySpan<bool> ink, int width)
    {
        var spots = new List<List<int>>();
        var seen = new bool[ink.Length];
        ReadOnlySpan<int> around = [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1];
        for (var start = 0; start < ink.Length; start++)
        {
            if (!ink[start] || seen[start])
                continue;
            List<int> spot = [start];
            seen[start] = true;
            for (var next = 0; next < spot.Count; next++)
                foreach (var step in around)
                    if (ink[spot[next] + step] && !seen[spot[next] + step])
                    {
                        seen[spot[next] + step] = true;
                        spot.Add(spot[next] + step);
                    }
            spots.Add(spot);
        }
        return spots;
    }
}
