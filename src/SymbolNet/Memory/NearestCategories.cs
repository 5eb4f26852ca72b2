using System.Buffers;
using System.Collections.Immutable;
using System.Numerics.Tensors;
using SymbolNet.Embeddings;

namespace SymbolNet.Memory;

/// <summary>
/// The exact search of a bank, in two looks. The first reads only bytes and finds for every row an estimate of its cosine and how far that can be off; the worst case of the best row of every
/// category gives the floor that the answer cannot lie below. The second compares exactly the few rows that can still matter.
/// </summary>
static class NearestCategories
{
    /// <summary>Banks with more chunks are looked through by all processors; for smaller ones starting threads costs more than it saves.</summary>
    const int ParallelFrom = 20_000 / Chunk.Rows;

    /// <summary>Upper bound of what rounding in single precision can add to a cosine.</summary>
    const float Rounding = 3e-5f;

    /// <summary>The best exemplar of a category: the category's number, where it lies, its cosine.</summary>
    public readonly record struct Hit(int Slot, int Place, float Similarity);

    /// <summary>
    /// The <paramref name="count"/> best categories, best first. At least that many must have live rows. <paramref name="isOlder"/> says of two exemplars of a category which are equally near
    /// whether the first was remembered first.
    /// </summary>
    public static Hit[] Find(ImmutableArray<Chunk> chunks, int slotCount, Embedding query, int count, Func<Hit, Hit, bool> isOlder)
    {
        var estimates = ArrayPool<float>.Shared.Rent(chunks.Length * Chunk.Rows);
        var floors = ArrayPool<float>.Shared.Rent(slotCount);
        try
        {
            var slack = Look(chunks, slotCount, query, estimates, floors);
            var floor = Least(floors.AsSpan(0, slotCount), count);
            var best = new Dictionary<int, Hit>();
            for (var i = 0; i < chunks.Length; i++)
            {
                var chunk = chunks[i];
                for (var row = 0; row < chunk.Count; row++)
                {
                    var estimate = estimates[i * Chunk.Rows + row];
                    if (estimate + slack.Most < floor)
                        continue;
                    var slot = chunk.Slots[row];
                    if (estimate + slack.Of(chunk.Residuals[row]) < MathF.Max(floor, floors[slot]))
                        continue;
                    // Rounding can carry a cosine beyond 1; what is cut off must not decide between equals.
                    var hit = new Hit(slot, i * Chunk.Rows + row, Math.Clamp(TensorPrimitives.Dot(query.Values, chunk.Vector(row)), -1f, 1f));
                    if (!best.TryGetValue(slot, out var other) || hit.Similarity > other.Similarity || hit.Similarity == other.Similarity && isOlder(hit, other))
                        best[slot] = hit;
                }
            }
            return [.. best.Values.OrderByDescending(hit => hit.Similarity).ThenBy(hit => hit.Slot).Take(count)];
        }
        finally
        {
            ArrayPool<float>.Shared.Return(floors);
            ArrayPool<float>.Shared.Return(estimates);
        }
    }

    /// <summary>The first look: estimates for all rows (minus infinity for forgotten ones), and for every category a cosine that its best row has at least.</summary>
    static Slack Look(ImmutableArray<Chunk> chunks, int slotCount, Embedding query, float[] estimates, float[] floors)
    {
        var code = new short[ByteCode.LengthOf(query.Dimension)];
        var (scale, residual) = ByteCode.EncodeQuery(query.Values, code);
        var slack = new Slack(residual, 0);
        var workers = chunks.Length < ParallelFrom ? 1 : Environment.ProcessorCount;
        if (workers == 1)
            return slack with { MostResidual = LookAt(0, chunks.Length, floors) };
        var worst = new float[workers];
        var floorsOf = new float[workers][];
        Parallel.For(0, workers, worker =>
        {
            floorsOf[worker] = worker == 0 ? floors : ArrayPool<float>.Shared.Rent(slotCount);
            worst[worker] = LookAt((int)((long)chunks.Length * worker / workers), (int)((long)chunks.Length * (worker + 1) / workers), floorsOf[worker]);
        });
        foreach (var others in floorsOf.AsSpan(1))
        {
            TensorPrimitives.Max(floors.AsSpan(0, slotCount), others.AsSpan(0, slotCount), floors);
            ArrayPool<float>.Shared.Return(others);
        }
        return slack with { MostResidual = TensorPrimitives.Max<float>(worst) };

        float LookAt(int from, int to, float[] lows)
        {
            lows.AsSpan(0, slotCount).Fill(float.NegativeInfinity);
            var most = 0f;
            Span<int> sums = stackalloc int[Chunk.Rows];
            for (var i = from; i < to; i++)
            {
                var chunk = chunks[i];
                var slots = chunk.Slots;
                var scales = chunk.Scales;
                var residuals = chunk.Residuals;
                ByteCode.Dot(code, chunk.Codes, sums[..chunk.Count]);
                for (var row = 0; row < slots.Length; row++)
                {
                    var estimate = (chunk.Live >> row & 1) != 0 ? sums[row] * (scale * scales[row]) : float.NegativeInfinity;
                    estimates[i * Chunk.Rows + row] = estimate;
                    most = MathF.Max(most, residuals[row]);
                    ref var low = ref lows[slots[row]];
                    low = MathF.Max(low, estimate - slack.Of(residuals[row]));
                }
            }
            return most;
        }
    }

    /// <summary>The least of the <paramref name="count"/> largest values.</summary>
    static float Least(ReadOnlySpan<float> values, int count)
    {
        var largest = new PriorityQueue<float, float>(count + 1);
        var least = float.NegativeInfinity;
        foreach (var value in values)
        {
            if (largest.Count == count && value <= least)
                continue;
            largest.Enqueue(value, value);
            if (largest.Count > count)
                largest.Dequeue();
            least = largest.Peek();
        }
        return least;
    }

    /// <summary>How far an estimate can be off, for unit vectors: see <see cref="ByteCode"/>.</summary>
    readonly record struct Slack(float QueryResidual, float MostResidual)
    {
        public float Most => Of(MostResidual);

        public float Of(float residual) => residual + QueryResidual * (1 + residual) + Rounding;
    }
}
