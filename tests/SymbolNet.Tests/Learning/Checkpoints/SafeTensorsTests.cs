using System.Buffers.Binary;
using System.Text;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Tests.Learning.Checkpoints;

public sealed class SafeTensorsTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static byte[] File(string header, int dataLength)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. new byte[dataLength]];
    }

    [Fact]
    public void What_is_written_is_read()
    {
        var tensors = new Dictionary<string, StoredTensor>
        {
            ["weight"] = StoredTensor.Of([2, 3], [1, 2, 3, 4, 5, float.NaN]),
            ["empty"] = StoredTensor.Of([0, 4], []),
            ["number"] = StoredTensor.Of([], [7]),
            ["bytes"] = new("U8", [3], new byte[] { 1, 2, 3 }),
        };
        SafeTensors.Write(folder["a.safetensors"], tensors, new Dictionary<string, string> { ["step"] = "12" });
        var (read, metadata) = SafeTensors.Read(folder["a.safetensors"]);
        Assert.Equal("12", metadata["step"]);
        Assert.Equal(tensors.Keys.Order(), read.Keys.Order());
        foreach (var (name, tensor) in tensors)
        {
            Assert.Equal(tensor.Type, read[name].Type);
            Assert.Equal(tensor.Shape, read[name].Shape);
            Assert.Equal(tensor.Bytes.ToArray(), read[name].Bytes.ToArray());
        }
        Assert.False(System.IO.File.Exists(folder["a.safetensors.tmp"]));
    }

    [Fact]
    public void The_bytes_are_those_of_the_specification()
    {
        using var stream = new MemoryStream();
        SafeTensors.Write(stream, new Dictionary<string, StoredTensor> { ["a"] = StoredTensor.Of([1], [1.5f]) });
        byte[] header = [.. Encoding.UTF8.GetBytes("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"""), .. "  "u8];
        Assert.Equal([(byte)header.Length, 0, 0, 0, 0, 0, 0, 0, .. header, 0, 0, 0xC0, 0x3F], stream.ToArray());
    }

    [Fact]
    public void Half_and_brain_floats_are_read_as_floats()
    {
        Assert.Equal([1.5f, -2f], new StoredTensor("F16", [2], new byte[] { 0x00, 0x3E, 0x00, 0xC0 }).ToFloats());
        Assert.Equal([1.5f, -2f], new StoredTensor("BF16", [2], new byte[] { 0xC0, 0x3F, 0x00, 0xC0 }).ToFloats());
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", 0)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 8)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8)]
    [InlineData("""{"a":{"dtype":"Q4","shape":[1],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":7}""", 0)]
    [InlineData("[]", 0)]
    [InlineData("{", 0)]
    [InlineData("", 0)]
    public void Headers_that_lie_are_refused(string header, int dataLength) =>
        Assert.Contains("bad.safetensors", Assert.Throws<InvalidInputException>(() => SafeTensors.Parse(File(header, dataLength), "bad.safetensors")).Message, StringComparison.Ordinal);

    [Fact]
    public void Files_cut_short_or_damaged_are_refused_or_read_but_never_break()
    {
        using var stream = new MemoryStream();
        SafeTensors.Write(stream, new Dictionary<string, StoredTensor> { ["a"] = StoredTensor.Of([2], [1, 2]), ["b"] = StoredTensor.Of([1, 1], [3]) });
        var file = stream.ToArray();
        for (var length = 0; length < file.Length; length++)
            Assert.Throws<InvalidInputException>(() => SafeTensors.Parse(file.AsMemory(0, length), "cut"));
        var random = new SeededRandom(1, RandomPurpose.Batches);
        var refused = 0;
        for (var round = 0; round < 3000; round++)
        {
            var damaged = file.ToArray();
            damaged[random.Below(damaged.Length - 12)] = (byte)random.Below(256);
            try
            {
                SafeTensors.Parse(damaged, "damaged");
            }
            catch (InvalidInputException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, 1000, 3000);
    }

    [Fact]
    public void A_header_longer_than_the_file_is_refused_before_memory_is_taken() =>
        Assert.Contains("claims", Assert.Throws<InvalidInputException>(() => SafeTensors.Parse(new byte[] { 255, 255, 255, 255, 255, 255, 255, 127, 0 }, "x")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_failed_write_keeps_the_earlier_file()
    {
        AtomicFile.Write(folder["file"], stream => stream.Write("first"u8));
        Assert.Throws<InvalidInputException>(() => AtomicFile.Write(folder["file"], stream =>
        {
            stream.Write("sec"u8);
            throw new IOException("disk full");
        }));
        Assert.Equal("first", System.IO.File.ReadAllText(folder["file"]));
        Assert.Equal("file", Path.GetFileName(Assert.Single(Directory.EnumerateFiles(folder.Path))));
        Assert.Throws<InvalidInputException>(() => AtomicFile.Write("/proc/nowhere/file", _ => { }));
    }
}
