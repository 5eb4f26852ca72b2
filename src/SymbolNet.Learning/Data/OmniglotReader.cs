using System.Globalization;

namespace SymbolNet.Learning.Data;

/// <summary>
/// Reads Omniglot in its official layout, <c>[any top folder/]alphabet/character/id_drawer.png</c> for pictures and <c>.txt</c> for strokes, from a folder or a zip.
/// The last three parts of a path count, so every top folder is fine. Source: Lake, Salakhutdinov, Tenenbaum, Science 350 (2015).
/// </summary>
public static class OmniglotReader
{
    /// <summary>Reads the pictures. They are decoded when they are needed.</summary>
    /// <exception cref="InvalidInputException">There is no such picture, a file is damaged, or an alphabet or character is empty.</exception>
    public static SymbolCollection ReadImages(FileTree tree) =>
        Read(tree, ".png", (path, symbol, drawer) =>
        {
            var file = tree.Read(path);
            return new ImageItem(symbol, drawer, () => PngReader.Read(file, path));
        });

    /// <summary>Reads the strokes.</summary>
    /// <exception cref="InvalidInputException">There is no such file, one is damaged, or an alphabet or character is empty.</exception>
    public static SymbolCollection ReadStrokes(FileTree tree) =>
        Read(tree, ".txt", (path, symbol, drawer) => new DrawingItem(symbol, drawer, StrokeFileReader.Read(tree.Read(path), path)));

    static SymbolCollection Read(FileTree tree, string extension, Func<string, int, int, SymbolItem> read)
    {
        var classes = new List<SymbolClass>();
        var places = new Dictionary<(string, string), int>();
        var items = new List<SymbolItem>();
        foreach (var path in tree.Paths)
        {
            if (!path.EndsWith(extension, StringComparison.OrdinalIgnoreCase) || path.Split('/') is not [.., var alphabet, var character, var file])
                continue;
            if (!places.TryGetValue((alphabet, character), out var symbol))
            {
                places[(alphabet, character)] = symbol = classes.Count;
                classes.Add(new SymbolClass(alphabet, character));
            }
            items.Add(read(path, symbol, DrawerOf(file) ?? items.Count + 1));
        }
        if (items.Count == 0)
            throw new InvalidInputException($"'{tree.Root}' holds no alphabets: files named alphabet/character/id_drawer{extension} are expected.");
        return new SymbolCollection($"'{Path.GetFileName(Path.TrimEndingDirectorySeparator(tree.Root))}'", classes, items);
    }

    // 0709_01.png was drawn by drawer 1.
    static int? DrawerOf(string file) =>
        int.TryParse(Path.GetFileNameWithoutExtension(file).Split('_')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var drawer) ? drawer : null;
}
