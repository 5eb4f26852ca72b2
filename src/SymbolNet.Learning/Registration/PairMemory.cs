using SymbolNet.Learning.Networks;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Registration;

/// <summary>
/// The memory of a network that judges pairs, and SymbolNet's published rule: the score of a category is the mean, over its memories, of the probability that query and memory show the same symbol. What the
/// head can compute for a memory alone is computed once, when it is registered; a query then costs what is left per pair. Embeddings depend on the weights: after training, categories must be registered
/// anew from their drawings. Not thread-safe.
/// </summary>
/// <param name="head">The judge of pairs; used, not owned, and in evaluation mode.</param>
/// <param name="memories">Memories kept of a category that was shown in more drawings, at least 1.</param>
/// <param name="seed">Seed of the grouping.</param>
public sealed class PairMemory(PairHead head, int memories = PairMemory.UsualMemories, long seed = 0) : IDisposable
{
    /// <summary>The published number of memories of a category.</summary>
    public const int UsualMemories = 10;

    /// <summary>Pairs compared at once: enough to keep the cores busy, few enough to stay in their caches.</summary>
    const int MostPairs = 1 << 12;

    readonly List<RememberedCategory> categories = [];

    // Both made from the categories when first needed: [1, memories, p], and their mean.
    Tensor? projected, means;

    /// <summary>The categories, in the order of their registration.</summary>
    public IReadOnlyList<RememberedCategory> Categories => categories;

    /// <summary>Adds a category. Of up to as many drawings as there are memories each is remembered as it is; of more, K-means makes as many means, over whole embeddings.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="embeddings">The embeddings of its drawings, at least one.</param>
    /// <param name="cancellation">Stops; nothing is added then.</param>
    /// <exception cref="InvalidInputException">There is a category of that name, or no drawing.</exception>
    /// <exception cref="ArgumentException">An embedding has not the length that the head compares.</exception>
    public RememberedCategory Register(string name, IReadOnlyList<float[]> embeddings, CancellationToken cancellation = default)
    {
        if (categories.Any(category => category.Name == name))
            throw new InvalidInputException($"There is a category '{name}' in the memory already; choose another name, or remove it first.");
        if (embeddings.Count == 0)
            throw new InvalidInputException($"The category '{name}' has no drawing to remember; at least one is needed.");
        RequireLength(embeddings);
        var clusters = KMeans.Cluster(embeddings, memories, seed, cancellation);
        var category = new RememberedCategory(name, clusters.Centres, clusters.Medoids, embeddings.Count);
        categories.Add(category);
        Forget();
        return category;
    }

    /// <summary>Removes a category; says whether there was one of that name.</summary>
    public bool Remove(string name)
    {
        Forget();
        return categories.RemoveAll(category => category.Name == name) > 0;
    }

    /// <summary>The score of every category for every query: <c>[query][category]</c>, 0..1.</summary>
    /// <param name="queries">Embeddings of the drawings asked.</param>
    /// <exception cref="InvalidInputException">Nothing is registered yet.</exception>
    /// <exception cref="ArgumentException">An embedding has not the length that the head compares.</exception>
    public float[][] Score(IReadOnlyList<float[]> queries)
    {
        RequireLength(queries);
        return Score(queries, head.Project);
    }

    /// <summary>The same of queries whose part of the comparison is computed already: much shorter rows where the judge's first layer allows it.</summary>
    /// <param name="projections">What <see cref="Checkpoints.PairModel.Project"/> gives of the drawings asked.</param>
    /// <exception cref="InvalidInputException">Nothing is registered yet.</exception>
    public float[][] ScoreProjected(IReadOnlyList<float[]> projections) => Score(projections, rows => rows);

    float[][] Score(IReadOnlyList<float[]> queries, Func<Tensor, Tensor> project)
    {
        if (categories.Count == 0)
            throw new InvalidInputException("The memory is empty; register a category first.");
        using var mode = inference_mode();
        using var scope = NewDisposeScope();
        var (memory, mean) = Prepared();
        return Score(head, memory, mean, queries, rows => project(Stack(rows)));
    }

    /// <summary>The mean probability of "same" over the memories of every category.</summary>
    /// <param name="head">The judge.</param>
    /// <param name="memory">Projected memories <c>[1, memories, p]</c>.</param>
    /// <param name="mean">What <see cref="Mean"/> gives for them.</param>
    /// <param name="queries">The queries.</param>
    /// <param name="project">From some of them to their projections <c>[n, p]</c>.</param>
    internal static float[][] Score(PairHead head, Tensor memory, Tensor mean, IReadOnlyList<float[]> queries, Func<float[][], Tensor> project)
    {
        var (scores, categories) = (new float[queries.Count][], (int)mean.shape[1]);
        var batch = Math.Max(1, MostPairs / (int)memory.shape[1]);
        for (var start = 0; start < queries.Count; start += batch)
        {
            using var round = NewDisposeScope();
            var asked = project([.. queries.Skip(start).Take(batch)]).unsqueeze(1);
            var same = PairHead.Similarity(head.Compare(asked, memory));
            var values = same.mm(mean).cpu().data<float>().ToArray();
            for (var i = 0; i < asked.shape[0]; i++)
                scores[start + i] = values[(i * categories)..((i + 1) * categories)];
        }
        return scores;
    }

    /// <summary>From memories, category by category, to the categories: <c>[memories, categories]</c> with 1/n where one of a category's n memories meets it.</summary>
    internal static Tensor Mean(IReadOnlyList<int> memories)
    {
        var weights = new float[memories.Sum() * memories.Count];
        var row = 0;
        for (var i = 0; i < memories.Count; i++)
            for (var end = row + memories[i]; row < end; row++)
                weights[row * memories.Count + i] = 1f / memories[i];
        return tensor(weights, [row, memories.Count]);
    }

    /// <summary>What a drawing is, by the published interactive rule.</summary>
    /// <param name="query">Embedding of the drawing.</param>
    /// <param name="threshold">What a score has to be above, 0..1.</param>
    /// <exception cref="InvalidInputException">Nothing is registered yet, or the threshold is out of range.</exception>
    public PairAnswer Answer(float[] query, float threshold = PairAnswer.UsualThreshold) => PairAnswer.Decide(categories, Score([query])[0], threshold);

    /// <summary>Frees what was computed from the memories.</summary>
    public void Dispose() => Forget();

    (Tensor Memory, Tensor Mean) Prepared()
    {
        if (projected is null || means is null)
        {
            projected = head.Project(Stack([.. categories.SelectMany(category => category.Memories)])).unsqueeze(0).DetachFromDisposeScope();
            means = Mean([.. categories.Select(category => category.Memories.Length)]).to(projected.device).DetachFromDisposeScope();
        }
        return (projected, means);
    }

    Tensor Stack(float[][] embeddings) =>
        tensor(Flat(embeddings), [embeddings.Length, embeddings[0].Length]).to(head.parameters().First().device);

    static float[] Flat(float[][] embeddings)
    {
        var flat = new float[embeddings.Length * embeddings[0].Length];
        for (var i = 0; i < embeddings.Length; i++)
            embeddings[i].CopyTo(flat, i * embeddings[0].Length);
        return flat;
    }

    void RequireLength(IReadOnlyList<float[]> embeddings)
    {
        if (embeddings.FirstOrDefault(embedding => embedding.Length != head.Dimension) is { } odd)
            throw new ArgumentException($"An embedding has {odd.Length} values where the head compares {head.Dimension}.", nameof(embeddings));
    }

    void Forget()
    {
        projected?.Dispose();
        means?.Dispose();
        (projected, means) = (null, null);
    }
}
