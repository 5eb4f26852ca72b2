using SymbolNet.Learning.Data.Procedural;

namespace SymbolNet.Learning.Data;

/// <summary>Opens a data set by looking at what it is.</summary>
public static class DatasetReader
{
    /// <summary>
    /// Opens a data set by its address (<see cref="DatasetAddress"/>): a folder or zip of class folders with pictures or Omniglot's strokes (<see cref="ClassFolderReader"/>), a folder or zip with idx files
    /// of the MNIST family, EMNIST's gzip.zip among them (<see cref="IdxDatasetReader"/>), a table of pictures (<c>.csv</c>, <see cref="TableReader"/>), alone or with its pictures in a folder or zip, a starter memory (<c>.json</c>) or made-up alphabets
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
        var (pathColumn, labelColumn) = (address.PathColumn ?? TableReader.DefaultPathColumn, address.LabelColumn ?? TableReader.DefaultLabelColumn);
        if (TableReader.Recognises(path) && !Directory.Exists(path))
            return RefuseParts(TableReader.Read(path, pathColumn, labelColumn));
        if (ProceduralAlphabets.Recognises(path))
            return RefuseColumns(() => RefuseParts(ProceduralAlphabets.Read(path)));
        if (File.Exists(path) && path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return RefuseColumns(() => RefuseParts(StarterMemoryReader.Read(path)));
        using var tree = FileTree.Open(path);
        return TableReader.FindIn(tree, pathColumn, labelColumn) is { } table ? RefuseParts(TableReader.Read(tree, table, pathColumn, labelColumn)) : RefuseColumns(() => ReadTree(address, tree));

        SymbolCollection RefuseColumns(Func<SymbolCollection> read) => (address.PathColumn ?? address.LabelColumn) is null
            ? read()
            : throw new InvalidInputException($"'{path}' is no table (.csv) with these columns, so it has none to choose.");
        SymbolCollection RefuseParts(SymbolCollection collection) => WithoutParts(address, collection);
    }

    static SymbolCollection ReadTree(DatasetAddress address, FileTree tree)
    {
        if (IdxDatasetReader.Recognises(tree))
            return IdxDatasetReader.Read(tree, address.Split, address.Part ?? DatasetPart.Train);
        return WithoutParts(address, tree.Paths.Any(file => file.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)) && !tree.Paths.Any(PictureReader.Recognises)
            ? ClassFolderReader.ReadStrokes(tree)
            : ClassFolderReader.ReadPictures(tree));
    }

    static SymbolCollection WithoutParts(DatasetAddress address, SymbolCollection collection) => address.Split is null && address.Part is null
        ? collection
        : throw new InvalidInputException($"'{address.Path}' has no splits or parts to choose; only idx files (MNIST, EMNIST, KMNIST) have.");
}
