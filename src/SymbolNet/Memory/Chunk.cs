namespace SymbolNet.Memory;

/// <summary>
/// Up to <see cref="Rows"/> exemplars side by side, in the order they were remembered: their embeddings exactly, and once more in bytes for a quick look (a quarter of the memory to read). Immutable;
/// chunks that differ in what is forgotten or how categories are numbered share the embeddings.
/// </summary>
sealed class Chunk
{
    /// <summary>Rows of a full chunk: one bit each in <see cref="Live"/>; small enough that adding a row by copying its chunk costs microseconds.</summary>
    public const int Rows = 64;

    readonly int dimension;
    readonly float[] vectors;
    readonly sbyte[] codes;
    readonly float[] scales;
    readonly float[] residuals;
    readonly ExemplarId[] ids;
    readonly int[] slots;

    Chunk(int dimension, float[] vectors, sbyte[] codes, float[] scales, float[] residuals, ExemplarId[] ids, int[] slots, ulong live) =>
        (this.dimension, this.vectors, this.codes, this.scales, this.residuals, this.ids, this.slots, Live) = (dimension, vectors, codes, scales, residuals, ids, slots, live);

    /// <summary>A chunk without rows.</summary>
    public static Chunk Empty(int dimension) => new(dimension, [], [], [], [], [], [], 0);

    /// <summary>Rows, forgotten ones included.</summary>
    public int Count => ids.Length;

    /// <summary>One bit a row: set while the exemplar is remembered.</summary>
    public ulong Live { get; }

    /// <summary>Ids of the exemplars.</summary>
    public ReadOnlySpan<ExemplarId> Ids => ids;

    /// <summary>Number of the category of every row.</summary>
    public ReadOnlySpan<int> Slots => slots;

    /// <summary>The embeddings in bytes, <see cref="ByteCode.LengthOf"/> a row; one row is about its scale times its bytes.</summary>
    public ReadOnlySpan<sbyte> Codes => codes;

    /// <summary>Scale of the bytes of every row.</summary>
    public ReadOnlySpan<float> Scales => scales;

    /// <summary>Length of the difference between every embedding and what its bytes say.</summary>
    public ReadOnlySpan<float> Residuals => residuals;

    /// <summary>One embedding.</summary>
    public ReadOnlySpan<float> Vector(int row) => vectors.AsSpan(row * dimension, dimension);

    /// <summary>The chunk with more rows behind its own; there must be room.</summary>
    public Chunk Add(ReadOnlySpan<(int Slot, Exemplar Exemplar)> rows)
    {
        var (before, after) = (Count, Count + rows.Length);
        var codeLength = ByteCode.LengthOf(dimension);
        var chunk = new Chunk(dimension, Grown(vectors, after * dimension), Grown(codes, after * codeLength), Grown(scales, after), Grown(residuals, after), Grown(ids, after), Grown(slots, after),
            Live | RowsFrom(before) & ~RowsFrom(after));
        for (var i = 0; i < rows.Length; i++)
        {
            var row = before + i;
            var vector = rows[i].Exemplar.Embedding.Values;
            (chunk.slots[row], chunk.ids[row]) = (rows[i].Slot, rows[i].Exemplar.Id);
            vector.CopyTo(chunk.vectors.AsSpan(row * dimension, dimension));
            (chunk.scales[row], chunk.residuals[row]) = ByteCode.Encode(vector, chunk.codes.AsSpan(row * codeLength, codeLength));
        }
        return chunk;
    }

    /// <summary>The chunk without some of its rows.</summary>
    public Chunk Without(ulong rows) => new(dimension, vectors, codes, scales, residuals, ids, slots, Live & ~rows);

    /// <summary>The chunk with the rows of one category given to another.</summary>
    public Chunk Renumber(int from, int to) =>
        new(dimension, vectors, codes, scales, residuals, ids, Array.ConvertAll(slots, slot => slot == from ? to : slot), Live);

    /// <summary>The bits of <paramref name="row"/> and all rows behind it.</summary>
    static ulong RowsFrom(int row) => row == Rows ? 0 : ulong.MaxValue << row;

    static T[] Grown<T>(T[] array, int length)
    {
        var grown = new T[length];
        array.CopyTo(grown, 0);
        return grown;
    }
}
