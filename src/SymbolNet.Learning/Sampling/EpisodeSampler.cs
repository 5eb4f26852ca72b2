using SymbolNet.Learning.Data;

namespace SymbolNet.Learning.Sampling;

/// <summary>
/// Draws k-way n-shot episodes. Within an alphabet they follow Omniglot's official one-shot runs in spirit: characters of one alphabet, all examples by the same drawers, all queries by another.
/// Across alphabets, characters and drawers are drawn freely. Episode n follows from the seed and n alone. Thread-safe.
/// </summary>
public sealed class EpisodeSampler
{
    /// <summary>Takes every other drawing as a query.</summary>
    public const int AllQueries = int.MaxValue;

    readonly SymbolCollection collection;
    readonly int[][] pools;
    readonly bool withinAlphabet;
    readonly int ways, shots, queries;
    readonly long seed;

    /// <summary>Makes a sampler.</summary>
    /// <param name="collection">The drawings.</param>
    /// <param name="ways">Classes per episode; 0 takes every class.</param>
    /// <param name="shots">Examples per class, at least 1.</param>
    /// <param name="queries">Drawings per class to be recognised, at least 1, or <see cref="AllQueries"/>.</param>
    /// <param name="withinAlphabet">Whether the classes of an episode share an alphabet.</param>
    /// <param name="seed">Seed.</param>
    /// <exception cref="InvalidInputException">There are too few classes or drawings for such episodes.</exception>
    public EpisodeSampler(SymbolCollection collection, int ways, int shots, int queries, bool withinAlphabet, long seed)
    {
        (this.collection, this.shots, this.queries, this.withinAlphabet, this.seed) = (collection, shots, queries, withinAlphabet, seed);
        if (ways < 0 || shots < 1 || queries < 1)
            throw new InvalidInputException("An episode needs at least one way, one shot and one query.");
        var alphabets = Enumerable.Range(0, collection.Classes.Count).GroupBy(symbol => collection.Classes[symbol].Alphabet);
        var small = alphabets.Where(alphabet => withinAlphabet && alphabet.Count() < ways).Select(alphabet => (alphabet.Key, alphabet.Count())).ToList();
        if (withinAlphabet && small.Count == collection.Alphabets.Count)
            throw new InvalidInputException($"{ways} ways within an alphabet need as many characters, but {string.Join(", ", small.Select(alphabet => $"{alphabet.Key} has {alphabet.Item2}"))}.");
        LeftOut = [.. small.Select(alphabet => alphabet.Key)];
        pools = withinAlphabet ? [.. alphabets.Where(alphabet => alphabet.Count() >= ways).Select(alphabet => alphabet.ToArray())] : [[.. Enumerable.Range(0, collection.Classes.Count)]];
        this.ways = ways;
        if (ways > pools[0].Length)
            throw new InvalidInputException($"{ways} ways are asked for, but {collection.Description} has {collection.Classes.Count} characters.");
        var needed = shots + (queries == AllQueries ? 1 : queries);
        if (Enumerable.Range(0, collection.Classes.Count).FirstOrDefault(symbol => collection.ItemsOf[symbol].Length < needed, -1) is >= 0 and var few)
            throw new InvalidInputException(
                $"{shots} example{(shots == 1 ? "" : "s")} and {needed - shots} to recognise are asked of every character, but '{collection.Classes[few].Name}' of {collection.Classes[few].Alphabet} has {collection.ItemsOf[few].Length} drawings.");
    }

    /// <summary>Alphabets with too few characters for an episode within them; there is at least one that has enough.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>Episode number <paramref name="index"/>, counted from 0. Alphabets take turns.</summary>
    public Episode Draw(long index)
    {
        var random = new SeededRandom(seed, RandomPurpose.Episodes, index);
        var pool = pools[(int)(index % pools.Length)];
        var classes = random.Choose(pool, ways == 0 ? pool.Length : ways);
        var drawers = withinAlphabet ? CommonDrawers(classes, random) : null;
        var (support, query) = (new int[classes.Length][], new int[classes.Length][]);
        for (var way = 0; way < classes.Length; way++)
        {
            var items = collection.ItemsOf[classes[way]];
            var ordered = drawers is null ? random.Choose(items, items.Length) : [.. items.OrderBy(item => drawers.GetValueOrDefault(collection.Items[item].Drawer, int.MaxValue))];
            support[way] = ordered[..shots];
            query[way] = queries == AllQueries ? ordered[shots..] : ordered[shots..(shots + queries)];
        }
        return new Episode(support, query);
    }

    // A random rank for each drawer who drew all the classes; null when there are too few of them for examples and queries.
    Dictionary<int, int>? CommonDrawers(int[] classes, SeededRandom random)
    {
        var common = classes.Select(symbol => collection.ItemsOf[symbol].Select(item => collection.Items[item].Drawer)).Aggregate((all, next) => all.Intersect(next)).Distinct().Order().ToArray();
        if (common.Length < shots + (queries == AllQueries ? 1 : queries))
            return null;
        random.Shuffle(common.AsSpan());
        return common.Select((drawer, rank) => (drawer, rank)).ToDictionary(pair => pair.drawer, pair => pair.rank);
    }
}
