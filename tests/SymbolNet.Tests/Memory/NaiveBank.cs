using System.Collections.Immutable;
using System.Numerics.Tensors;
using SymbolNet.Embeddings;
using SymbolNet.Memory;

namespace SymbolNet.Tests.Memory;

/// <summary>What a memory bank should do, in the plainest way: lists, and a comparison with every exemplar.</summary>
sealed class NaiveBank
{
    public List<(CategoryId Id, string Name, List<Exemplar> Exemplars)> Categories { get; } = [];

    public void Remember(CategoryId category, string name, Exemplar exemplar)
    {
        var index = Categories.FindIndex(other => other.Id == category);
        if (index < 0)
            Categories.Add((category, name, [exemplar]));
        else
            Categories[index].Exemplars.Add(exemplar);
    }

    public void Forget(ExemplarId exemplar)
    {
        foreach (var (_, _, exemplars) in Categories)
            exemplars.RemoveAll(other => other.Id == exemplar);
        Categories.RemoveAll(category => category.Exemplars.Count == 0);
    }

    public void Forget(CategoryId category) => Categories.RemoveAll(other => other.Id == category);

    public void Rename(CategoryId category, string name)
    {
        var index = Categories.FindIndex(other => other.Id == category);
        Categories[index] = Categories[index] with { Name = name };
    }

    public void Merge(CategoryId from, CategoryId into)
    {
        Categories.Find(category => category.Id == into).Exemplars.AddRange(Categories.Find(category => category.Id == from).Exemplars);
        Forget(from);
    }

    public ImmutableArray<CategoryMatch> Search(Embedding query, int count) =>
    [
        .. Categories.Select(category =>
            {
                var best = category.Exemplars.MaxBy(exemplar => Clamped(query.Values, exemplar.Embedding.Values))!;
                var similarity = Clamped(query.Values, best.Embedding.Values);
                return new CategoryMatch(new Category(category.Id, category.Name, category.Exemplars.Count), best.Id, similarity,
                    category.Exemplars.Count == 1 ? similarity : Clamped(query.Values, Prototype(category.Exemplars)));
            })
            .OrderByDescending(match => match.Similarity).Take(count),
    ];

    static float Clamped(ReadOnlySpan<float> one, ReadOnlySpan<float> other) => Math.Clamp(TensorPrimitives.Dot(one, other), -1f, 1f);

    static float[] Prototype(List<Exemplar> exemplars)
    {
        var sum = new double[exemplars[0].Embedding.Dimension];
        foreach (var exemplar in exemplars)
            for (var i = 0; i < sum.Length; i++)
                sum[i] += exemplar.Embedding.Values[i];
        var length = Math.Sqrt(sum.Sum(value => value * value));
        return [.. sum.Select(value => length > 1e-6 ? (float)(value / length) : 0f)];
    }
}
