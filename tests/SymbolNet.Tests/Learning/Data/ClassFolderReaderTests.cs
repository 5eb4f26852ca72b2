using System.IO.Compression;
using System.Text;
using SymbolNet.Ink;
using SymbolNet.Learning.Data;
using SymbolNet.Raster;

namespace SymbolNet.Tests.Learning.Data;

public sealed class ClassFolderReaderTests : IDisposable
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
        var broken = folder.Write("broken.zip", ProceduralSymbols.Zip([("A/b/1_01.png", [1, 2, 3])]));
        Assert.Contains("A/b/1_01.png", Assert.Throws<InvalidInputException>(() => DatasetReader.Open(broken)).Message, StringComparison.Ordinal);
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_level_of_class_folders_takes_its_alphabet_from_the_place(bool zipped)
    {
        (string, byte[])[] files = [("cat/one.png", Dot()), ("cat/two.jpg", JpegReaderTests.Grey), ("dog/three.JPEG", JpegReaderTests.Grey), ("dog/readme.txt", [1])];
        var read = DatasetReader.Open(WriteTree("animals", files, zipped));
        Assert.Equal([new SymbolClass("animals", "cat"), new SymbolClass("animals", "dog")], read.Classes);
        Assert.Equal([(0, 1), (0, 2), (1, 1)], read.Items.Select(item => (item.Class, item.Drawer)));
        Assert.Equal([8, 24, 24], read.Items.Select(item => ((ImageItem)item).Decode().Width));
        Assert.Empty(read.Problems);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Bad_files_are_listed_and_the_good_ones_stay(bool zipped)
    {
        (string, byte[])[] files =
            [("a/x/1.png", Dot()), ("a/x/2.png", [1, 2, 3]), ("a/x/3.jpg", JpegReaderTests.Grey[..100]), ("a/y/4.gif", [1]), ("lost.png", Dot()), ("a/z/5.png", []), ("a/w/6.png", Dot())];
        var read = DatasetReader.Open(WriteTree("mixed", files, zipped));
        Assert.Equal(["w", "x"], read.Classes.Select(symbol => symbol.Name));
        Assert.Equal(["a/x/2.png", "a/x/3.jpg", "a/y/4.gif", "a/z/5.png", "lost.png"], read.Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
        Assert.All(read.Problems, problem => Assert.Contains(problem.Path, problem.Sentence, StringComparison.Ordinal));
        Assert.Equal(5, read.Only(ClassSelection.Parse("x")).Problems.Count);
        Assert.Equal(10, read.Union(read).Problems.Count);
    }

    [Fact]
    public void A_bad_stroke_file_is_listed()
    {
        var zip = ProceduralSymbols.Zip([("A/b/1_01.txt", "START\n1,2,3\nBREAK\n"u8.ToArray()), ("A/b/1_02.txt", "nothing"u8.ToArray())]);
        var read = DatasetReader.Open(folder.Write("strokes.zip", zip));
        Assert.Equal("A/b/1_02.txt", Assert.Single(read.Problems).Path);
        Assert.Single(read.Items);
    }

    [Fact]
    public void Dark_and_light_ink_make_the_same_picture()
    {
        var cross = PngFixture.Write(40, 40, 8, 0, (x, y) => [(Math.Abs(x - 20) < 2 || Math.Abs(y - 12) < 2) && x is > 4 and < 36 && y is > 4 and < 36 ? 0 : 255]);
        var read = DatasetReader.Open(WriteTree("polarity", [("c/dark.png", cross), ("c/light.png", Negative(cross))], false));
        var rasterizer = new Rasterizer(new RasterOptions());
        Assert.Equal(read.Items[0].Render(rasterizer).Ink.ToArray(), read.Items[1].Render(rasterizer).Ink.ToArray(), (one, other) => Math.Abs(one - other) < 0.05f);

        static byte[] Negative(byte[] png)
        {
            var picture = PngReader.Read(png, "cross");
            return PngFixture.Grey(picture.Width, picture.Height, [.. picture.Pixels.ToArray().Select(pixel => (byte)(255 - pixel))]);
        }
    }

    static byte[] Dot() => PngFixture.Write(8, 8, 1, 0, (x, y) => [x == 4 && y == 4 ? 0 : 1]);

    string WriteTree(string name, (string Path, byte[] Bytes)[] files, bool zipped)
    {
        if (zipped)
            return folder.Write($"{name}.zip", ProceduralSymbols.Zip(files));
        foreach (var (path, bytes) in files)
            folder.Write($"{name}/{path}", bytes);
        return folder[name];
    }
}
