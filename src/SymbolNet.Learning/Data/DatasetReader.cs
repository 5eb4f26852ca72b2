namespace SymbolNet.Learning.Data;

/// <summary>Opens a data set by looking at what it is.</summary>
public static class DatasetReader
{
    /// <summary>
    /// Opens a data set: a folder or zip of <c>alphabet/character/id_drawer.png</c> (pictures) or <c>.txt</c> (strokes), a folder with MNIST's idx files (their training part), or a starter memory (<c>.json</c>).
    /// </summary>
    /// <exception cref="InvalidInputException">There is nothing there, it is none of these, or it is damaged.</exception>
    public static SymbolCollection Open(string path)
    {
        if (File.Exists(path) && path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return StarterMemoryReader.Read(path);
        if (Directory.Exists(path) && MnistReader.Recognises(path))
            return MnistReader.Read(path, MnistReader.Part.Train);
        using var tree = FileTree.Open(path);
        return tree.Paths.Any(file => file.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)) && !tree.Paths.Any(file => file.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
            ? OmniglotReader.ReadStrokes(tree)
            : OmniglotReader.ReadImages(tree);
    }

    /// <summary>Opens several data sets as one: classes of the same alphabet and name become one.</summary>
    public static SymbolCollection Open(IEnumerable<string> paths) => paths.Select(Open).Aggregate((all, next) => all.Union(next));
}
