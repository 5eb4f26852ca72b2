namespace SymbolNet.Learning.Data;

/// <summary>A data set: classes grouped in alphabets, and drawings of them. Immutable, thread-safe.</summary>
public sealed class SymbolCollection
{
    /// <summary>Makes a collection.</summary>
    /// <param name="description">Where it comes from, for people and for <c>model.json</c>.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="items">The drawings; every one names a class by its index.</param>
    /// <exception cref="InvalidInputException">A class has no drawing, or there is no class.</exception>
    public SymbolCollection(string description, IReadOnlyList<SymbolClass> classes, IReadOnlyList<SymbolItem> items)
    {
        (Description, Classes, Items) = (description, classes, items);
        if (classes.Count == 0)
            throw new InvalidInputException($"{description} holds no symbols.");
        ItemsOf = [.. items.Select((item, index) => (item, index)).GroupBy(pair => pair.item.Class).OrderBy(group => group.Key).Select(group => group.Select(pair => pair.index).ToArray())];
        if (ItemsOf.Count != classes.Count)
        {
            var empty = Enumerable.Range(0, classes.Count).Except(items.Select(item => item.Class)).First();
            throw new InvalidInputException($"{description} has no drawing of '{classes[empty].Name}' of {classes[empty].Alphabet}.");
        }
        Alphabets = [.. classes.Select(symbol => symbol.Alphabet).Distinct()];
    }

    /// <summary>Where it comes from, for people.</summary>
    public string Description { get; }

    /// <summary>The classes.</summary>
    public IReadOnlyList<SymbolClass> Classes { get; }

    /// <summary>The drawings.</summary>
    public IReadOnlyList<SymbolItem> Items { get; }

    /// <summary>Per class, the indices of its drawings, ascending; never empty.</summary>
    public IReadOnlyList<int[]> ItemsOf { get; }

    /// <summary>The alphabets in the order of their first class.</summary>
    public IReadOnlyList<string> Alphabets { get; }

    /// <summary>The files that were left out when the data set was read; parts and unions keep them.</summary>
    public IReadOnlyList<DatasetProblem> Problems { get; init; } = [];

    /// <summary>The part that belongs to the named alphabets.</summary>
    /// <exception cref="InvalidInputException">A name is unknown; the sentence lists the nearest ones.</exception>
    public SymbolCollection Only(IEnumerable<string> alphabets)
    {
        var chosen = alphabets.Select(FindAlphabet).ToHashSet();
        return Where(index => chosen.Contains(Classes[index].Alphabet));
    }

    /// <summary>The part that a selection of classes chooses.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="also">Further classes; those that are not here are not missed.</param>
    /// <exception cref="InvalidInputException">The selection names a class that is not here, or chooses none.</exception>
    public SymbolCollection Only(ClassSelection selection, IReadOnlyList<SymbolClass>? also = null)
    {
        var chosen = selection.ChooseFrom(this).Select(index => Classes[index]).Union(also ?? []).ToHashSet();
        return Where(index => chosen.Contains(Classes[index]));
    }

    /// <summary>The part that does not belong to the named alphabets.</summary>
    /// <exception cref="InvalidInputException">A name is unknown, or nothing is left.</exception>
    public SymbolCollection Without(IEnumerable<string> alphabets)
    {
        var chosen = alphabets.Select(FindAlphabet).ToHashSet();
        return Where(index => !chosen.Contains(Classes[index].Alphabet));
    }

    /// <summary>Puts the drawings of <paramref name="other"/> to those here; classes of the same alphabet and name become one.</summary>
    public SymbolCollection Union(SymbolCollection other)
    {
        var classes = Classes.Union(other.Classes).ToList();
        var places = classes.Select((symbol, index) => (symbol, index)).ToDictionary(pair => pair.symbol, pair => pair.index);
        return new($"{Description} and {other.Description}", classes, [.. Items, .. other.Items.Select(item => item with { Class = places[other.Classes[item.Class]] })])
        {
            Problems = [.. Problems, .. other.Problems],
        };
    }

    /// <summary>The part of the classes whose indices are wanted; at least one.</summary>
    internal SymbolCollection Where(Func<int, bool> wanted)
    {
        var places = Enumerable.Range(0, Classes.Count).Where(wanted).Select((old, index) => (old, index)).ToDictionary(pair => pair.old, pair => pair.index);
        return new(Description, [.. places.Keys.Select(old => Classes[old])], [.. Items.Where(item => places.ContainsKey(item.Class)).Select(item => item with { Class = places[item.Class] })])
        {
            Problems = Problems,
        };
    }

    string FindAlphabet(string name)
    {
        static string Plain(string text) => text.Trim().Replace(' ', '_').ToUpperInvariant();
        return Alphabets.FirstOrDefault(alphabet => Plain(alphabet) == Plain(name))
            ?? throw new InvalidInputException(
                $"{Description} has no alphabet '{name}'; the nearest are {string.Join(", ", Alphabets.OrderBy(alphabet => EditDistance(Plain(alphabet), Plain(name))).Take(3))}.");
    }

    // Levenshtein's distance, row by row.
    static int EditDistance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
