namespace SymbolNet.Learning.Data.Downloads;

/// <summary>A data set that can be downloaded: official addresses, and the checksums that torchvision's documentation of its data sets publishes, which are none for Omniglot's strokes and runs.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Folder">The folder that its files go to; the reader tells some data sets by it.</param>
/// <param name="Description">What it is, for people.</param>
/// <param name="Files">Its files.</param>
public sealed record PublishedDataset(string Name, string Folder, string Description, IReadOnlyList<DatasetFile> Files)
{
    /// <summary>The data sets its one file holds, of which one must be chosen (<c>split</c>); empty where there is nothing to choose.</summary>
    public IReadOnlyList<string> Splits { get; init; } = [];

    /// <summary>Whether it holds drawings to learn from, and not only the strokes of the same ones or the order in which others are tested.</summary>
    public bool IsForTraining { get; init; } = true;

    const string Omniglot = "https://raw.githubusercontent.com/brendenlake/omniglot/master/python/";

    static readonly string[] Kuzushiji = ["http://codh.rois.ac.jp/kmnist/dataset/kmnist/"];

    static readonly string[] Mnist = ["https://ossci-datasets.s3.amazonaws.com/mnist/", "http://yann.lecun.com/exdb/mnist/"];

    static readonly string[] IdxFiles = ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublishedDataset> All { get; } =
    [
        new("emnist", "emnist", "handwritten letters and digits, six splits (NIST; 562 MB)",
            [File("gzip.zip", ["https://biometrics.nist.gov/cs_links/EMNIST/", "https://www.itl.nist.gov/iaui/vip/cs_links/EMNIST/"], "58c8d27c78d21e728a6bc7b3cc06412e")]) { Splits = EmnistSplit.Names },
        new("omniglot-background", "omniglot", "30 alphabets to learn from", [File("images_background.zip", [Omniglot], "68d2efa1b9178cc56df9314c21c6e718")]),
        new("omniglot-evaluation", "omniglot", "20 alphabets to be tested on", [File("images_evaluation.zip", [Omniglot], "6b91aef0f799c5bb55b94e3f2daec811")]),
        new("omniglot-strokes-background", "omniglot", "the same drawings of the 30 alphabets as pen strokes", [File("strokes_background.zip", [Omniglot], null)]) { IsForTraining = false },
        new("omniglot-strokes-evaluation", "omniglot", "those of the 20 alphabets", [File("strokes_evaluation.zip", [Omniglot], null)]) { IsForTraining = false },
        new("omniglot-runs", "omniglot", "the official one-shot runs", [File("all_runs.zip", [$"{Omniglot}one-shot-classification/"], null)]) { IsForTraining = false },
        new("kmnist", "kmnist", "ten cursive hiragana (Kuzushiji-MNIST)", Four(Kuzushiji, "bdb82020997e1d708af4cf47b453dcf7", "e144d726b3acfaa3e44228e80efcd344", "5c965bf0a639b31b8f53240b1b52f4d7", "7320c461ea6c1c855c0b718fb2a4b134")),
        new("mnist", "mnist", "handwritten digits", Four(Mnist, "f68b3c2dcbeaaa9fbdd348bbdeb94873", "d53e105ee54ea40749a09fcbcd1e9432", "9fb629c4189551a2d022fa330f9573f3", "ec29112dd5afa0611ce80d1b7f02629c")),
    ];

    /// <summary>The data set of a name.</summary>
    /// <exception cref="InvalidInputException">There is none; the sentence lists those that there are.</exception>
    public static PublishedDataset Find(string name) =>
        All.FirstOrDefault(dataset => dataset.Name == name) ?? throw new InvalidInputException($"'{name}' cannot be downloaded; {string.Join(", ", All.Select(dataset => dataset.Name))} can.");

    static DatasetFile File(string name, string[] places, string? md5) => new(name, [.. places.Select(place => new Uri(place + name))], md5);

    static DatasetFile[] Four(string[] places, params string[] md5) =>
        [.. IdxFiles.Zip(md5, (name, sum) => File($"{name}-ubyte.gz", places, sum))];
}
