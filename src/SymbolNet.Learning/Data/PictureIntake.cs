namespace SymbolNet.Learning.Data;

/// <summary>Gathers the pictures of a data set, tries every one of them, and leaves out those that cannot be read. Not thread-safe.</summary>
sealed class PictureIntake
{
    readonly List<(SymbolClass Symbol, int? Drawer, string Path, Func<byte[]> Read)> pictures = [];
    readonly List<DatasetProblem> problems = [];

    /// <summary>How many files were named so far, good or bad.</summary>
    public int Count => pictures.Count + problems.Count;

    /// <summary>Takes a picture.</summary>
    /// <param name="symbol">Its class.</param>
    /// <param name="drawer">Who drew it, or null: then it is numbered within its class.</param>
    /// <param name="path">What to call it.</param>
    /// <param name="read">Reads the file; thread-safe.</param>
    public void Add(SymbolClass symbol, int? drawer, string path, Func<byte[]> read) => pictures.Add((symbol, drawer, path, read));

    /// <summary>Notes a file that cannot be used.</summary>
    public void Refuse(string path, string sentence) => problems.Add(new DatasetProblem(path, sentence));

    /// <summary>Decodes every picture once, on all cores, and makes a collection of the good ones; classes come in the order of their first picture.</summary>
    /// <exception cref="InvalidInputException">None can be read.</exception>
    public SymbolCollection Finish(string description)
    {
        var (named, failures) = (Count, new string?[pictures.Count]);
        InParallel.For(pictures.Count, i =>
        {
            try
            {
                PictureReader.Read(pictures[i].Read(), pictures[i].Path);
            }
            catch (InvalidInputException reason)
            {
                failures[i] = reason.Message;
            }
        }, CancellationToken.None);

        var places = new Dictionary<SymbolClass, int>();
        var (items, seen) = (new List<SymbolItem>(pictures.Count), new List<int>());
        for (var i = 0; i < failures.Length; i++)
        {
            var (symbol, drawer, path, read) = pictures[i];
            if (failures[i] is { } sentence)
            {
                problems.Add(new DatasetProblem(path, sentence));
                continue;
            }
            if (!places.TryGetValue(symbol, out var place))
            {
                places[symbol] = place = places.Count;
                seen.Add(0);
            }
            items.Add(new ImageItem(place, drawer ?? seen[place] + 1, () => PictureReader.Read(read(), path)));
            seen[place]++;
        }
        return items.Count > 0
            ? new SymbolCollection(description, [.. places.Keys], items) { Problems = problems }
            : throw new InvalidInputException($"None of the {named} files of {description} can be used. {problems[0].Sentence}");
    }
}
