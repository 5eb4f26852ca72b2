using System.Globalization;

namespace SymbolNet.Learning.Data;

/// <summary>
/// Reads folders of classes, and zips of them: <c>[any top folder/]alphabet/character/id_drawer.png</c>, which is Omniglot's official layout, or <c>class/any.png</c>.
/// The last three parts of a path count, so every top folder is fine; where there are only two, the folder's or zip's own name is the alphabet. Files that cannot be used are listed in
/// <see cref="SymbolCollection.Problems"/>. Source of the layout: Lake, Salakhutdinov, Tenenbaum, Science 350 (2015).
/// </summary>
public static class ClassFolderReader
{
    /// <summary>Endings of pictures that are not read: named, so that nobody wonders where they are.</summary>
    static readonly string[] OtherPictures = [".gif", ".bmp", ".tif", ".tiff", ".webp", ".svg", ".heic", ".pbm", ".pgm"];

    /// <summary>Reads pictures, PNG or JPEG. Every one is tried once and then decoded when it is needed.</summary>
    /// <exception cref="InvalidInputException">There is no picture that can be read.</exception>
    public static SymbolCollection ReadPictures(FileTree tree)
    {
        var intake = new PictureIntake();
        foreach (var path in tree.Paths)
        {
            if (Array.Exists(OtherPictures, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
                intake.Refuse(path, $"'{path}' is neither a PNG nor a JPEG picture.");
            if (!PictureReader.Recognises(path))
                continue;
            if (ClassOf(path, tree) is not { } symbol)
                intake.Refuse(path, $"'{path}' lies in no class folder.");
            else
                Take(() => intake.Add(symbol, DrawerOf(path), path, tree.Source(path)), reason => intake.Refuse(path, reason));
        }
        return intake.Count > 0 ? intake.Finish($"'{Path.GetFileName(Path.TrimEndingDirectorySeparator(tree.Root))}'") : throw Nothing(tree, "png");
    }

    /// <summary>Reads Omniglot's stroke files (<see cref="StrokeFileReader"/>).</summary>
    /// <exception cref="InvalidInputException">There is no stroke file that can be read.</exception>
    public static SymbolCollection ReadStrokes(FileTree tree)
    {
        var places = new Dictionary<SymbolClass, int>();
        var (items, seen, problems) = (new List<SymbolItem>(), new List<int>(), new List<DatasetProblem>());
        foreach (var path in tree.Paths)
            if (path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && ClassOf(path, tree) is { } symbol)
                Take(() =>
                {
                    var drawing = StrokeFileReader.Read(tree.Read(path), path);
                    if (!places.TryGetValue(symbol, out var place))
                    {
                        places[symbol] = place = places.Count;
                        seen.Add(0);
                    }
                    items.Add(new DrawingItem(place, DrawerOf(path) ?? seen[place] + 1, drawing));
                    seen[place]++;
                }, reason => problems.Add(new DatasetProblem(path, reason)));
        if (items.Count == 0)
            throw problems.Count == 0 ? Nothing(tree, "txt") : new InvalidInputException($"None of the {problems.Count} files of '{tree.Root}' can be used. {problems[0].Sentence}");
        return new SymbolCollection($"'{Path.GetFileName(Path.TrimEndingDirectorySeparator(tree.Root))}'", [.. places.Keys], items) { Problems = problems };
    }

    static void Take(Action take, Action<string> refuse)
    {
        try
        {
            take();
        }
        catch (InvalidInputException reason)
        {
            refuse(reason.Message);
        }
    }

    static SymbolClass? ClassOf(string path, FileTree tree) => path.Split('/') switch
    {
        [.., var alphabet, var character, _] => new SymbolClass(alphabet, character),
        [var character, _] => new SymbolClass(tree.Name, character),
        _ => null,
    };

    // 0709_01.png was drawn by drawer 1.
    static int? DrawerOf(string path) =>
        Path.GetFileNameWithoutExtension(path).Split('_') is [var id, var drawer] && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && int.TryParse(drawer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static InvalidInputException Nothing(FileTree tree, string ending) =>
        new($"'{tree.Root}' holds no symbols: files named alphabet/character/id_drawer.{ending} or class/any.{ending} are expected.");
}
