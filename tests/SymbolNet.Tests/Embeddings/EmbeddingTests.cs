using SymbolNet.Embeddings;

namespace SymbolNet.Tests.Embeddings;

public sealed class EmbeddingTests
{
    [Fact]
    public void Values_are_brought_to_length_one() => Assert.Equal([0.6f, 0.8f], new Embedding([3, 4]).Values.ToArray());

    [Fact]
    public void Similarity_is_the_cosine()
    {
        var east = new Embedding([5, 0]);
        Assert.Equal(1f, east.Similarity(new Embedding([0.1f, 0])));
        Assert.Equal(0f, east.Similarity(new Embedding([0, 3])));
        Assert.Equal(-1f, east.Similarity(new Embedding([-2, 0])));
        Assert.Equal(MathF.Sqrt(0.5f), east.Similarity(new Embedding([1, -1])), 6);
    }

    [Fact]
    public void It_keeps_its_own_copy()
    {
        float[] values = [1, 0];
        var embedding = new Embedding(values);
        values[0] = -1;
        Assert.Equal(1f, embedding.Values[0]);
    }

    [Theory]
    [InlineData()]
    [InlineData(0f, 0f)]
    [InlineData(1f, float.NaN)]
    [InlineData(1f, float.NegativeInfinity)]
    public void A_vector_without_direction_is_refused(params float[] values) => Assert.Throws<ArgumentException>(() => new Embedding(values));
}
