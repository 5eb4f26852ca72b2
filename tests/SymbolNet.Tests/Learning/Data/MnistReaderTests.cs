using System.Buffers.Binary;
using System.IO.Compression;
using SymbolNet.Learning.Data;

namespace SymbolNet.Tests.Learning.Data;

public sealed class MnistReaderTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>An idx file of bytes.</summary>
    internal static byte[] Idx(int[] sizes, byte[] values)
    {
        var file = new byte[4 + 4 * sizes.Length];
        (file[2], file[3]) = (8, (byte)sizes.Length);
        for (var i = 0; i < sizes.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + 4 * i), sizes[i]);
        return [.. file, .. values];
    }

    void WritePart(string prefix, int count, string ending = "", string place = "")
    {
        var pixels = new byte[count * 6 * 5];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(i * 31);
        byte[] Packed(byte[] bytes)
        {
            if (ending.Length == 0)
                return bytes;
            using var memory = new MemoryStream();
            using (var zip = new GZipStream(memory, CompressionLevel.Fastest))
                zip.Write(bytes);
            return memory.ToArray();
        }
        folder.Write($"{place}{prefix}-images-idx3-ubyte{ending}", Packed(Idx([count, 6, 5], pixels)));
        folder.Write($"{place}{prefix}-labels-idx1-ubyte{ending}", Packed(Idx([count], [.. Enumerable.Range(0, count).Select(i => (byte)(i % 10))])));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(".gz", "")]
    [InlineData("", "data/")]
    public void The_four_files_are_read_plain_or_packed_or_from_the_package(string ending, string place)
    {
        WritePart("train", 20, ending, place);
        WritePart("t10k", 10, ending, place);
        Assert.True(MnistReader.Recognises(folder.Path));
        var (train, test) = (MnistReader.Read(folder.Path, MnistReader.Part.Train), MnistReader.Read(folder.Path, MnistReader.Part.Test));
        Assert.Equal((10, 20, 10), (train.Classes.Count, train.Items.Count, test.Items.Count));
        var image = ((ImageItem)train.Items[13]).Decode();
        Assert.Equal((5, 6), (image.Width, image.Height));
        Assert.Equal(unchecked((byte)(13 * 30 * 31)), image.Pixels[0]);
        Assert.Equal("3", train.Classes[train.Items[13].Class].Name);
        Assert.Equal(2, train.Items[13].Drawer);
    }

    [Fact]
    public void Files_that_do_not_fit_are_refused()
    {
        WritePart("train", 20);
        string Reason() => Assert.Throws<InvalidInputException>(() => MnistReader.Read(folder.Path, MnistReader.Part.Train)).Message;
        folder.Write("train-labels-idx1-ubyte", Idx([19], new byte[19]));
        Assert.Contains("20 train images but 19 labels", Reason(), StringComparison.Ordinal);
        folder.Write("train-labels-idx1-ubyte", Idx([20], [.. new byte[19], 11]));
        Assert.Contains("label 11", Reason(), StringComparison.Ordinal);
        folder.Write("train-labels-idx1-ubyte", Idx([20], new byte[18]));
        Assert.Contains("should hold 20 bytes", Reason(), StringComparison.Ordinal);
        folder.Write("train-labels-idx1-ubyte", Idx([4, 5], new byte[20]));
        Assert.Contains("first bytes are wrong", Reason(), StringComparison.Ordinal);
        folder.Write("train-labels-idx1-ubyte", [0, 0, 8, 1, 255, 255, 255, 255]);
        Assert.Contains("impossible size", Reason(), StringComparison.Ordinal);
        folder.Write("train-labels-idx1-ubyte", [0x1F, 0x8B, 8, 0, 1, 2, 3]);
        Assert.Contains("train-labels", Reason(), StringComparison.Ordinal);
        File.Delete(folder["train-labels-idx1-ubyte"]);
        Assert.Contains("has no train-labels-idx1-ubyte", Reason(), StringComparison.Ordinal);
    }
}
