using System.IO.Compression;
using SymbolNet.Learning.Data;

namespace SymbolNet.Tests.Learning.Data;

public sealed class IdxDatasetReaderTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static byte[] Gzip(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, CompressionLevel.Fastest))
            zip.Write(bytes);
        return memory.ToArray();
    }

    /// <summary>Images of 3 × 3 pixels with the labels given; pixel i of image n is 10 n + i.</summary>
    static IEnumerable<(string, byte[])> Pair(string prefix, params byte[] labels)
    {
        byte[] pixels = [.. Enumerable.Range(0, labels.Length).SelectMany(image => Enumerable.Range(0, 9).Select(pixel => (byte)(10 * image + pixel)))];
        yield return ($"{prefix}-images-idx3-ubyte.gz", Gzip(MnistReaderTests.Idx([labels.Length, 3, 3], pixels)));
        yield return ($"{prefix}-labels-idx1-ubyte.gz", Gzip(MnistReaderTests.Idx([labels.Length], labels)));
    }

    string Emnist()
    {
        var files = new List<(string, byte[])> { ("gzip/emnist-balanced-mapping.txt", [1]) };
        foreach (var (split, labels) in new (string, byte[])[] { ("byclass", [0, 10, 36, 61]), ("bymerge", [9, 38]), ("balanced", [46, 9, 35, 36, 46]), ("letters", [1, 26]), ("digits", [7]), ("mnist", [3]) })
        {
            files.AddRange(Pair($"gzip/emnist-{split}-train", labels));
            files.AddRange(Pair($"gzip/emnist-{split}-test", labels[0]));
        }
        return folder.Write("gzip.zip", ProceduralSymbols.Zip(files));
    }

    [Theory]
    [InlineData("byclass", "0Aaz", "digits uppercases lowercases")]
    [InlineData("bymerge", "9d", "digits lowercases")]
    [InlineData("balanced", "9Zat", "digits uppercases lowercases")]
    [InlineData("letters", "AZ", "uppercases")]
    [InlineData("digits", "7", "digits")]
    [InlineData("mnist", "3", "digits")]
    public void Every_split_of_emnist_is_read_from_its_zip_with_the_characters_of_its_labels(string split, string names, string alphabets)
    {
        var read = DatasetReader.Open($"{Emnist()}:split={split}");
        Assert.Equal(names, string.Concat(read.Classes.Select(symbol => symbol.Name)));
        Assert.Equal(alphabets.Split(' '), read.Alphabets);
    }

    [Fact]
    public void Emnist_is_turned_upright()
    {
        var read = DatasetReader.Open($"{Emnist()}:split=balanced");
        Assert.Equal<byte>([10, 13, 16, 11, 14, 17, 12, 15, 18], ((ImageItem)read.Items[1]).Decode().Pixels.ToArray());
    }

    [Fact]
    public void Drawings_keep_their_labels_and_are_numbered_within_their_class()
    {
        var read = DatasetReader.Open($"{Emnist()}:split=balanced,part=all");
        Assert.Equal(["t1", "91", "Z1", "a1", "t2", "t3"], read.Items.Select(item => $"{read.Classes[item.Class].Name}{item.Drawer}"));
        Assert.Single(DatasetReader.Open($"{Emnist()}:split=balanced,part=test").Items);
        Assert.Equal(["9", "Z"], DatasetReader.Open($"{Emnist()}:split=balanced,classes=digits_Z").Classes.Select(symbol => symbol.Name));
    }

    [Fact]
    public void A_split_must_be_chosen_and_exist()
    {
        var path = Emnist();
        Assert.Contains("balanced, byclass, bymerge, digits, letters, mnist", Assert.Throws<InvalidInputException>(() => DatasetReader.Open(path)).Message, StringComparison.Ordinal);
        Assert.Contains("no split 'roman'", Assert.Throws<InvalidInputException>(() => DatasetReader.Open($"{path}:split=roman")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_that_the_split_does_not_have_are_refused()
    {
        var zip = folder.Write("odd.zip", ProceduralSymbols.Zip([.. Pair("emnist-letters-train", 1, 0)]));
        Assert.Contains("label 0", Assert.Throws<InvalidInputException>(() => DatasetReader.Open(zip)).Message, StringComparison.Ordinal);
        Assert.Null(EmnistSplit.ClassOf("balanced", 47));
        Assert.Equal(47, Enumerable.Range(0, 47).Select(label => EmnistSplit.ClassOf("bymerge", label)).Distinct().Count());
    }

    [Theory]
    [InlineData("kmnist", "KMNIST お KMNIST を")]
    [InlineData("Kuzushiji-MNIST", "KMNIST お KMNIST を")]
    [InlineData("mnist", "MNIST 0 MNIST 9")]
    [InlineData("stars", "stars 0 stars 9")]
    public void The_folder_tells_what_the_labels_mean(string name, string classes)
    {
        foreach (var (path, bytes) in Pair($"{name}/raw/train", 9, 0).Concat(Pair($"{name}/raw/t10k", 1)))
            folder.Write(path, bytes);
        var read = DatasetReader.Open(folder[name]);
        Assert.Equal(classes, string.Join(' ', read.Classes.Select(symbol => $"{symbol.Alphabet} {symbol.Name}")));
        // Only EMNIST lies on its side.
        Assert.Equal<byte>([0, 1, 2, 3, 4, 5, 6, 7, 8], ((ImageItem)read.Items[0]).Decode().Pixels.ToArray());
        Assert.Equal(3, DatasetReader.Open($"{folder[name]}:part=all").Items.Count);
    }

    [Fact]
    public void Damage_inside_a_zip_is_a_sentence()
    {
        var files = Pair("train", 1, 2).ToList();
        string Reason(byte[] images)
        {
            var zip = folder.Write("damaged.zip", ProceduralSymbols.Zip([(files[0].Item1, images), files[1]]));
            return Assert.Throws<InvalidInputException>(() => DatasetReader.Open(zip)).Message;
        }
        Assert.Contains(files[0].Item1, Reason(files[0].Item2[..25]), StringComparison.Ordinal);
        Assert.Contains("first bytes", Reason([]), StringComparison.Ordinal);
        Assert.Contains("holds more", Reason(MnistReaderTests.Idx([2, 3, 3], new byte[19])), StringComparison.Ordinal);
        Assert.Contains("holds 7", Reason(MnistReaderTests.Idx([200_000, 50, 50], new byte[7])), StringComparison.Ordinal);
    }
}
