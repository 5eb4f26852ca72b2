using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using SymbolNet.Ink;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;

namespace SymbolNet.Tests.Learning;

/// <summary>Made-up alphabets: every character is a few random curves, every drawing of it the same curves with a shaking hand.</summary>
public static class ProceduralSymbols
{
    /// <summary>Strokes of made-up characters.</summary>
    public static SymbolCollection Create(int alphabets, int characters, int drawers, long seed)
    {
        var classes = new List<SymbolClass>();
        var items = new List<SymbolItem>();
        for (var alphabet = 0; alphabet < alphabets; alphabet++)
            for (var character = 0; character < characters; character++)
            {
                for (var drawer = 1; drawer <= drawers; drawer++)
                    items.Add(new DrawingItem(classes.Count, drawer, Draw(seed, classes.Count, drawer)));
                classes.Add(new SymbolClass(string.Create(CultureInfo.InvariantCulture, $"Alphabet{alphabet}"), string.Create(CultureInfo.InvariantCulture, $"character{character + 1:00}")));
            }
        return new SymbolCollection("made-up alphabets", classes, items);
    }

    /// <summary>One drawing of a character.</summary>
    public static Drawing Draw(long seed, int character, int drawer)
    {
        var shape = new SeededRandom(seed, RandomPurpose.Episodes, character);
        var hand = new SeededRandom(seed, RandomPurpose.Unknown, character * 1000 + drawer);
        var strokes = ImmutableArray.CreateBuilder<Stroke>();
        var count = 2 + shape.Below(3);
        for (var stroke = 0; stroke < count; stroke++)
        {
            var corners = Enumerable.Range(0, 3).Select(_ => (X: shape.Uniform(10, 95) + hand.Normal() * 3, Y: shape.Uniform(10, 95) + hand.Normal() * 3)).ToArray();
            strokes.Add(new Stroke([.. Enumerable.Range(0, 12).Select(i =>
            {
                var t = i / 11f;
                var (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t);
                return new InkPoint(a * corners[0].X + b * corners[1].X + c * corners[2].X, a * corners[0].Y + b * corners[1].Y + c * corners[2].Y, TimeMs: 10 * i + 200 * stroke);
            })]));
        }
        return new Drawing(strokes.ToImmutable());
    }

    /// <summary>The drawings as a zip of pictures in Omniglot's layout.</summary>
    public static byte[] ToImageZip(SymbolCollection collection, string top = "images/") =>
        Zip(collection.Items.Select(item => ($"{PathOf(collection, item, top)}.png", Picture(((DrawingItem)item).Drawing))));

    /// <summary>The drawings as a zip of stroke files in Omniglot's layout.</summary>
    public static byte[] ToStrokeZip(SymbolCollection collection, string top = "strokes/") =>
        Zip(collection.Items.Select(item => ($"{PathOf(collection, item, top)}.txt", Encoding.ASCII.GetBytes(StrokeFile(((DrawingItem)item).Drawing)))));

    /// <summary>A zip of files.</summary>
    public static byte[] Zip(IEnumerable<(string Path, byte[] Bytes)> files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, bytes) in files)
            {
                using var stream = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
                stream.Write(bytes);
            }
        return memory.ToArray();
    }

    /// <summary>A black-on-white picture of 105 × 105 pixels, as Omniglot has them.</summary>
    public static byte[] Picture(Drawing drawing)
    {
        var bitmap = new Rasterizer(new RasterOptions { Size = 105, InkExtent = 85, PenWidth = 3 }).Render(drawing);
        return PngFixture.Write(105, 105, 1, 0, (x, y) => [bitmap.Ink[y * 105 + x] > 0.5f ? 0 : 1]);
    }

    /// <summary>A stroke file as Omniglot has them: y downward negative.</summary>
    public static string StrokeFile(Drawing drawing)
    {
        var text = new StringBuilder("START\n");
        foreach (var stroke in drawing.Strokes)
        {
            foreach (var point in stroke.Points)
                text.Append(CultureInfo.InvariantCulture, $"{point.X:0.000},{-point.Y:0.000},{point.TimeMs:0}\n");
            text.Append("BREAK\n");
        }
        return text.ToString();
    }

    static string PathOf(SymbolCollection collection, SymbolItem item, string top) =>
        string.Create(CultureInfo.InvariantCulture, $"{top}{collection.Classes[item.Class].Alphabet}/{collection.Classes[item.Class].Name}/{item.Class + 1:0000}_{item.Drawer:00}");
}
