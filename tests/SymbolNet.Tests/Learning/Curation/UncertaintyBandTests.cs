using SymbolNet.Learning.Curation;

namespace SymbolNet.Tests.Learning.Curation;

public sealed class UncertaintyBandTests
{
    [Theory]
    [InlineData(0, 0f, 1f)]
    [InlineData(1, 0.1f, 0.9f)]
    [InlineData(3, 0.3f, 0.7f)]
    [InlineData(4, 0.4f, 0.6f)]
    [InlineData(30, 0.4f, 0.6f)]
    public void It_narrows_as_published(int rounds, float low, float high)
    {
        var band = UncertaintyBand.After(rounds);
        Assert.Equal(low, band.Low, 1e-6f);
        Assert.Equal(high, band.High, 1e-6f);
        Assert.True(band.Contains(0.5f) && band.Contains(band.Low) && band.Contains(band.High));
        Assert.False(band.Contains(band.Low - 0.01f) || band.Contains(band.High + 0.01f));
    }
}
