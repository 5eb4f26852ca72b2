using SymbolNet.Learning.Data;
using SymbolNet.Raster;

namespace SymbolNet.Tests.Learning.Data;

public sealed class FieldSetTests
{
    static readonly RasterOptions Raster = new() { Size = 32, InkExtent = 28, PenWidth = 1.5f };

    [Fact]
    public void Fields_are_those_of_the_product_rounded_to_steps()
    {
        var symbols = ProceduralSymbols.Create(1, 3, 2, seed: 4);
        var fields = FieldSet.Measure(symbols, Raster, 2);
        var rasterizer = new Rasterizer(Raster);
        Assert.Equal((6, 64), (fields.Count, fields.Cells));
        for (var item = 0; item < fields.Count; item++)
        {
            var field = symbols.Items[item].Measure(rasterizer, 2);
            for (var i = 0; i < field.Distances.Length; i++)
                Assert.Equal(Math.Min(field.Distances[i], 255 / FieldSet.StepsPerPixel), fields.Distances(item)[i] / FieldSet.StepsPerPixel, 0.5f / FieldSet.StepsPerPixel + 1e-5f);
        }
    }

    [Fact]
    public void Outlines_span_the_ink()
    {
        var symbols = ProceduralSymbols.Create(1, 8, 3, seed: 5);
        var fields = FieldSet.Measure(symbols, Raster, 2);
        for (var item = 0; item < fields.Count; item++)
        {
            var outline = fields.Outline(item).ToArray();
            var (xs, ys) = (outline.Where((_, i) => i % 2 == 0), outline.Where((_, i) => i % 2 == 1));
            var extent = Math.Max(xs.Max() - xs.Min(), ys.Max() - ys.Min());
            Assert.Equal(2 * 28f / 32, extent, 0.03f);
        }
    }

    [Fact]
    public void A_damaged_picture_arrives_as_its_own_sentence()
    {
        var symbols = new SymbolCollection("bad", [new SymbolClass("A", "b")], [new ImageItem(0, 1, () => PngReader.Read([1, 2, 3], "bad.png"))]);
        Assert.Contains("bad.png", Assert.Throws<InvalidInputException>(() => FieldSet.Measure(symbols, Raster, 2)).Message, StringComparison.Ordinal);
    }
}
