using System.Text;
using SymbolNet.Learning.Reports;

namespace SymbolNet.Tests.Learning.Reports;

public sealed class MaskedCrc32CTests
{
    // RFC 3720, B.4, and the check value of the polynomial's catalogue entry.
    [Fact]
    public void Published_vectors()
    {
        Assert.Equal(0x8A9136AAu, MaskedCrc32C.Plain(new byte[32]));
        Assert.Equal(0x62A8AB43u, MaskedCrc32C.Plain([.. Enumerable.Repeat((byte)0xFF, 32)]));
        Assert.Equal(0x46DD794Eu, MaskedCrc32C.Plain([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        Assert.Equal(0x113FDB5Cu, MaskedCrc32C.Plain([.. Enumerable.Range(0, 32).Select(i => (byte)(31 - i))]));
        Assert.Equal(0xE3069283u, MaskedCrc32C.Plain(Encoding.ASCII.GetBytes("123456789")));
        Assert.Equal(0u, MaskedCrc32C.Plain([]));
    }

    [Fact]
    public void The_mask_can_be_taken_off_again()
    {
        byte[] data = [.. Encoding.ASCII.GetBytes("a record")];
        var masked = MaskedCrc32C.Of(data);
        var turned = unchecked(masked - 0xA282EAD8u);
        Assert.Equal(MaskedCrc32C.Plain(data), (turned >> 17) | (turned << 15));
        // The checksum of nothing is 0, whose mask is the constant itself.
        Assert.Equal(0xA282EAD8u, MaskedCrc32C.Of([]));
    }
}
