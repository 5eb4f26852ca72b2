using System.Text;
using SymbolNet.Learning.Data;

namespace SymbolNet.Tests.Learning.Data;

public sealed class TableReaderTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public TableReaderTests()
    {
        foreach (var name in new[] { "one.png", "deep/two, too.png", "deep/\"three\".png" })
            folder.Write($"pictures/{name}", PngFixture.Grey(2, 1, [0, 255]));
        folder.Write("pictures/bad.png", [1, 2]);
    }

    public void Dispose() => folder.Dispose();

    string Write(string text, string name = "table.csv") => folder.Write(name, Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Columns_are_chosen_and_paths_start_at_the_table()
    {
        var path = Write("id,Kind,File\r\n1,star,pictures/one.png\r\n\r\n2,\"a \"\"b\"\",\nc\",\"pictures/deep/two, too.png\"\r\n3,star,\"pictures/deep/\"\"three\"\".png\"");
        var read = DatasetReader.Open($"{path}:path-column=file,label-column=kind");
        Assert.Equal([new SymbolClass("table", "star"), new SymbolClass("table", "a \"b\",\nc")], read.Classes);
        Assert.Equal([(0, 1), (1, 1), (0, 2)], read.Items.Select(item => (item.Class, item.Drawer)));
        Assert.Equal(2, ((ImageItem)read.Items[2]).Decode().Width);
    }

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    public void Other_separators_and_a_byte_order_mark_are_fine(string separator) =>
        Assert.Single(DatasetReader.Open(Write($"\uFEFFpath{separator}label\npictures/one.png{separator}a,b\n")).Items);

    [Fact]
    public void Missing_and_bad_files_are_listed_with_their_names()
    {
        var read = DatasetReader.Open(Write("path,label\npictures/one.png,a\npictures/none.png,a\npictures/bad.png,b\n,c\npictures/one.png\n../../\0x,a\n"));
        Assert.Equal("a", Assert.Single(read.Classes).Name);
        Assert.Equal(["line 5", "line 6", "line 7", "pictures/bad.png", "pictures/none.png"], read.Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
        Assert.Contains(read.Problems, problem => problem.Sentence.Contains("There is no file", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("path,label\n", "no rows")]
    [InlineData("file,label\na,b\n", "no column 'path'; its columns are file, label")]
    [InlineData("path,kind\na,b\n", "no column 'label'")]
    [InlineData("path,label\n\"a,b\n", "quote in line 2")]
    [InlineData("path,label\nnone.png,b\nnothing.png,c\n", "None of the 2 files")]
    public void A_table_that_cannot_be_used_is_refused(string text, string why) =>
        Assert.Contains(why, Assert.Throws<InvalidInputException>(() => DatasetReader.Open(Write(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_table_is_a_sentence() => Assert.Contains("There is no file", Assert.Throws<InvalidInputException>(() => DatasetReader.Open(folder["none.csv"])).Message, StringComparison.Ordinal);
}
