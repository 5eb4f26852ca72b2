using FsCheck;
using FsCheck.Fluent;
using SymbolNet.Learning.Registration;

namespace SymbolNet.Tests.Learning.Registration;

public sealed class KMeansTests
{
    [Fact]
    public void Clusters_far_apart_are_found()
    {
        var random = new Random(1);
        var vectors = Enumerable.Range(0, 90).Select(i => new[] { 100f * (i % 3) + random.NextSingle(), random.NextSingle() }).ToArray();
        var clusters = KMeans.Cluster(vectors, 3, seed: 5);
        Assert.Equal(3, clusters.Centres.Length);
        for (var i = 0; i < vectors.Length; i++)
            Assert.Equal(clusters.Assignment[i % 3], clusters.Assignment[i]);
        for (var of = 0; of < 3; of++)
        {
            var members = vectors.Where((_, i) => i % 3 == of).ToArray();
            var centre = clusters.Centres[clusters.Assignment[of]];
            Assert.Equal(members.Average(member => member[0]), centre[0], 3);
            Assert.Equal(members.Average(member => member[1]), centre[1], 3);
        }
    }

    [Fact]
    public void It_ends_where_naive_Lloyd_changes_nothing_more() => Prop.ForAll(Cases, input =>
    {
        var (vectors, count, seed) = input;
        var clusters = KMeans.Cluster(vectors, count, seed);
        if (count >= vectors.Length)
            return clusters.Centres.Select(centre => (centre[0], centre[1])).SequenceEqual(vectors.Select(vector => (vector[0], vector[1])));
        // Naive: every vector is with its nearest centre, every centre is the mean of its vectors, nearest medoid.
        for (var i = 0; i < vectors.Length; i++)
            if (Square(vectors[i], clusters.Centres[clusters.Assignment[i]]) > clusters.Centres.Min(centre => Square(vectors[i], centre)) + 1e-4)
                return false;
        for (var cluster = 0; cluster < clusters.Centres.Length; cluster++)
        {
            var members = Enumerable.Range(0, vectors.Length).Where(i => clusters.Assignment[i] == cluster).ToArray();
            if (members.Length == 0 || Enumerable.Range(0, 2).Any(d => Math.Abs(members.Average(i => vectors[i][d]) - clusters.Centres[cluster][d]) > 1e-3))
                return false;
            if (!members.Contains(clusters.Medoids[cluster]) || Square(vectors[clusters.Medoids[cluster]], clusters.Centres[cluster]) > members.Min(i => Square(vectors[i], clusters.Centres[cluster])) + 1e-4)
                return false;
        }
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void There_are_as_many_clusters_as_asked_for_or_as_there_are_different_vectors() => Prop.ForAll(Cases, input =>
    {
        var (vectors, count, seed) = input;
        var different = vectors.Select(vector => (vector[0], vector[1])).Distinct().Count();
        return KMeans.Cluster(vectors, count, seed).Centres.Length == (count >= vectors.Length ? vectors.Length : Math.Min(count, different));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Its_start_is_better_on_average_than_a_random_one()
    {
        var random = new Random(6);
        var vectors = Enumerable.Range(0, 100).Select(i => Enumerable.Range(0, 12).Select(d => (i % 10 == d ? 4f : 0f) + random.NextSingle()).ToArray()).ToArray();
        var found = Enumerable.Range(0, 10).Average(seed => Cost(vectors, [.. KMeans.Cluster(vectors, 10, seed).Centres]));
        var naive = Enumerable.Range(0, 10).Average(_ => Cost(vectors, NaiveLloyd(vectors, [.. vectors.OrderBy(_ => random.Next()).Take(10).Select(vector => vector.ToArray())])));
        Assert.True(found < naive, $"{found} with the start of K-means++, {naive} with random ones.");
    }

    [Fact]
    public void The_same_seed_gives_the_same_clusters()
    {
        var random = new Random(7);
        // Enough numbers to be worth all cores.
        var vectors = Enumerable.Range(0, 300).Select(_ => Enumerable.Range(0, 128).Select(_ => random.NextSingle()).ToArray()).ToArray();
        var (one, again) = (KMeans.Cluster(vectors, 9, 3), KMeans.Cluster(vectors, 9, 3));
        Assert.Equal(one.Assignment.ToArray(), again.Assignment.ToArray());
        Assert.Equal(one.Medoids.ToArray(), again.Medoids.ToArray());
        Assert.Equal(one.Centres.SelectMany(centre => centre), again.Centres.SelectMany(centre => centre));
        Assert.Contains(Enumerable.Range(4, 20), seed => !KMeans.Cluster(vectors, 9, seed).Medoids.SequenceEqual(one.Medoids));
    }

    [Fact]
    public void Input_stays_as_it_was_and_is_not_shared()
    {
        float[][] vectors = [[1, 2], [3, 4]];
        var centre = KMeans.Cluster(vectors, 5, 0).Centres[0];
        centre[0] = 9;
        Assert.Equal([1f, 2f], vectors[0]);
    }

    [Fact]
    public void Nothing_to_group_is_refused()
    {
        Assert.Throws<InvalidInputException>(() => KMeans.Cluster([[1f]], 0, 0));
        Assert.Throws<ArgumentException>(() => KMeans.Cluster([], 1, 0));
        Assert.Throws<ArgumentException>(() => KMeans.Cluster([[1f], [1f, 2f]], 1, 0));
    }

    // Few different places, so that many vectors are equal and clusters may lose all theirs.
    static Arbitrary<(float[][] Vectors, int Count, int Seed)> Cases => Arb.From(
        from size in Gen.Choose(1, 25)
        from vectors in (from x in Gen.Choose(0, 4) from y in Gen.Choose(0, 4) select new[] { (float)x, y }).ArrayOf(size)
        from count in Gen.Choose(1, 8)
        from seed in Gen.Choose(0, 1000)
        select (vectors, count, seed));

    static float[][] NaiveLloyd(float[][] vectors, float[][] centres)
    {
        for (var round = 0; round < 10; round++)
        {
            var nearest = vectors.Select(vector => Enumerable.Range(0, centres.Length).MinBy(cluster => Square(vector, centres[cluster]))).ToArray();
            for (var cluster = 0; cluster < centres.Length; cluster++)
                if (nearest.Contains(cluster))
                    centres[cluster] = [.. Enumerable.Range(0, vectors[0].Length).Select(d => vectors.Where((_, i) => nearest[i] == cluster).Average(vector => vector[d]))];
        }
        return centres;
    }

    static double Cost(float[][] vectors, float[][] centres) => vectors.Sum(vector => centres.Min(centre => Square(vector, centre)));

    static double Square(float[] one, float[] other) => one.Zip(other, (a, b) => (double)(a - b) * (a - b)).Sum();
}
