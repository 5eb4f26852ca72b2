using System.Numerics.Tensors;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Learning.Registration;

/// <summary>
/// K-means: Lloyd's iteration (IEEE Trans. Inf. Theory 28, 1982) from the start of K-means++ (Arthur and Vassilvitskii, 2007). On whole vectors: what belongs together in one drawing stays together in a
/// centre. Equal input and seed give equal output, on any number of cores. Thread-safe.
/// </summary>
public static class KMeans
{
    /// <summary>Lloyd's iteration nearly always ends by itself long before.</summary>
    const int MostRounds = 300;

    /// <summary>With fewer numbers to go through than this one core is done before the others have begun.</summary>
    const long LeastParallel = 1 << 18;

    /// <summary>Groups vectors so that their squared distances to the means of their groups are small.</summary>
    /// <param name="vectors">At least one, all of one length, finite; not changed.</param>
    /// <param name="count">How many clusters are wanted, at least 1. There are fewer when there are fewer different vectors; with as many clusters as vectors or more each vector is its own.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="ArgumentException">There is no vector, or they differ in length.</exception>
    /// <exception cref="InvalidInputException">The count is below 1.</exception>
    public static VectorClusters Cluster(IReadOnlyList<float[]> vectors, int count, long seed, CancellationToken cancellation = default)
    {
        if (count < 1)
            throw new InvalidInputException($"At least 1 memory must be kept of a category, not {count}.");
        if (vectors.Count == 0 || vectors.Any(vector => vector.Length != vectors[0].Length))
            throw new ArgumentException("Clusters need vectors, all of one length.", nameof(vectors));
        if (count >= vectors.Count)
            return new([.. vectors.Select(vector => vector.ToArray())], [.. Enumerable.Range(0, vectors.Count)], [.. Enumerable.Range(0, vectors.Count)]);
        var centres = Start(vectors, count, new SeededRandom(seed, RandomPurpose.Clusters), cancellation);
        var (assignment, distances) = (new int[vectors.Count], new float[vectors.Count]);
        Array.Fill(assignment, -1);
        for (var round = 0; round < MostRounds && Assign(vectors, centres, assignment, distances, cancellation); round++)
            MoveToMeans(vectors, centres, assignment, distances);
        return new([.. centres], [.. centres.Select((centre, cluster) => Medoid(vectors, centre, cluster, assignment))], [.. assignment]);
    }

    // K-means++: each further centre is a vector drawn with a probability that grows with its squared distance to the nearest centre so far.
    static List<float[]> Start(IReadOnlyList<float[]> vectors, int count, SeededRandom random, CancellationToken cancellation)
    {
        var centres = new List<float[]> { vectors[random.Below(vectors.Count)].ToArray() };
        var squares = new double[vectors.Count];
        Array.Fill(squares, double.PositiveInfinity);
        while (centres.Count < count)
        {
            ForAll(vectors, 1, i => squares[i] = Math.Min(squares[i], Square(vectors[i], centres[^1])), cancellation);
            var total = squares.Sum();
            // Every vector has a centre of its own already.
            if (!(total > 0))
                break;
            var (target, chosen) = (random.Uniform() * total, -1);
            for (var i = 0; i < squares.Length && (chosen < 0 || target >= 0); i++)
                if (squares[i] > 0)
                    (chosen, target) = (i, target - squares[i]);
            centres.Add(vectors[chosen].ToArray());
        }
        return centres;
    }

    // Gives every vector to its nearest centre, the first of those as near; says whether that changed anything.
    static bool Assign(IReadOnlyList<float[]> vectors, List<float[]> centres, int[] assignment, float[] distances, CancellationToken cancellation)
    {
        var changed = 0;
        ForAll(vectors, centres.Count, i =>
        {
            var (best, least) = (0, float.PositiveInfinity);
            for (var cluster = 0; cluster < centres.Count; cluster++)
                if (Square(vectors[i], centres[cluster]) is var square && square < least)
                    (best, least) = (cluster, square);
            distances[i] = least;
            if (assignment[i] != best)
                Interlocked.Exchange(ref changed, 1);
            assignment[i] = best;
        }, cancellation);
        return changed != 0;
    }

    static void MoveToMeans(IReadOnlyList<float[]> vectors, List<float[]> centres, int[] assignment, float[] distances)
    {
        var sizes = new int[centres.Count];
        foreach (var cluster in assignment)
            sizes[cluster]++;
        // A cluster that lost all its vectors starts anew at the vector that its own centre serves worst.
        for (var cluster = 0; cluster < centres.Count; cluster++)
        {
            if (sizes[cluster] > 0)
                continue;
            var farthest = -1;
            for (var i = 0; i < assignment.Length; i++)
                if (sizes[assignment[i]] > 1 && (farthest < 0 || distances[i] > distances[farthest]))
                    farthest = i;
            sizes[assignment[farthest]]--;
            (assignment[farthest], distances[farthest], sizes[cluster]) = (cluster, 0, 1);
        }
        foreach (var centre in centres)
            Array.Clear(centre);
        for (var i = 0; i < assignment.Length; i++)
            TensorPrimitives.Add(centres[assignment[i]], vectors[i], centres[assignment[i]]);
        for (var cluster = 0; cluster < centres.Count; cluster++)
            TensorPrimitives.Divide(centres[cluster], sizes[cluster], centres[cluster]);
    }

    static int Medoid(IReadOnlyList<float[]> vectors, float[] centre, int cluster, int[] assignment)
    {
        var (medoid, least) = (-1, float.PositiveInfinity);
        for (var i = 0; i < assignment.Length; i++)
            if (assignment[i] == cluster && Square(vectors[i], centre) is var square && (medoid < 0 || square < least))
                (medoid, least) = (i, square);
        return medoid;
    }

    static void ForAll(IReadOnlyList<float[]> vectors, int passes, Action<int> body, CancellationToken cancellation)
    {
        if ((long)vectors.Count * vectors[0].Length * passes >= LeastParallel)
        {
            InParallel.For(vectors.Count, body, cancellation);
            return;
        }
        cancellation.ThrowIfCancellationRequested();
        for (var i = 0; i < vectors.Count; i++)
            body(i);
    }

    static float Square(float[] one, float[] other)
    {
        var distance = TensorPrimitives.Distance<float>(one, other);
        return distance * distance;
    }
}
