using SymbolNet.Learning.Data.Procedural;

namespace SymbolNet.Learning.Data;

/// <summary>Opens a data set by looking at what it is.</summary>
public static class DatasetReader
{
    /// <summary>
    /// Opens a data set by its address (<see cref="DatasetAddress"/>): a folder or zip of class folders with pictures or Omniglot's strokes (<see cref="ClassFolderReader"/>), a folder or zip with idx files
    /// of the MNIST family, EMNIST's gzip.zip among them (<see cref="IdxDatasetReader"/>), a table of pictures (<c>.csv</c>, <see cref="TableReader"/>), a starter memory (<c>.json</c>) or made-up alphabets
    /// (<c>procedural:…</c>, <see cref="ProceduralAlphabets"/>).
    /// </summary>
    /// <exception cref="InvalidInputException">There is nothing there, it is none of these, it is damaged, or nothing of it is chosen.</exception>
    public static SymbolCollection Open(string address) => Open(DatasetAddress.Parse(address));

    /// <summary>Opens a data set.</summary>
    /// <exception cref="InvalidInputException">There is nothing there, it is none of the known kinds, it is damaged, or nothing of it is chosen.</exception>
    public static SymbolCollection Open(DatasetAddress address)
    {
        var selection = address.Classes is null ? null : ClassSelection.Parse(address.Classes);
        var collection = Read(address);
        return selection is null ? collection : collection.Only(selection);
    }

    /// <summary>Opens several data sets as one: classes of the same alphabet and name become one.</summary>
    public static SymbolCollection Open(IEnumerable<string> addresses) => addresses.Select(Open).Aggregate((all, next) => all.Union(next));

    static SymbolCollection Read(DatasetAddress address)
    {
        var path = address.Path;
        var isTable = TableReader.Recognises(path) && !Directory.Exists(path);
        if (!isTable && (address.PathColumn ?? address.LabelColumn) is not null)
            throw new InvalidInputException($"'{path}' is no table (.csv), so it has no columns to choose.");
        if (isTable)
            return RefuseParts(TableReader.Read(path, address.PathColumn ?? TableReader.DefaultPathColumn, address.LabelColumn ?? TableReader.DefaultLabelColumn));
        if (ProceduralAlphabets.Recognises(path))
            return RefuseParts(ProceduralAlphabets.Read(path));
        if (File.Exists(path) && path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return RefuseParts(StarterMemoryReader.Read(path));
        using var tree = FileTree.Open(path);
        if (IdxDatasetReader.Recognises(tree))
            return IdxDatasetReader.Read(tree, address.Split, address.Part ?? DatasetPart.Train);
        return RefuseParts(tree.Paths.Any(file => file.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)) && !tree.Paths.Any(PictureReader.Recognises)
            ? ClassFolderReader.ReadStrokes(tree)
            : ClassFolderReader.ReadPictures(tree));

        SymbolCollection RefuseParts(SymbolCollection collection) => address.Split is null && address.Part is null
            ? collection
            : throw new InvalidInputException($"'{path}' has no splits or parts to choose; only idx files (MNIST, EMNIST, KMNIST) have.");
    }
}
