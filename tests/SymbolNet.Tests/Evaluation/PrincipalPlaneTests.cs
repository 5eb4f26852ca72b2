using SymbolNet.Evaluation;

namespace SymbolNet.Tests.Evaluation;

public sealed class PrincipalPlaneTests
{
    [Fact]
    public void A_flat_cloud_in_many_dimensions_keeps_its_distances_and_its_axes()
    {
        var random = new Random(2);
        // A plane spanned by two unit vectors at right angles, somewhere in ten dimensions; three times as long as wide.
        float[] u = [.. Enumerable.Repeat(1 / MathF.Sqrt(10), 10)], v = [.. Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? 1 : -1) / MathF.Sqrt(10))];
        var flat = Enumerable.Range(0, 60).Select(_ => (A: 6 * random.NextSingle() - 3, B: 2 * random.NextSingle() - 1)).ToArray();
        var places = PrincipalPlane.Project([.. flat.Select(point => u.Zip(v, (x, y) => 5 + point.A * x + point.B * y).ToArray())]);
        for (var i = 1; i < flat.Length; i++)
            Assert.Equal(Math.Sqrt(Math.Pow(flat[i].A - flat[0].A, 2) + Math.Pow(flat[i].B - flat[0].B, 2)), Math.Sqrt(Math.Pow(places[i].X - places[0].X, 2) + Math.Pow(places[i].Y - places[0].Y, 2)), 3);
        Assert.Equal(0, places.Average(place => place.X), 4);
        Assert.Equal(0, places.Average(place => place.Y), 4);
        Assert.True(places.Sum(place => place.X * place.X) > 4 * places.Sum(place => place.Y * place.Y));
        // The two directions are uncorrelated: that is what makes them principal.
        Assert.Equal(0, places.Average(place => place.X * place.Y), 3);
    }

    [Fact]
    public void The_same_vectors_give_the_same_map()
    {
        var random = new Random(3);
        var vectors = Enumerable.Range(0, 30).Select(_ => Enumerable.Range(0, 8).Select(_ => random.NextSingle()).ToArray()).ToArray();
        Assert.Equal(PrincipalPlane.Project(vectors), PrincipalPlane.Project(vectors));
    }

    [Fact]
    public void Too_few_directions_leave_zeros()
    {
        Assert.Empty(PrincipalPlane.Project([]));
        Assert.Equal([(0f, 0f)], PrincipalPlane.Project([[1f, 2f]]));
        Assert.Equal([(0f, 0f), (0f, 0f)], PrincipalPlane.Project([[1f, 2f, 3f], [1f, 2f, 3f]]));
        var line = PrincipalPlane.Project([[0f, 0f, 1f], [3f, 4f, 1f], [6f, 8f, 1f]]);
        Assert.Equal(5, Math.Abs(line[0].X), 4);
        Assert.Equal(10, Math.Abs(line[2].X - line[0].X), 4);
        Assert.All(line, place => Assert.Equal(0, place.Y));
        Assert.All(PrincipalPlane.Project([[1f], [5f]]), place => Assert.Equal((2f, 0f), (Math.Abs(place.X), place.Y)));
    }

    [Fact]
    public void Vectors_of_two_lengths_are_refused() => Assert.Throws<ArgumentException>(() => PrincipalPlane.Project([[1f], [1f, 2f]]));
}
