using System.IO.Compression;
using System.Text;
using SymbolNet.Ink;
using SymbolNet.Learning.Data;
using SymbolNet.Raster;

namespace SymbolNet.Tests.Learning.Data;

public sealed class OmniglotReaderTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly SymbolCollection symbols = ProceduralSymbols.Create(alphabets: 3, characters: 4, drawers: 3, seed: 1);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("images_background/")]
    [InlineData("")]
    [InlineData("a/b/c/")]
    public void Pictures_are_read_from_a_zip_with_any_top_folder(string top)
    {
        var read = DatasetReader.Open(folder.Write("images.zip", ProceduralSymbols.ToImageZip(symbols, top)));
        Assert.Equal(symbols.Classes, read.Classes);
        Assert.Equal(["Alphabet0", "Alphabet1", "Alphabet2"], read.Alphabets);
        Assert.Equal(symbols.Items.Select(item => (item.Class, item.Drawer)), read.Items.Select(item => (item.Class, item.Drawer)));
        var picture = Assert.IsType<ImageItem>(read.Items[0]).Decode();
        Assert.Equal((105, 105), (picture.Width, picture.Height));
    }

    [Fact]
    public void A_folder_reads_like_its_zip()
    {
        var zip = folder.Write("images.zip", ProceduralSymbols.ToImageZip(symbols));
        ZipFile.ExtractToDirectory(zip, folder["unpacked"]);
        var (one, other) = (DatasetReader.Open(zip), DatasetReader.Open(folder["unpacked"]));
        Assert.Equal(one.Classes, other.Classes);
        var rasterizer = new Rasterizer(new RasterOptions());
        for (var i = 0; i < one.Items.Count; i++)
            Assert.Equal(one.Items[i].Render(rasterizer).Ink, other.Items[i].Render(rasterizer).Ink);
    }

    [Fact]
    public void Strokes_come_back_with_y_downward()
    {
        var read = DatasetReader.Open(folder.Write("strokes.zip", ProceduralSymbols.ToStrokeZip(symbols)));
        Assert.Equal(symbols.Items.Count, read.Items.Count);
        for (var i = 0; i < read.Items.Count; i++)
        {
            var (truth, drawing) = (((DrawingItem)symbols.Items[i]).Drawing, ((DrawingItem)read.Items[i]).Drawing);
            Assert.Equal(truth.Strokes.Length, drawing.Strokes.Length);
            foreach (var (point, expected) in drawing.Strokes.SelectMany(stroke => stroke.Points).Zip(truth.Strokes.SelectMany(stroke => stroke.Points)))
            {
                Assert.Equal(expected.X, point.X, 0.001f);
                Assert.Equal(expected.Y, point.Y, 0.001f);
                Assert.Equal(expected.TimeMs, point.TimeMs, 0.5f);
            }
        }
    }

    [Fact]
    public void Hidden_files_and_resource_forks_are_left_out()
    {
        var zip = ProceduralSymbols.Zip(
        [
            ("top/A/character01/0001_01.png", ProceduralSymbols.Picture(ProceduralSymbols.Draw(1, 0, 1))), ("__MACOSX/top/A/character01/._0001_01.png", [1, 2]), ("top/A/.DS_Store", [3]),
        ]);
        Assert.Single(DatasetReader.Open(folder.Write("images.zip", zip)).Items);
    }

    [Fact]
    public void Alphabets_are_chosen_and_unknown_ones_named_with_their_neighbours()
    {
        Assert.Equal(["Alphabet1"], symbols.Only(["alphabet1"]).Alphabets);
        Assert.Equal(["Alphabet0", "Alphabet2"], symbols.Without(["Alphabet1"]).Alphabets);
        Assert.Equal(symbols.ItemsOf[4].Length, symbols.Only(["Alphabet1"]).ItemsOf[0].Length);
        var reason = Assert.Throws<InvalidInputException>(() => symbols.Only(["Alfabet1"]));
        Assert.Contains("Alphabet1", reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_cut_short_is_refused_with_its_name()
    {
        var whole = ProceduralSymbols.ToImageZip(symbols);
        foreach (var length in new[] { 0, 1, 100, whole.Length / 2, whole.Length - 1 })
        {
            var path = folder.Write("cut.zip", whole[..length]);
            Assert.Contains("cut.zip", Assert.Throws<InvalidInputException>(() => DatasetReader.Open(path)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Missing_empty_and_foreign_files_are_refused()
    {
        Assert.Contains("nowhere", Assert.Throws<InvalidInputException>(() => DatasetReader.Open(folder["nowhere"])).Message, StringComparison.Ordinal);
        Assert.Contains("alphabet/character", Assert.Throws<InvalidInputException>(() => DatasetReader.Open(folder.Write("empty.zip", ProceduralSymbols.Zip([])))).Message, StringComparison.Ordinal);
        var broken = DatasetReader.Open(folder.Write("broken.zip", ProceduralSymbols.Zip([("A/b/1_01.png", [1, 2, 3])])));
        Assert.Contains("A/b/1_01.png", Assert.Throws<InvalidInputException>(() => broken.Items[0].Render(new Rasterizer(new RasterOptions()))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "holds no strokes")]
    [InlineData("START\n", "holds no strokes")]
    [InlineData("1,2,3\n", "START")]
    [InlineData("START\n1,2\n", "Line 2")]
    [InlineData("START\n1,2,3,4\n", "Line 2")]
    [InlineData("START\n1,NaN,3\n", "Line 2")]
    [InlineData("START\n1,2,3\nBREAK\nx,y,z\n", "Line 4")]
    [InlineData("START\n1,9999999,3\nBREAK\n", "out of range")]
    public void Broken_stroke_files_are_refused(string text, string why) =>
        Assert.Contains(why, Assert.Throws<InvalidInputException>(() => StrokeFileReader.Read(Encoding.ASCII.GetBytes(text), "strokes.txt")).Message, StringComparison.Ordinal);

    [Fact]
    public void Time_starts_at_zero()
    {
        var drawing = StrokeFileReader.Read("START\r\n1,-2,500\r\n3,-4,510\r\nBREAK\r\n"u8, "strokes.txt");
        Assert.Equal([new InkPoint(1, 2, TimeMs: 0), new InkPoint(3, 4, TimeMs: 10)], drawing.Strokes[0].Points.ToArray());
    }

    [Fact]
    public void Two_data_sets_become_one()
    {
        var union = symbols.Only(["Alphabet0"]).Union(symbols.Without(["Alphabet0"]));
        Assert.Equal(symbols.Classes, union.Classes);
        Assert.Equal(symbols.Items.Count, union.Items.Count);
        Assert.Equal(6, symbols.Only(["Alphabet0"]).Union(symbols.Only(["Alphabet0"])).ItemsOf[0].Length);
    }
}
