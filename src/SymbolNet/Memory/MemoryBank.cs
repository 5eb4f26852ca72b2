using System.Collections.Immutable;
using SymbolNet.Embeddings;

namespace SymbolNet.Memory;

/// <summary>
/// Everything one person's recogniser knows: categories and their exemplars, as one model embeds them. Immutable: every change gives a new bank that shares what did not change, so banks that
/// start from one starter memory hold it once. Safe to share between threads.
/// </summary>
public sealed class MemoryBank
{
    MemoryBank(int dimension) => Dimension = dimension;

    /// <summary>A bank that knows nothing yet, for embeddings of <paramref name="dimension"/> values.</summary>
    public static MemoryBank Empty(int dimension) => new(dimension);

    /// <summary>Values per embedding.</summary>
    public int Dimension { get; }

    /// <summary>Number of remembered drawings.</summary>
    public int ExemplarCount => throw new NotImplementedException();

    /// <summary>The categories in the order they were first remembered.</summary>
    public IReadOnlyList<Category> Categories => throw new NotImplementedException();

    /// <summary>The category with this id, or null.</summary>
    public Category? Find(CategoryId id) => throw new NotImplementedException();

    /// <summary>The category with this name (case matters: b and B are different symbols), or null.</summary>
    public Category? FindByName(string name) => throw new NotImplementedException();

    /// <summary>The exemplars of a category in the order they were remembered; empty when the category is unknown.</summary>
    public ImmutableArray<ExemplarId> ExemplarsOf(CategoryId id) => throw new NotImplementedException();

    /// <summary>Remembers an exemplar of a category, which is made under <paramref name="name"/> when it is new (an existing one keeps its name).</summary>
    /// <exception cref="InvalidInputException">Name empty or too long, another category has it, the exemplar is already there, or the dimension differs.</exception>
    public MemoryBank Remember(CategoryId category, string name, Exemplar exemplar) => throw new NotImplementedException();

    /// <summary>Forgets one exemplar; a category that loses its last exemplar goes with it. Unknown ids change nothing.</summary>
    public MemoryBank Forget(ExemplarId exemplar) => throw new NotImplementedException();

    /// <summary>Forgets a category and its exemplars. Unknown ids change nothing.</summary>
    public MemoryBank Forget(CategoryId category) => throw new NotImplementedException();

    /// <summary>Gives a category another name.</summary>
    /// <exception cref="InvalidInputException">Unknown category, name empty, too long or taken.</exception>
    public MemoryBank Rename(CategoryId category, string name) => throw new NotImplementedException();

    /// <summary>Puts the exemplars of <paramref name="from"/> behind those of <paramref name="into"/>, which keeps its name.</summary>
    /// <exception cref="InvalidInputException">One of them is unknown, or they are the same.</exception>
    public MemoryBank Merge(CategoryId from, CategoryId into) => throw new NotImplementedException();

    /// <summary>
    /// The <paramref name="count"/> categories whose best exemplar is most like the query, best first. Exact: the same answer as comparing every exemplar. Ties go to the older category,
    /// so that the order of insertion of other exemplars does not matter.
    /// </summary>
    public ImmutableArray<CategoryMatch> Search(Embedding query, int count) => throw new NotImplementedException();
}
