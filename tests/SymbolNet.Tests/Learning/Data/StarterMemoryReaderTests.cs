using System.Text;
using SymbolNet.Learning.Data;

namespace SymbolNet.Tests.Learning.Data;

public sealed class StarterMemoryReaderTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Categories_become_classes_and_groups_alphabets()
    {
        var path = folder.Write("starter-memory.json", Encoding.UTF8.GetBytes(
            """
            {"version":1,"categories":[
              {"key":"latin/a","name":"a","group":"Latin","drawings":[{"version":1,"strokes":[[[0,0],[10,10]]]},{"version":1,"strokes":[[[0,0],[10,9]],[[1,2]]]}]},
              {"key":"greek/alpha","name":"α","group":"Greek","drawings":[{"version":1,"strokes":[[[0,0],[5,10]]]}]}]}
            """));
        var memory = DatasetReader.Open(path);
        Assert.Equal([new SymbolClass("Latin", "a"), new SymbolClass("Greek", "α")], memory.Classes);
        Assert.Equal([2, 1], memory.ItemsOf.Select(items => items.Length));
        Assert.Equal(2, ((DrawingItem)memory.Items[1]).Drawing.Strokes.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":2,"categories":[]}""")]
    [InlineData("""{"version":1,"categories":[]}""")]
    [InlineData("""{"version":1,"categories":[{"name":"a","group":"b","drawings":[]}]}""")]
    [InlineData("""{"version":1,"categories":[{"name":"a","group":"b","drawings":[{"strokes":1}]}]}""")]
    public void Other_files_are_refused(string text) =>
        Assert.Throws<InvalidInputException>(() => DatasetReader.Open(folder.Write("memory.json", Encoding.UTF8.GetBytes(text))));
}
