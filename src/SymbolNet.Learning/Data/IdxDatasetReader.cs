using System.Globalization;
using System.Text.RegularExpressions;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Data;

/// <summary>
/// Reads data sets of the MNIST family from a folder or a zip, at any depth: pairs of idx files <c>[set-]train|t10k|test-images|labels-idx3|idx1-ubyte[.gz]</c> (a dot before <c>idx</c> is fine).
/// <para>EMNIST (<c>emnist-balanced-train-…</c>, as in its official gzip.zip) is turned upright, since its files hold every image transposed, and its labels become characters
/// (<see cref="EmnistSplit"/>). A folder or zip whose name has kmnist or kuzushiji in it is Kuzushiji-MNIST; one called mnist or mnist-data is MNIST; of any other the folder's name becomes the
/// alphabet, and classes are named by their label.</para>
/// </summary>
public static partial class IdxDatasetReader
{
    /// <summary>Kuzushiji-MNIST's classes by label (Clanuwat and others, "Deep learning for classical Japanese literature", arXiv 1812.01718, 2018).</summary>
    static readonly string[] Kuzushiji = ["お", "き", "す", "つ", "な", "は", "ま", "や", "れ", "を"];

    /// <summary>True when there are idx images.</summary>
    public static bool Recognises(FileTree tree) => tree.Paths.Any(path => FileOf(path) is { Kind: "images" });

    /// <summary>Reads one data set.</summary>
    /// <param name="tree">The files.</param>
    /// <param name="split">Which data set, where there are several: the name before the part, without <c>emnist-</c>.</param>
    /// <param name="part">Training images, test images or both.</param>
    /// <exception cref="InvalidInputException">A file is missing or damaged, images and labels do not fit together, or several data sets are here and none is chosen.</exception>
    public static SymbolCollection Read(FileTree tree, string? split, DatasetPart part)
    {
        var files = tree.Paths.Select(FileOf).OfType<IdxFile>().ToList();
        var sets = files.Select(file => file.Set).Distinct().ToList();
        var set = split is null
            ? sets.Count == 1 ? sets[0] : throw new InvalidInputException($"'{tree.Root}' holds {sets.Count} data sets: {string.Join(", ", sets.Select(SplitOf))}; choose one with split=NAME.")
            : sets.FirstOrDefault(name => SplitOf(name).Equals(split, StringComparison.OrdinalIgnoreCase))
                ?? throw new InvalidInputException($"'{tree.Root}' has no split '{split}'{(sets is [""] ? "" : $"; it has {string.Join(", ", sets.Select(SplitOf))}")}.");
        return Read(tree, [.. files.Where(file => file.Set == set)], part, NamesOf(tree.Name, set), set.StartsWith(EmnistPrefix, StringComparison.Ordinal), $"'{Path.GetFileName(tree.Root)}'{(set.Length > 0 ? $" ({SplitOf(set)})" : "")}");
    }

    /// <summary>Reads one part of MNIST itself, whatever the folder is called.</summary>
    internal static SymbolCollection ReadMnist(FileTree tree, DatasetPart part) =>
        Read(tree, [.. tree.Paths.Select(FileOf).OfType<IdxFile>().Where(file => file.Set.Length == 0)], part, label => label < 10 ? Named("MNIST", label) : null, false, "MNIST");

    const string EmnistPrefix = "emnist-";

    /// <summary>What a file's name says.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Set">The name of the data set, empty where there is none.</param>
    /// <param name="Part">Its part.</param>
    /// <param name="Kind">images or labels.</param>
    sealed record IdxFile(string Path, string Set, DatasetPart Part, string Kind);

    static IdxFile? FileOf(string path) => FileName().Match(path) is { Success: true } match
        ? new IdxFile(path, match.Groups["set"].Value.TrimEnd('-'), match.Groups["part"].Value == "train" ? DatasetPart.Train : DatasetPart.Test, match.Groups["kind"].Value)
        : null;

    static string SplitOf(string set) => set.StartsWith(EmnistPrefix, StringComparison.Ordinal) ? set[EmnistPrefix.Length..] : set.Length == 0 ? "(unnamed)" : set;

    static Func<int, SymbolClass?> NamesOf(string folder, string set)
    {
        bool Called(string name) => $"{folder} {set}".Contains(name, StringComparison.OrdinalIgnoreCase);
        if (set.StartsWith(EmnistPrefix, StringComparison.Ordinal))
            return label => EmnistSplit.ClassOf(set[EmnistPrefix.Length..], label);
        if (Called("kmnist") || Called("kuzushiji"))
            return label => label < Kuzushiji.Length ? new SymbolClass("KMNIST", Kuzushiji[label]) : null;
        if (set.Length > 0)
            return label => Named(set, label);
        return folder is "mnist" or "mnist-data" or "MNIST" ? label => label < 10 ? Named("MNIST", label) : null : label => Named(folder, label);
    }

    static SymbolClass Named(string alphabet, int label) => new(alphabet, label.ToString(CultureInfo.InvariantCulture));

    static SymbolCollection Read(FileTree tree, List<IdxFile> files, DatasetPart part, Func<int, SymbolClass?> nameOf, bool transposed, string description)
    {
        // A class per label, in the order of the labels.
        var images = new List<(int Label, Func<GreyImage> Decode)>();
        foreach (var wanted in part == DatasetPart.All ? [DatasetPart.Train, DatasetPart.Test] : new[] { part })
            ReadPart(tree, files, wanted, transposed, images);
        var labels = images.Select(image => image.Label).Distinct().Order().ToList();
        var places = labels.Select((label, place) => (label, place)).ToDictionary(pair => pair.label, pair => pair.place);
        SymbolClass[] classes = [.. labels.Select(label => nameOf(label) ?? throw new InvalidInputException($"'{tree.Root}' has an image with the label {label}, which {description} does not have."))];
        var seen = new int[classes.Length];
        return new SymbolCollection(
            $"{description} ({part switch { DatasetPart.Train => "training images", DatasetPart.Test => "test images", _ => "all images" }})",
            classes, [.. images.Select(image => new ImageItem(places[image.Label], ++seen[places[image.Label]], image.Decode))]);
    }

    static void ReadPart(FileTree tree, List<IdxFile> files, DatasetPart part, bool transposed, List<(int, Func<GreyImage>)> images)
    {
        var prefix = files.Find(file => file.Part == part) is { } any ? PartName().Match(any.Path).Value : part == DatasetPart.Train ? "train" : "t10k";
        (int[] Sizes, byte[] Values) Load(string kind, int dimensions) => files.Find(file => file.Part == part && file.Kind == kind) is { } file
            ? IdxReader.Read(() => tree.OpenRead(file.Path), file.Path, dimensions)
            : throw new InvalidInputException($"'{tree.Root}' has no {prefix}-{kind}-idx{dimensions}-ubyte, plain or .gz.");

        var (sizes, pixels) = Load("images", 3);
        var (count, labels) = Load("labels", 1);
        if (count[0] != sizes[0])
            throw new InvalidInputException($"'{tree.Root}' has {sizes[0]} {prefix} images but {count[0]} labels.");
        var (height, width) = (sizes[1], sizes[2]);
        if (width > GreyImage.SideLimit || height > GreyImage.SideLimit)
            throw new InvalidInputException($"The images of '{tree.Root}' are {width} × {height} pixels; up to {GreyImage.SideLimit} a side are accepted.");
        for (var i = 0; i < labels.Length; i++)
        {
            var start = i * width * height;
            images.Add((labels[i], transposed ? () => Upright(pixels, start, width, height) : () => new GreyImage(width, height, pixels[start..(start + width * height)])));
        }
    }

    static GreyImage Upright(byte[] pixels, int start, int width, int height)
    {
        var upright = new byte[width * height];
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
                upright[column * height + row] = pixels[start + row * width + column];
        return new GreyImage(height, width, upright);
    }

    [GeneratedRegex("(?:^|/)(?<set>(?:[^/]*-)?)(?<part>train|t10k|test)-(?<kind>images|labels)[-.]idx[13]-ubyte(?:\\.gz)?$")]
    private static partial Regex FileName();

    [GeneratedRegex("(?<=^|/)[^/]*(?:train|t10k|test)(?=-(?:images|labels)[-.]idx)")]
    private static partial Regex PartName();
}
