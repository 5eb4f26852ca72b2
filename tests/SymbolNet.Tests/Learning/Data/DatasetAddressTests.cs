using SymbolNet.Learning.Data;

namespace SymbolNet.Tests.Learning.Data;

public sealed class DatasetAddressTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Choices_follow_the_path() => Assert.Equal(
        new DatasetAddress("C:/data/gzip.zip") { Split = "balanced", Part = DatasetPart.All, Classes = "digits_A-H", PathColumn = "file", LabelColumn = "kind of=it" },
        DatasetAddress.Parse("C:/data/gzip.zip:split=balanced,part=all,classes=digits_A-H,path-column=file,label-column=kind of=it"));

    [Theory]
    [InlineData("folder/file.zip")]
    [InlineData("procedural:7/5x20x10")]
    [InlineData("a:b")]
    public void A_path_alone_is_an_address(string path) => Assert.Equal(new DatasetAddress(path), DatasetAddress.Parse(path));

    [Fact]
    public void Made_up_alphabets_can_have_choices() => Assert.Equal(new DatasetAddress("procedural:7/5x20x10") { Classes = "0-3" }, DatasetAddress.Parse("procedural:7/5x20x10:classes=0-3"));

    [Fact]
    public void A_file_of_that_very_name_comes_first()
    {
        var path = folder.Write("odd:split=me", []);
        Assert.Equal(new DatasetAddress(path), DatasetAddress.Parse(path));
    }

    [Theory]
    [InlineData("x:colour=red", "'colour=red'")]
    [InlineData("x:split=", "has no value")]
    [InlineData("x:split=a,test", "'test'")]
    [InlineData("x:part=half", "no part 'half'")]
    public void Other_choices_are_refused(string address, string why) =>
        Assert.Contains(why, Assert.Throws<InvalidInputException>(() => DatasetAddress.Parse(address)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("procedural:1/2x3x4:part=test", "no splits or parts")]
    [InlineData("procedural:1/2x3x4:path-column=file", "no table")]
    [InlineData("procedural:1/2x3x4:classes=digits", "chooses no class")]
    public void Choices_that_a_data_set_does_not_have_are_refused(string address, string why) =>
        Assert.Contains(why, Assert.Throws<InvalidInputException>(() => DatasetReader.Open(address)).Message, StringComparison.Ordinal);
}
